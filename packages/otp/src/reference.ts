import type { RandomBytes } from './random-bytes.ts'
import { READABLE, readableText } from './tag.ts'

const GROUP = 4

/** A reference that a person can read out to the helpdesk: eight readable characters in two groups, "7KQM-3XDA" style. */
export function newReference(randomBytes: RandomBytes): string {
  return inGroups(readableText(2 * GROUP, randomBytes))
}

/** What each of these may have been before it was misread; no reference holds 0, O, 1, I or L. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'QD',
  O: 'QD',
  '1': 'J7T',
  I: 'J7T',
  L: 'J7T',
  '2': '2Z',
  Z: 'Z2',
  '5': '5S',
  S: 'S5',
  '6': '6G',
  G: 'G6',
  '8': '8B',
  B: 'B8',
  U: 'UV',
  V: 'VU',
}

/** More readings than that, and it was not read from a reference. */
const MOST_READINGS = 1_000

export interface ReadReference {
  /** As it was given, in the usual spelling. */
  readonly literal: string
  /** What it may stand for, `literal` among them if that is a reference. */
  readonly readings: readonly string[]
}

/**
 * A reference as people say and copy it: case, spaces and hyphens do not matter, and characters that look alike may
 * stand for each other. Null when it is no reference at all.
 */
export function readReference(typed: string): ReadReference | null {
  const characters = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Dash}\p{Cf}.]/gu, ''),
  ]
  if (characters.length !== 2 * GROUP) return null
  let readings = ['']
  for (const character of characters) {
    const meant = LOOK_ALIKES[character] ?? (READABLE.includes(character) ? character : '')
    readings = readings.flatMap((reading) => [...meant].map((each) => reading + each))
    if (readings.length === 0 || readings.length > MOST_READINGS) return null
  }
  return { literal: inGroups(characters.join('')), readings: readings.map(inGroups) }
}

function inGroups(characters: string): string {
  return `${characters.slice(0, GROUP)}-${characters.slice(GROUP)}`
}
