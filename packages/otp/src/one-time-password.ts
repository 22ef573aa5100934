import { inBlocks, type RandomBytes, uniformBelow } from './random-bytes.ts'
import type { Instant } from './time-step.ts'

/** For how long a password that somebody else gave opens the door: a letter that lies about is worth nothing after that. */
export const ONE_TIME_PASSWORD_MS = 30 * 24 * 3_600_000

/** `givenAt`: null, when the password is the person's own. */
export function hasExpired(givenAt: Instant | null, now: Instant): boolean {
  return givenAt !== null && now - givenAt >= ONE_TIME_PASSWORD_MS
}

/** What a letter shows without doubt (no 0/O, no 1/I/L), and without vowels, so that no word comes about by chance. */
const TYPED_FROM_PAPER = '23456789bcdfghjkmnpqrstvwxyz'
const GROUP = 4
const GROUPS = 4
/** All that a password takes as a rule: the system is asked once, and nothing that was drawn is left over for another. */
const BYTES = 4 * GROUP * GROUPS

/**
 * A password that somebody else gives to a person: four groups of four, "k7qm-3xdb-…" style. 16 uniform characters of 28 are
 * 76 bits; with the hyphens it is long enough for administrators as well.
 */
export function newOneTimePassword(randomBytes: RandomBytes): string {
  const random = inBlocks(randomBytes, BYTES)
  const groups = Array.from({ length: GROUPS }, () => group(random))
  return groups.join('-')
}

/** As it was made, of what was typed from the letter: without regard to case, spaces and hyphens. Null: it can't be one. */
export function readOneTimePassword(typed: string): string | null {
  const characters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
  if (characters.length !== GROUP * GROUPS || [...characters].some((character) => !TYPED_FROM_PAPER.includes(character))) return null
  return Array.from({ length: GROUPS }, (_, at) => characters.slice(at * GROUP, (at + 1) * GROUP)).join('-')
}

function group(randomBytes: RandomBytes): string {
  let characters = ''
  while (characters.length < GROUP) characters += TYPED_FROM_PAPER.charAt(uniformBelow(TYPED_FROM_PAPER.length, randomBytes))
  return characters
}
