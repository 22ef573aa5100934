import { describe, expect, test } from 'vitest'
import { judgeCode, nextCodeAt, RECOGNISED_STEPS, type TotpFactor } from './judge-code.ts'
import { factor, HOUR_MS, NOW, OTHER_SECRET, RFC_SECRET, STEP, strangeCode } from './testing/samples.ts'
import { STEP_MS, stepStart } from './time-step.ts'
import { codeOfStep } from './totp-code.ts'

const code = (off: number) => codeOfStep(RFC_SECRET, STEP + off)
const verdictOn = (judged: TotpFactor, typed: string, now = NOW) => judgeCode(judged, typed, now).verdict

describe('a right code', () => {
  test.each([
    ['the step before', -1],
    ['the current step', 0],
    ['the step after', 1],
  ])('of %s is accepted, and its step is spent', (_which, off) => {
    const read = factor({ misses: 4, lockedUntil: NOW - 1 })
    expect(judgeCode(read, code(off), NOW)).toEqual({
      verdict: { kind: 'accepted' },
      next: { ...read, lastStep: STEP + off, misses: 0, lockedUntil: null },
      app: 0,
    })
  })

  test('is accepted however it is spelt', () => {
    expect(verdictOn(factor(), ` ${code(0).slice(0, 3)} ${code(0).slice(3)}\n`)).toEqual({ kind: 'accepted' })
  })

  test('is accepted with what else the factor holds kept', () => {
    const stored = { ...factor(), id: 'f1', version: 7 }
    expect(judgeCode(stored, code(0), NOW).next).toMatchObject({ id: 'f1', version: 7, lastStep: STEP })
  })

  test('is not changed in place', () => {
    expect(() => judgeCode(Object.freeze(factor()), code(0), NOW)).not.toThrow()
  })

  test('two steps beyond the spent one is the first that can be accepted when the device is one step ahead', () => {
    const spentAhead = factor({ lastStep: STEP + 1 })
    expect(verdictOn(spentAhead, code(0))).toMatchObject({ kind: 'too-old' })
    expect(verdictOn(spentAhead, code(1))).toMatchObject({ kind: 'already-used', nextCodeAt: stepStart(STEP + 2) })
    expect(verdictOn(spentAhead, code(2), stepStart(STEP + 2))).toEqual({ kind: 'accepted' })
  })
})

