import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeEnrolmentCode, type ShownSecret } from './judge-enrolment-code.ts'
import { newSecret } from './secret.ts'
import { enrolment, MINUTE_MS, NOW, STEP, stepsAround } from './testing/samples.ts'
import { repeatableBytes } from './testing/scripted-bytes.ts'
import { codeOfStep } from './totp-code.ts'

/** The secrets that a person was shown one after the other, the newest first. */
function shownSecrets(seed: number, count: number): ShownSecret[] {
  const random = repeatableBytes(seed)
  return Array.from({ length: count }, (_, i) => ({ secret: newSecret(random), tag: `T${i}`, issuedAt: NOW - (i + 1) * MINUTE_MS }))
}

/** Every ending, worked out from the codes of every secret in every step: a million codes are few, and two may be the same. */
function expected(code: string, [newest, ...earlier]: readonly ShownSecret[]): object {
  const matches = (secret: string, reach: number) => stepsAround(NOW, reach).filter((step) => codeOfStep(secret, step) === code)
  if (newest === undefined) return { kind: 'nothing-to-confirm', reason: 'none' }
  if (matches(newest.secret, 1).length > 0) return { kind: 'accepted' }
  const [nearest] = matches(newest.secret, 20).sort((a, b) => Math.abs(a - STEP) - Math.abs(b - STEP))
  if (nearest !== undefined) return { kind: 'clock', secondsOff: (nearest - STEP) * 30, attemptsLeft: 4 }
  const older = earlier.find(({ secret }) => matches(secret, 20).length > 0)
  if (older) return { kind: 'older-entry', tag: older.tag, issuedAt: older.issuedAt, attemptsLeft: 4 }
  return { kind: 'wrong', attemptsLeft: 4 }
}

test('every code of every superseded secret is named after its entry, unless a newer one has the same code', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 10 }), fc.nat(9), fc.integer({ min: -22, max: 22 }), (seed, count, which, off) => {
      const shown = shownSecrets(seed, count + 1)
      const [newest, ...earlier] = shown
      const typedFrom = earlier[which % count]
      if (!newest || !typedFrom) throw new Error('nothing shown')
      const code = codeOfStep(typedFrom.secret, STEP + off)
      const read = enrolment({ newest: { ...newest, spentStep: null }, earlier })
      expect(judgeEnrolmentCode(read, code, NOW).verdict).toEqual(expected(code, shown))
    }),
    { numRuns: 60 },
  )
})

test('ten entries, every step of ten minutes either way: none is missed', () => {
  const shown = shownSecrets(2026, 11)
  const [newest, ...earlier] = shown
  if (!newest) throw new Error('nothing shown')
  const read = enrolment({ newest: { ...newest, spentStep: null }, earlier })
  const known = expectedByCode(shown)
  let named = 0
  for (const { secret } of earlier)
    for (const step of [STEP - 20, STEP - 7, STEP, STEP + 1, STEP + 20]) {
      const code = codeOfStep(secret, step)
      const { verdict } = judgeEnrolmentCode(read, code, NOW)
      expect(verdict).toMatchObject(known.get(code) ?? {})
      if (verdict.kind === 'older-entry') named++
    }
  expect(named).toBe(50)
})

/** The first that has each code: the newest secret's come before an older one's. */
function expectedByCode([newest, ...earlier]: readonly ShownSecret[]): Map<string, object> {
  const known = new Map<string, object>()
  const remember = (secret: string, ending: object) => {
    for (const step of stepsAround(NOW, 20)) {
      const code = codeOfStep(secret, step)
      if (!known.has(code)) known.set(code, ending)
    }
  }
  if (newest) remember(newest.secret, {})
  for (const { secret, tag, issuedAt } of earlier) remember(secret, { kind: 'older-entry', tag, issuedAt })
  return known
}
