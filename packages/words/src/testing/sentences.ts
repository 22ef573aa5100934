import type { DeviceSystem } from '../account/device-facts.ts'
import type { ImportProblemKind } from '../admin/import-facts.ts'

/** Where it stands, with the sample that it was said of, and the sentence. */
export type Said = readonly [path: string, text: string]

type Sentence = (...facts: unknown[]) => unknown

/** Every sentence with its path: plain strings, and functions by what they say of sample facts. */
export function sentencesOf(value: unknown, path: string): Said[] {
  if (value === null) return []
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return Object.entries(saidBy(value as Sentence)).map(([facts, said]) => [`${path}(${facts})`, said])
  return Object.entries(value as object).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

/** What is wrong, with one of the samples that show it. */
export function found(sentences: readonly Said[], wrong: (text: string) => boolean): Record<string, string> {
  return Object.fromEntries(sentences.filter(([, text]) => wrong(text)).map(([path, text]) => [withoutFacts(path), text]))
}

export function withoutFacts(path: string): string {
  return path.replace(/\(.*/, '')
}

const AT = Date.UTC(2026, 10, 24, 10, 44, 12)
const MINUTE = 60_000

/** Welsh has a form of its own after 1, 2, 3 and 6, and English after 1; 1, 8 and 11 begin with a vowel in Welsh. */
const COUNTS = [0, 1, 2, 3, 6, 8, 11]

const REASONS = ['none', 'empty', 'not-six-digits', 'too-long-ago', 'misses']

const SYSTEMS = Object.keys({
  windows: true,
  mac: true,
  linux: true,
  chromebook: true,
  iphone: true,
  ipad: true,
  'android-phone': true,
  'android-tablet': true,
} satisfies Record<DeviceSystem, true>)

const PROBLEMS = Object.keys({
  'too-large': true,
  'too-many-people': true,
  nobody: true,
  'utf-16': true,
  spreadsheet: true,
  nul: true,
  quotes: true,
  'no-header': true,
  'missing-column': true,
  'unknown-column': true,
  'duplicate-column': true,
  'too-many-cells': true,
  'not-utf-8': true,
  formula: true,
  example: true,
  missing: true,
  'bad-username': true,
  'bad-name': true,
  'bad-email': true,
  'bad-role': true,
  'bad-email-mfa': true,
  duplicate: true,
  taken: true,
  differs: true,
} satisfies Record<ImportProblemKind, true>)

/** What the sentences that take their facts by name are given. */
const NAMED = { title: 'X', serviceName: 'X', entryName: 'X', failed: true, service: 'X', phone: '1' }
const TIMES = { sentAt: AT, issuedAt: AT, at: AT, until: AT, now: AT }

/** Facts of every shape that a sentence may ask for; those that don't fit it are passed over. */
const SAMPLES: readonly (readonly [facts: string, sample: readonly unknown[]])[] = [
  ['times', [AT, AT - 5_000, AT]],
  ['later', [AT - 5_000, AT, 3]],
  ['another day', [AT + 1_440 * MINUTE, AT]],
  ['clock', [-60, 3]],
  ['name', ['X', AT, AT - 5_000]],
  ['actor', ['service']],
  ...REASONS.map((reason) => [reason, [reason, 'X']] as const),
  ...SYSTEMS.map((system) => [system, [{ browser: null, system }]] as const),
  ...COUNTS.flatMap(countSamples),
]

function countSamples(count: number): [string, unknown[]][] {
  const facts = { ...NAMED, ...TIMES, number: count, of: count, left: count, minutes: count }
  return [
    [`${count}`, [count, count]],
    [`a name, ${count}`, ['X', count]],
    [`two names, ${count}`, ['X', 'X', count]],
    [`a clock, ${count}`, [-240, count]],
    [`nothing, ${count}`, [null, count]],
    [`facts, ${count}`, [facts, count]],
    [`older, ${count}`, [facts, 'X', count]],
    [`two emails, ${count}`, [facts, facts, AT, count]],
    [`${count} minutes`, [AT, AT + count * MINUTE]],
    ...PROBLEMS.map((kind): [string, unknown[]] => [`${kind}, ${count}`, [importFacts(kind, count)]]),
  ]
}

function importFacts(kind: string, count: number): object {
  const others = count === 0 ? {} : { others: { count, first: [2] } }
  return { kind, line: 2, column: 'X', value: 'X', username: 'X', firstLine: 2, most: count, found: count, mostBytes: 1_048_576, ...others }
}

function saidBy(sentence: Sentence): Record<string, string> {
  const said: Record<string, string> = {}
  for (const [facts, sample] of SAMPLES) {
    try {
      const answer = sentence(...sample)
      const text = typeof answer === 'string' ? answer : Object.values(answer as object).join(' ')
      if (text !== '' && !/undefined|NaN|null|\[object|Invalid/.test(text) && !namesItsReason(text, sample)) said[facts] = text
    } catch {
      // These facts are of another shape.
    }
  }
  return said
}

/** A sentence that says the name of a reason took it for something else. */
function namesItsReason(text: string, [first]: readonly unknown[]): boolean {
  return REASONS.some((reason) => reason === first && text.includes(reason))
}