describe('a spent code (RFC 6238 §5.2: a code is accepted once)', () => {
  const spent = factor({ lastStep: STEP })

  test('is already used, costs no attempt, and tells when the next appears', () => {
    expect(judgeCode(spent, code(0), NOW)).toEqual({
      verdict: { kind: 'already-used', nextCodeAt: stepStart(STEP + 1) },
      next: spent,
      app: 0,
    })
    expect(judgeCode(spent, code(0), NOW).next).toBe(spent)
  })

  test.each(['１２３', '-', '\u200b', ' '])('is not revived by another spelling', (extra) => {
    const digits =
      extra === '１２３' ? [...code(0)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('') : code(0) + extra
    expect(verdictOn(spent, digits)).toMatchObject({ kind: 'already-used' })
  })

  test('is already used in the neighbouring step too', () => {
    expect(verdictOn(spent, code(0), NOW + STEP_MS)).toMatchObject({ kind: 'already-used' })
    expect(verdictOn(spent, code(0), NOW - STEP_MS)).toMatchObject({ kind: 'already-used' })
  })

  test('is already used long after, and then the oldest code of the window is the first that can be accepted', () => {
    expect(verdictOn(spent, code(0), NOW + 24 * HOUR_MS)).toEqual({
      kind: 'already-used',
      nextCodeAt: stepStart(STEP + 24 * 120 - 1),
    })
  })

  test('is already used when the clock has been set back, by however much', () => {
    for (const back of [2, 20, 21, 1000]) expect(verdictOn(spent, code(0), NOW - back * STEP_MS)).toMatchObject({ kind: 'already-used' })
  })

  test.each([-40, -3, -2, -1, 0, 1])(
    'tells the instant from which the first acceptable code is accepted, spent %i steps from now',
    (off) => {
      const verdict = verdictOn(factor({ lastStep: STEP + off }), code(off))
      if (verdict.kind !== 'already-used') throw new Error(verdict.kind)
      const first = verdict.nextCodeAt / STEP_MS
      const then = Math.max(NOW, verdict.nextCodeAt)
      const judged = factor({ lastStep: STEP + off })
      expect(verdictOn(judged, codeOfStep(RFC_SECRET, first), then)).toEqual({ kind: 'accepted' })
      expect(verdictOn(judged, codeOfStep(RFC_SECRET, first - 1), then)).not.toEqual({ kind: 'accepted' })
    },
  )
})

describe('an earlier code', () => {
  test('inside the window is too old once a later one was accepted, and costs an attempt', () => {
    const read = factor({ lastStep: STEP })
    expect(judgeCode(read, code(-1), NOW)).toEqual({ verdict: { kind: 'too-old', attemptsLeft: 4 }, next: { ...read, misses: 1 }, app: 0 })
  })

  test('is recognised ten minutes back, and no further', () => {
    expect(RECOGNISED_STEPS * STEP_MS).toBe(600_000)
    expect(verdictOn(factor(), code(-2))).toEqual({ kind: 'too-old', attemptsLeft: 4 })
    expect(verdictOn(factor(), code(-20))).toEqual({ kind: 'too-old', attemptsLeft: 4 })
    expect(verdictOn(factor(), code(-21))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('between the spent one and the window is too old, and was never accepted', () => {
    expect(verdictOn(factor({ lastStep: STEP - 10 }), code(-5))).toMatchObject({ kind: 'too-old' })
    expect(verdictOn(factor({ lastStep: STEP - 10 }), code(-15))).toMatchObject({ kind: 'too-old' })
    expect(verdictOn(factor({ lastStep: STEP - 10 }), code(-10))).toMatchObject({ kind: 'already-used' })
  })
})

describe('a later code', () => {
  test.each([2, 3, 20])('is as wrong as any other, %i steps ahead: a thief learns nothing from it', (off) => {
    expect(verdictOn(factor(), code(off))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('is not accepted when the clock has been set back behind the spent step', () => {
    const ahead = factor({ lastStep: STEP + 10 })
    for (const off of [-1, 0, 1, 5, 9]) expect(verdictOn(ahead, code(off)).kind).toMatch(/too-old|wrong/)
    expect(verdictOn(ahead, code(11))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })
})

describe('any other text', () => {
  test("another entry's code is wrong", () => {
    expect(verdictOn(factor(), codeOfStep(OTHER_SECRET, STEP))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('what is not six digits is malformed and costs nothing', () => {
    const read = factor({ misses: 4 })
    expect(judgeCode(read, '12345', NOW)).toEqual({ verdict: { kind: 'malformed', reason: 'not-six-digits' }, next: read, app: null })
    expect(judgeCode(read, ' ', NOW)).toEqual({ verdict: { kind: 'malformed', reason: 'empty' }, next: read, app: null })
    expect(judgeCode(read, '', NOW).next).toBe(read)
  })

  test('five misses leave 4, 3, 2, 1, 0 and lock for thirty seconds', () => {
    let read = factor()
    const wrong = strangeCode([RFC_SECRET], NOW, [read.lastStep])
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      const { verdict, next } = judgeCode(read, wrong, NOW)
      expect(verdict).toEqual({ kind: 'wrong', attemptsLeft })
      read = next
    }
    expect(read).toMatchObject({ misses: 5, lockedUntil: NOW + 30_000 })
  })

  test('wrong and too old are counted together', () => {
    expect(verdictOn(factor({ misses: 3 }), code(-5))).toEqual({ kind: 'too-old', attemptsLeft: 1 })
  })
})

describe('while locked', () => {
  const locked = factor({ misses: 5, lockedUntil: NOW + 30_000, lastStep: STEP - 1 })

  test.each([
    ['the right code', code(0)],
    ['the spent code', code(-1)],
    ['a wrong code', strangeCode([RFC_SECRET], NOW)],
    ['nothing', ''],
    ['a malformed code', 'abc'],
  ])('%s gets the one answer, and nothing is counted', (_what, typed) => {
    const { verdict, next } = judgeCode(locked, typed, NOW)
    expect(verdict).toEqual({ kind: 'locked', until: NOW + 30_000 })
    expect(next).toBe(locked)
  })

  test('the right code works again at the instant that was told', () => {
    const until = NOW + 30_000
    expect(verdictOn(locked, codeOfStep(RFC_SECRET, STEP + 1), until)).toEqual({ kind: 'accepted' })
  })

  test('after a hundred misses in a row even the right code needs the helpdesk', () => {
    const disabled = factor({ misses: 100, lockedUntil: NOW - HOUR_MS })
    for (const typed of [code(0), '000000', 'x']) expect(verdictOn(disabled, typed)).toEqual({ kind: 'locked', until: null })
  })
})

test('the next code appears at the start of the step after the spent one', () => {
  expect(nextCodeAt(STEP)).toBe(stepStart(STEP) + STEP_MS)
})

describe('with several apps', () => {
  const THIRD_SECRET = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU'
  const apps = (lastSteps: readonly [number, number, number] = [0, 0, 0]): TotpFactor => ({
    ...factor({ lastStep: lastSteps[0] }),
    further: [
      { secret: OTHER_SECRET, lastStep: lastSteps[1] },
      { secret: THIRD_SECRET, lastStep: lastSteps[2] },
    ],
  })
  const of = (secret: string, off = 0) => codeOfStep(secret, STEP + off)

  test('a code of any of them is accepted, and only that app’s step is spent', () => {
    expect(judgeCode(apps(), of(RFC_SECRET), NOW)).toMatchObject({ verdict: { kind: 'accepted' }, next: apps([STEP, 0, 0]) })
    expect(judgeCode(apps(), of(OTHER_SECRET, 1), NOW)).toMatchObject({ verdict: { kind: 'accepted' }, next: apps([0, STEP + 1, 0]) })
    expect(judgeCode(apps(), of(THIRD_SECRET, -1), NOW)).toMatchObject({ verdict: { kind: 'accepted' }, next: apps([0, 0, STEP - 1]) })
  })

  test('an app’s spent code is already used, whatever the others have spent', () => {
    const read = apps([0, STEP, 0])
    expect(judgeCode(read, of(OTHER_SECRET), NOW)).toEqual({
      verdict: { kind: 'already-used', nextCodeAt: stepStart(STEP + 1) },
      next: read,
      app: 1,
    })
  })

  test('an earlier code of any of them is too old, and costs one attempt of all of them together', () => {
    expect(verdictOn(apps(), of(THIRD_SECRET, -3))).toEqual({ kind: 'too-old', attemptsLeft: 4 })
    expect(judgeCode(apps(), strangeCode([RFC_SECRET, OTHER_SECRET, THIRD_SECRET], NOW), NOW)).toMatchObject({
      verdict: { kind: 'wrong', attemptsLeft: 4 },
      next: { misses: 1 },
    })
  })

  test('whose code it was is known of every code that is one of theirs, right or refused', () => {
    const appOf = (typed: string) => judgeCode(apps([0, STEP, 0]), typed, NOW).app
    expect(appOf(of(RFC_SECRET))).toBe(0)
    expect(appOf(of(OTHER_SECRET, 1))).toBe(1)
    expect(appOf(of(OTHER_SECRET))).toBe(1)
    expect(appOf(of(THIRD_SECRET, -3))).toBe(2)
    expect(appOf(strangeCode([RFC_SECRET, OTHER_SECRET, THIRD_SECRET], NOW))).toBeNull()
    expect(appOf('12 34')).toBeNull()
  })
})
