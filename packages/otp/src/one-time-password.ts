import { inBlocks, type RandomBytes, uniformBelow } from './random-bytes.ts'

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

function group(randomBytes: RandomBytes): string {
  let characters = ''
  while (characters.length < GROUP) characters += TYPED_FROM_PAPER.charAt(uniformBelow(TYPED_FROM_PAPER.length, randomBytes))
  return characters
}
