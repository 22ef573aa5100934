import { describe, expect, test } from 'vitest'
import { accountWords } from '../account/index.ts'
import { adminWords } from '../admin/index.ts'
import { eventWords } from '../events/index.ts'
import { MAIL_WORDS } from '../mail.ts'
import { found, sentencesOf } from '../testing/sentences.ts'
import { en } from './index.ts'

const admin = sentencesOf(adminWords.en, 'admin')
const events = sentencesOf(eventWords.en, 'events')
const staff = [...sentencesOf(en, 'en'), ...sentencesOf(accountWords.en, 'account'), ...sentencesOf(MAIL_WORDS.en, 'mail'), ...events]
const all = [...staff, ...admin]

describe('words that no sentence uses', () => {
  test.each(['please', 'sorry', 'invalid', 'oops', 'successfully'])('%s', (word) => {
    expect(found(all, (text) => new RegExp(`\\b${word}\\b`, 'i').test(text))).toEqual({})
  })
})

test('a time has one preposition: nothing is locked “until at 10:44”', () => {
  expect(found(all, (text) => /\b(until|from|since|by|before) (at|on) \d/i.test(text))).toEqual({})
})

test('one person is counted as one, and nobody is an “it”', () => {
  expect(found(all, (text) => /(?<![\d:])1 (people|things|attempts|events|seconds|minutes|hours|days)\b/.test(text))).toEqual({})
  expect(found(all, (text) => /(?<![\d:])1 person\b[^.:]*\b(are|have|were|it)\b/.test(text))).toEqual({})
})

test('members of staff read of MFA alone; “second factor” is for administrators', () => {
  const printed = admin.filter(([path]) => /\.letter\b/.test(path))
  expect(found([...staff, ...printed], (text) => /second factor/i.test(text))).toEqual({})
})

test('MFA is spelled out where people first meet it', () => {
  const spelledOut = 'multi-factor authentication (MFA)'
  expect(en.enrol.getAnApp.lead('CJSM')).toContain(spelledOut)
  expect(en.enrol.help.title).toContain(spelledOut)
  expect(adminWords.en.imports.letter.steps('https://enrol.example', false).join(' ')).toContain(spelledOut)
})
