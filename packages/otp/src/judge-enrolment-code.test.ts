import { describe, expect, test } from 'vitest'
import { judgeEnrolmentCode, type TotpEnrolment } from './judge-enrolment-code.ts'
import { enrolment, HOUR_MS, MINUTE_MS, NOW, OTHER_SECRET, RFC_SECRET, STEP, strangeCode } from './testing/samples.ts'
import { stepStart } from './time-step.ts'
import { codeOfStep } from './totp-code.ts'

const THIRD_SECRET = 'KRUGKIDROVUWG2ZAMJZG653OEBTG66BA'
const code = (off: number, secret = RFC_SECRET) => codeOfStep(secret, STEP + off)
const verdictOn = (judged: TotpEnrolment, typed: string, now = NOW) => judgeEnrolmentCode(judged, typed, now).verdict
const shown = (secret: string, tag: string, minutesAgo: number) => ({ secret, tag, issuedAt: NOW - minutesAgo * MINUTE_MS })

describe('a right code of the newest secret', () => {
  test.each([-1, 0, 1])('is accepted %i steps off, and its step is spent', (off) => {
    const read = enrolment({ misses: 3 })
    expect(judgeEnrolmentCode(read, code(off), NOW)).toEqual({
      verdict: { kind: 'accepted' },
      next: { ...read, newest: { ...read.newest, spentStep: STEP + off }, misses: 0, lockedUntil: null },
    })
  })

  test('is accepted up to thirty minutes after the secret was shown, and then too long ago', () => {
    const newest = { secret: RFC_SECRET, tag: '7K', issuedAt: NOW - 30 * MINUTE_MS, spentStep: null }
    expect(verdictOn(enrolment({ newest }), code(0))).toEqual({ kind: 'accepted' })
    const later = enrolment({ newest: { ...newest, issuedAt: newest.issuedAt - 1 } })
    const { verdict, next } = judgeEnrolmentCode(later, code(0), NOW)
    expect(verdict).toEqual({ kind: 'nothing-to-confirm', reason: 'too-long-ago' })
    expect(next).toBe(later)
  })
})

