import { describe, expect, test } from 'vitest'
import { accountWords } from '../account/index.ts'
import { en } from '../en/index.ts'
import { MAIL_WORDS } from '../mail.ts'
import { cy } from './index.ts'
import { ATTEMPTS, counted, MINUTES, type WelshForms } from './plural.ts'
import { dates, timeLeft } from './times.ts'
import { verdicts } from './verdicts.ts'

/** Every sentence with its path: plain strings, and functions by what they say of sample facts. */
function sentencesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return Object.entries(saidBy(value as Sentence)).map(([facts, said]) => [`${path}(${facts})`, said])
  return Object.entries(value as object).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

type Sentence = (...facts: unknown[]) => unknown

const AT = Date.UTC(2026, 10, 24, 10, 44, 12)

/** Facts of every shape that a sentence may ask for; those that don't fit it are passed over. */
const SAMPLES: Record<string, unknown[]> = {
  times: [AT, AT - 5_000, AT],
  later: [AT - 5_000, AT, 3],
  attempts: [0],
  one: [-240, 1],
  clock: [-60, 3],
  reason: ['none', 'X'],
  empty: ['empty', 'X'],
  digits: ['not-six-digits', 'X'],
  long: ['too-long-ago'],
  misses: ['misses'],
  page: [
    {
      title: 'X',
      serviceName: 'X',
      failed: true,
      number: 2,
      of: 3,
      sentAt: AT,
      at: AT,
      until: AT,
      minutes: 15,
      now: AT,
      service: 'X',
      phone: '1',
    },
  ],
  older: [{ entryName: 'X', issuedAt: AT, number: 1, sentAt: AT, now: AT }, { number: 2, sentAt: AT, now: AT }, AT, 2],
  name: ['X', AT, AT - 5_000],
  device: [{ browser: null, system: 'iphone' }],
  actor: ['administrator'],
}

function saidBy(sentence: Sentence): Record<string, string> {
  const said: Record<string, string> = {}
  for (const [facts, sample] of Object.entries(SAMPLES)) {
    try {
      const answer = sentence(...sample)
      const text = typeof answer === 'string' ? answer : Object.values(answer as object).join(' ')
      if (text !== '' && !/undefined|NaN|\[object|Invalid/.test(text)) said[facts] = text
    } catch {
      // These facts are of another shape.
    }
  }
  return said
}

/** Names and marks that are the same in both languages. */
const SAME = new Set(['BT Internet', 'Gmail', 'Yahoo', 'iCloud', 'iPhone', 'Android', 'KeePassXC'])
/** Words that no Welsh sentence has. Labels of foreign programs stand in quotation marks or are known by name. */
const ENGLISH = /\b(the|and|your|you|with|from|this|that|is|are|code|codes|enter|email|sign|again|not|app’s)\b/i
const LABELS = /“[^”]*”|not-six-digits|too-long-ago|\b(BT Email|Settings|Report not spam|Junk email|Junk|Mail|Not spam)\b/g

describe.each([
  ['on the screen', en, cy],
  ['in the mail', MAIL_WORDS.en, MAIL_WORDS.cy],
  ['of the account page', accountWords.en, accountWords.cy],
])('Welsh %s', (_, english, welsh) => {
  const englishByPath = new Map(sentencesOf(english, ''))
  const sentences = sentencesOf(welsh, '')

  test('says every sentence that English says', () => {
    expect(sentences.map(([path]) => path).sort()).toEqual([...englishByPath.keys()].sort())
  })

  test('is no copy of the English', () => {
    const copies = sentences.filter(([path, text]) => englishByPath.get(path) === text && /[a-z]{3}/i.test(text) && !SAME.has(text))
    expect(copies).toEqual([])
  })

  test('has no English word in it', () => {
    expect(sentences.filter(([, text]) => ENGLISH.test(text.replace(LABELS, '')))).toEqual([])
  })

  test('puts curly apostrophes where they belong', () => {
    expect(sentences.filter(([, text]) => text.includes("'"))).toEqual([])
  })
})

describe('numbers', () => {
  const forms: WelshForms = { two: 'two', few: 'few', many: 'many', other: 'other' }
  const rules = new Intl.PluralRules('cy')

  test.each(Array.from({ length: 61 }, (_, count) => count))('%i takes the form that the Unicode rules give it', (count) => {
    const rule = rules.select(count)
    const expected = rule === 'zero' || rule === 'one' ? 'other' : rule
    expect(counted(count, forms)).toBe(`${count} ${expected}`)
  })

  test.each([
    [1, '1 cynnig', '1 munud'],
    [2, '2 gynnig', '2 funud'],
    [3, '3 chynnig', '3 munud'],
    [4, '4 cynnig', '4 munud'],
    [6, '6 chynnig', '6 munud'],
  ])('%i changes the first letter as it is spoken', (count, attempts, minutes) => {
    expect(counted(count, ATTEMPTS)).toBe(attempts)
    expect(counted(count, MINUTES)).toBe(minutes)
  })
})

test('dates are Welsh wherever the browser was made', () => {
  expect(dates.dateAndTime(Date.UTC(2026, 0, 5, 9, 4))).toBe('5 Ionawr 2026 am 09:04')
  expect(dates.date(Date.UTC(2026, 7, 1, 12))).toBe('1 Awst 2026')
  expect(timeLeft(119_000)).toBe('2 funud')
})

test('a clock that is behind is not said to be ahead', () => {
  expect(verdicts.clockOff(-240)).toBe('tua 4 munud ar ei hôl hi')
  expect(verdicts.clockOff(120)).toBe('tua 2 funud ar y blaen')
  expect(verdicts.clockOff(-2 * 86_400)).toBe('tua 2 ddiwrnod ar ei hôl hi')
})
