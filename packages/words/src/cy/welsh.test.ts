import { describe, expect, test } from 'vitest'
import { accountWords } from '../account/index.ts'
import { adminWords } from '../admin/index.ts'
import { en } from '../en/index.ts'
import { eventWords } from '../events/index.ts'
import { MAIL_WORDS } from '../mail.ts'
import { found, sentencesOf, withoutFacts } from '../testing/sentences.ts'
import { cy } from './index.ts'
import { ATTEMPTS, counted, MINUTES, type WelshForms } from './plural.ts'
import { dates, timeLeft } from './times.ts'
import { verdicts } from './verdicts.ts'

/** Names and marks that are the same in both languages. */
const SAME = new Set(['BT Internet', 'Gmail', 'Yahoo', 'iCloud', 'iPhone', 'Android', 'KeePassXC', '1 person'])
/** Words that no Welsh sentence has. Labels of foreign programs stand in quotation marks or are known by name. */
const ENGLISH =
  /\b(the|and|your|you|they|them|their|with|from|this|that|is|are|was|were|has|have|will|code|codes|password|enter|email|people|sign|again|not|app’s)\b/i
const LABELS = /“[^”]*”|\b(BT Email|Settings|Report not spam|Junk email|Junk|Mail|Not spam)\b/g

/** Verbs that have lost a g- before their vowel: "ni" and "na" stay before them. */
const WITHOUT_G = '(all|ell|adaw|adew|ofyn|wn|wydd|welw|weld)'
/** What follows the particle "a" of a relative or of a question: verbs, and not a word that "and" could join. */
const VERB = '(\\p{L}+(wyd|ir|id|odd|och)|oedd|oes|all\\p{L}*|yw|ydych|ydynt)'

describe.each([
  ['on the screen', en, cy],
  ['in the mail', MAIL_WORDS.en, MAIL_WORDS.cy],
  ['of the account page', accountWords.en, accountWords.cy],
  ['of the administrators’ pages', adminWords.en, adminWords.cy],
  ['of the audit trail', eventWords.en, eventWords.cy],
])('Welsh %s', (_, english, welsh) => {
  const englishByPath = new Map(sentencesOf(english, ''))
  const sentences = sentencesOf(welsh, '')
  const none = (wrong: RegExp): void => expect(found(sentences, (text) => wrong.test(text))).toEqual({})

  test('says every sentence that English says, of every sample that English can say it of', () => {
    const said = new Set(sentences.map(([path]) => path))
    expect([...englishByPath.keys()].filter((path) => !said.has(path))).toEqual([])
    const keys = (paths: Iterable<string>) => [...new Set([...paths].map(withoutFacts))].sort()
    expect(keys(said)).toEqual(keys(englishByPath.keys()))
  })

  test('is no copy of the English', () => {
    // A share of a service is no sentence: that sample is an actor.
    const copies = sentences.filter(
      ([path, text]) => englishByPath.get(path) === text && /[a-z]{3}/i.test(text.replace('service', '')) && !SAME.has(text),
    )
    expect(copies).toEqual([])
  })

  test('has no English word in it', () => {
    expect(found(sentences, (text) => ENGLISH.test(text.replace(LABELS, '')))).toEqual({})
  })

  test('puts curly apostrophes where they belong', () => {
    none(/'/)
  })

  test('has “nid” and “nac” before a vowel, and “ni” and “na” where a g was lost', () => {
    none(new RegExp(`(?<!\\bein hochr )\\b(ni|na) (?!${WITHOUT_G})[aeiouyâêîôûŷ]`, 'i'))
    none(new RegExp(`\\b(nid|nac|nad) ${WITHOUT_G}`, 'i'))
  })

  test('has “ac” and “ag” before a vowel, also where a number begins with one', () => {
    none(new RegExp(`(?<!\\p{L})a (?!${VERB}(?!\\p{L}))[aeiouyâêîôûŷ]`, 'iu'))
    none(/(?<!\p{L})[aâ] (1|8|11)\b/iu)
    none(/(?<!\p{L})â [aeiouyâêîôûŷ]/iu)
    none(/\b(ac|ag) (?!r(ydych|ydym|wyf|oedd))[bcdghjlprt]/i)
  })

  test('has an h after p, t and c where “a” or “â” goes before them', () => {
    none(/(?<!\p{L})(a|â|gyda|tua|na) [ptc](?!h)/u)
  })

  test('calls one person “ei”, not “eu”', () => {
    none(/(?<![\d:])1 \p{L}+(?! \d{4})[^.:]*(?<!\p{L})eu(?!\p{L})/u)
  })

  test('changes the first letter after 2, 3 and 6', () => {
    none(/(?<![\d:])2 (?!cyntaf|mwyach)([ptcm]|ll|rh|d(?!d))/)
    none(/(?<![\d:])[36] (?!cyntaf)[ptc](?!h)/)
  })

  test('gives a time one preposition: nothing is locked “tan am 10:44”', () => {
    none(/\b(tan|o|ers|hyd at|erbyn|cyn) (am|ar) \d/i)
  })

  test('speaks in one voice', () => {
    none(/\b(hwy|ichi|efallai bod|[td]abled)\b/i)
    none(/(?<!blwch )\b[pb]h?ost\b(?<!e-bost)/i)
  })
})

test('members of staff read of MFA alone; “ail ffactor” is for administrators', () => {
  const printed = [
    ...sentencesOf(eventWords.cy, 'events'),
    ...sentencesOf(adminWords.cy, 'admin').filter(([path]) => /\.letter\b/.test(path)),
  ]
  const staff = [...sentencesOf(cy, 'cy'), ...sentencesOf(accountWords.cy, 'account'), ...sentencesOf(MAIL_WORDS.cy, 'mail'), ...printed]
  expect(found(staff, (text) => /ail ffactor/i.test(text))).toEqual({})
})

test('MFA is spelled out where people first meet it', () => {
  const spelledOut = 'dilysu aml-ffactor (MFA)'
  expect(cy.enrol.getAnApp.lead('CJSM')).toContain(spelledOut)
  expect(cy.enrol.help.title).toContain(spelledOut)
  expect(adminWords.cy.imports.letter.steps('https://enrol.example', false).join(' ')).toContain(spelledOut)
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