describe('a clock that is wrong', () => {
  test.each([
    [2, 60],
    [3, 90],
    [20, 600],
    [-2, -60],
    [-20, -600],
  ])('is named when the code is %i steps off: the device is %i seconds ahead', (off, secondsOff) => {
    const read = enrolment()
    expect(judgeEnrolmentCode(read, code(off), NOW)).toEqual({
      verdict: { kind: 'clock', secondsOff, attemptsLeft: 4 },
      next: { ...read, misses: 1 },
    })
  })

  test.each([21, -21])('is not named beyond ten minutes, %i steps off', (off) => {
    expect(verdictOn(enrolment(), code(off))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })
})

describe('an older entry', () => {
  const earlier = [shown(OTHER_SECRET, 'QX', 5), shown(THIRD_SECRET, 'B4', 60)]

  test('is named by its tag and when it was shown, and costs an attempt', () => {
    const read = enrolment({ earlier })
    expect(judgeEnrolmentCode(read, code(0, THIRD_SECRET), NOW)).toEqual({
      verdict: { kind: 'older-entry', tag: 'B4', issuedAt: NOW - HOUR_MS, attemptsLeft: 4 },
      next: { ...read, misses: 1 },
    })
  })

  test.each([-20, -2, -1, 1, 2, 20])('is named also when the clock is %i steps off', (off) => {
    expect(verdictOn(enrolment({ earlier }), code(off, OTHER_SECRET))).toMatchObject({ kind: 'older-entry', tag: 'QX' })
  })

  test.each([-21, 21])('is not named beyond ten minutes, %i steps off', (off) => {
    expect(verdictOn(enrolment({ earlier }), code(off, OTHER_SECRET))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('with the very secret of the newest is never named: the newest is judged first', () => {
    const same = enrolment({ earlier: [shown(RFC_SECRET, 'QX', 5)] })
    expect(verdictOn(same, code(0))).toEqual({ kind: 'accepted' })
    expect(verdictOn(same, code(5))).toMatchObject({ kind: 'clock' })
  })

  test('of two with one secret the newer is named', () => {
    const twins = [shown(OTHER_SECRET, 'QX', 5), shown(OTHER_SECRET, 'B4', 60)]
    expect(verdictOn(enrolment({ earlier: twins }), code(0, OTHER_SECRET))).toMatchObject({ tag: 'QX' })
  })

  test('is not confirmed, whatever became of the newest', () => {
    const newest = { ...shown(RFC_SECRET, '7K', 31), spentStep: null }
    expect(verdictOn(enrolment({ newest, earlier }), code(0, OTHER_SECRET))).toEqual({ kind: 'nothing-to-confirm', reason: 'too-long-ago' })
    expect(verdictOn(enrolment({ newest: null, earlier }), code(0, OTHER_SECRET))).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
  })
})

describe('once the newest secret is confirmed', () => {
  const newest = { ...shown(RFC_SECRET, '7K', 1), spentStep: STEP }

  test('its code is already used, in whatever spelling, and costs nothing', () => {
    const read = enrolment({ newest })
    const expected = { kind: 'already-used', nextCodeAt: stepStart(STEP + 1) }
    expect(judgeEnrolmentCode(read, code(0), NOW)).toEqual({ verdict: expected, next: read })
    expect(verdictOn(read, `${code(0)} `)).toEqual(expected)
    expect(judgeEnrolmentCode(read, code(0), NOW).next).toBe(read)
  })

  test('any other code has nothing to confirm, and costs nothing', () => {
    const read = enrolment({ newest })
    for (const typed of [code(1), code(-1), '000000']) {
      expect(judgeEnrolmentCode(read, typed, NOW)).toEqual({ verdict: { kind: 'nothing-to-confirm', reason: 'none' }, next: read })
    }
  })

  test('long after, the first acceptable code is one of the window', () => {
    expect(verdictOn(enrolment({ newest }), code(0), NOW + HOUR_MS)).toEqual({ kind: 'already-used', nextCodeAt: stepStart(STEP + 119) })
  })
})

describe('the order of judgement', () => {
  const nothingShown = enrolment({ newest: null })

  test('a lock is said first, also where there is nothing to confirm, to malformed and to right codes', () => {
    const until = NOW + 1
    for (const newest of [null, enrolment().newest])
      for (const typed of ['', 'x', code(0), code(9), '000000']) {
        const read = enrolment({ newest, misses: 5, lockedUntil: until })
        const { verdict, next } = judgeEnrolmentCode(read, typed, NOW)
        expect(verdict).toEqual({ kind: 'locked', until })
        expect(next).toBe(read)
      }
  })

  test('a hundred misses in a row need the helpdesk', () => {
    expect(verdictOn(enrolment({ misses: 100, lockedUntil: null }), code(0))).toEqual({ kind: 'locked', until: null })
  })

  test('malformed comes before nothing to confirm', () => {
    expect(verdictOn(nothingShown, '')).toEqual({ kind: 'malformed', reason: 'empty' })
    expect(verdictOn(nothingShown, '12')).toEqual({ kind: 'malformed', reason: 'not-six-digits' })
  })

  test('nothing to confirm costs nothing', () => {
    const { verdict, next } = judgeEnrolmentCode(nothingShown, '123456', NOW)
    expect(verdict).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    expect(next).toBe(nothingShown)
  })

  test('five misses of any kind leave 4, 3, 2, 1, 0 and lock', () => {
    let read = enrolment({ earlier: [shown(OTHER_SECRET, 'QX', 5)] })
    const wrong = strangeCode([RFC_SECRET, OTHER_SECRET], NOW)
    const kinds: [string, string][] = [
      [wrong, 'wrong'],
      [code(5), 'clock'],
      [code(0, OTHER_SECRET), 'older-entry'],
      [wrong, 'wrong'],
      [code(-5), 'clock'],
    ]
    for (const [i, [typed, kind]] of kinds.entries()) {
      const { verdict, next } = judgeEnrolmentCode(read, typed, NOW)
      expect(verdict).toMatchObject({ kind, attemptsLeft: 4 - i })
      read = next
    }
    expect(verdictOn(read, code(0))).toEqual({ kind: 'locked', until: NOW + 30_000 })
    expect(verdictOn(read, codeOfStep(RFC_SECRET, STEP + 1), NOW + 30_000)).toEqual({ kind: 'accepted' })
  })
})
