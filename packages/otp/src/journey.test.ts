import { describe, expect, test } from 'vitest'
import { type JourneyEvent, type Method, nextStage, type Stage, type Standing } from './journey.ts'

const STAGES: readonly Stage[] = ['anonymous', 'change-password', 'enrolling', 'challenge', 'signed-in']

function standing(mfa: 'enforced' | 'off', factor: Method | null, mustChangePassword = false): Standing {
  return { enforced: mfa === 'enforced', factor, mustChangePassword }
}

/** Every standing, and the stage that a right password of such a person leads to. */
const AFTER_PASSWORD: readonly [Standing, Stage][] = [
  [standing('enforced', null), 'enrolling'],
  [standing('enforced', 'totp'), 'challenge'],
  [standing('enforced', 'email'), 'challenge'],
  [standing('off', null), 'signed-in'],
  [standing('off', 'totp'), 'challenge'],
  [standing('off', 'email'), 'challenge'],
]

describe.each(STAGES)('in the stage "%s"', (stage) => {
  test.each(AFTER_PASSWORD)('a right password of somebody with %j leads to "%s"', (who, next) => {
    expect(nextStage(stage, { kind: 'password-accepted', standing: who })).toBe(next)
  })

  test.each(AFTER_PASSWORD)('a right password that must be changed comes first, with %j', (who) => {
    expect(nextStage(stage, { kind: 'password-accepted', standing: { ...who, mustChangePassword: true } })).toBe('change-password')
  })

  test.each(AFTER_PASSWORD)(
    'a changed password of somebody with %j leads to "%s" from the page that asks for it, and cannot happen elsewhere',
    (who, next) => {
      expect(nextStage(stage, { kind: 'password-changed', standing: who })).toBe(stage === 'change-password' ? next : null)
    },
  )

  test.each<[JourneyEvent, Stage, Stage]>([
    [{ kind: 'factor-enrolled', method: 'totp' }, 'enrolling', 'anonymous'],
    [{ kind: 'factor-enrolled', method: 'email' }, 'enrolling', 'signed-in'],
    [{ kind: 'enrolment-chosen', factor: null }, 'signed-in', 'enrolling'],
    [{ kind: 'code-accepted' }, 'challenge', 'signed-in'],
    [{ kind: 'proven' }, 'signed-in', 'signed-in'],
  ])('%j can happen only in its own stage', (event, own, next) => {
    expect(nextStage(stage, event)).toBe(stage === own ? next : null)
  })

  test('the end of the session leads back to the start', () => {
    expect(nextStage(stage, { kind: 'session-ended' })).toBe('anonymous')
  })
})

test('nobody who has a factor is ever signed in by a password alone', () => {
  for (const stage of STAGES)
    for (const mfa of ['enforced', 'off'] as const)
      for (const factor of ['totp', 'email'] as const)
        for (const mustChangePassword of [true, false])
          for (const kind of ['password-accepted', 'password-changed'] as const) {
            expect(nextStage(stage, { kind, standing: standing(mfa, factor, mustChangePassword) })).not.toBe('signed-in')
          }
})
