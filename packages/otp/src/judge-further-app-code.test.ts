import { expect, test } from 'vitest'
import { judgeEnrolmentCode } from './judge-enrolment-code.ts'
import { judgeFurtherAppCode } from './judge-further-app-code.ts'
import { enrolment, MINUTE_MS, NOW, OTHER_SECRET, RFC_SECRET, STEP } from './testing/samples.ts'
import { codeOfStep } from './totp-code.ts'

const THIRD_SECRET = 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK'
const PHONE = { secret: OTHER_SECRET, tag: '4C' }
const APPS = [{ secret: THIRD_SECRET, tag: '3B' }, PHONE]
const phoneCode = (off: number): string => codeOfStep(OTHER_SECRET, STEP + off)

test.each([-1, 0, 1])('a code that one of the person’s own apps shows is named after it, %i steps off, and costs an attempt', (off) => {
  const read = enrolment()
  expect(judgeFurtherAppCode(read, APPS, phoneCode(off), NOW)).toEqual({
    verdict: { kind: 'other-app', tag: '4C', attemptsLeft: 4 },
    next: { ...read, misses: 1 },
  })
})

test('its spelling does not matter', () => {
  const code = phoneCode(0)
  expect(judgeFurtherAppCode(enrolment(), APPS, ` ${code.slice(0, 3)}-${code.slice(3)} `, NOW).verdict).toMatchObject({ kind: 'other-app' })
})

test.each([-20, -2, 2, 20])('a code that it would not be signed in with is as wrong as any other, %i steps off', (off) => {
  expect(judgeFurtherAppCode(enrolment(), APPS, phoneCode(off), NOW).verdict).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test('the new entry, its clock and older entries are judged first', () => {
  const same = [{ secret: RFC_SECRET, tag: '4C' }]
  expect(judgeFurtherAppCode(enrolment(), same, codeOfStep(RFC_SECRET, STEP), NOW).verdict).toEqual({ kind: 'accepted' })
  const read = enrolment({ earlier: [{ secret: OTHER_SECRET, tag: 'QX', issuedAt: NOW - 5 * MINUTE_MS }] })
  expect(judgeFurtherAppCode(read, APPS, phoneCode(0), NOW).verdict).toMatchObject({ kind: 'older-entry', tag: 'QX' })
})

test('five of them lock, and while locked none is named', () => {
  let read = enrolment()
  for (const attemptsLeft of [4, 3, 2, 1, 0]) {
    const { verdict, next } = judgeFurtherAppCode(read, APPS, phoneCode(0), NOW)
    expect(verdict).toEqual({ kind: 'other-app', tag: '4C', attemptsLeft })
    read = next
  }
  expect(judgeFurtherAppCode(read, APPS, phoneCode(0), NOW)).toEqual({ verdict: { kind: 'locked', until: NOW + 30_000 }, next: read })
})

test('where nothing waits to be confirmed none is named, and no attempt is spent', () => {
  const read = enrolment({ newest: null })
  expect(judgeFurtherAppCode(read, APPS, phoneCode(0), NOW)).toEqual({
    verdict: { kind: 'nothing-to-confirm', reason: 'none' },
    next: read,
  })
})

test('without other apps every code is judged as at a first enrolment', () => {
  for (const code of [phoneCode(0), codeOfStep(RFC_SECRET, STEP), '12345', ''])
    expect(judgeFurtherAppCode(enrolment(), [], code, NOW)).toEqual(judgeEnrolmentCode(enrolment(), code, NOW))
})
