import { describe, expect, test } from 'vitest'
import { announcedDay, comingDay, isEnforced, type MfaPolicy } from './mfa-policy.ts'

const DAY = 86_400_000
const ENFORCE_AT = 100 * DAY
const policyOf = (mfa: MfaPolicy['mfa']): MfaPolicy => ({ mfa, enforceAt: ENFORCE_AT, noticeDays: 42 })

describe('a second factor', () => {
  test('that is off is asked of nobody, also after a day that was once named', () =>
    expect(isEnforced(policyOf('off'), ENFORCE_AT + 1)).toBe(false))
  test('that is enforced is asked of everybody', () => expect(isEnforced(policyOf('enforced'), 0)).toBe(true))
  test('that was announced is not asked before its day', () => expect(isEnforced(policyOf('announced'), ENFORCE_AT - 1)).toBe(false))
  test('that was announced is asked from its day on', () => expect(isEnforced(policyOf('announced'), ENFORCE_AT)).toBe(true))
})

describe('people are told of the day', () => {
  test('from the notice on', () => expect(announcedDay(policyOf('announced'), 58 * DAY)).toBe(ENFORCE_AT))
  test('and not before the notice', () => expect(announcedDay(policyOf('announced'), 58 * DAY - 1)).toBeNull())
  test('and no longer once it has come', () => expect(announcedDay(policyOf('announced'), ENFORCE_AT)).toBeNull())
  test('and of none where MFA is off', () => expect(announcedDay(policyOf('off'), ENFORCE_AT - 1)).toBeNull())
})

describe('the day to come', () => {
  test('is known however far away it is', () => expect(comingDay(policyOf('announced'), 0)).toBe(ENFORCE_AT))
  test('is none once it has come', () => expect(comingDay(policyOf('announced'), ENFORCE_AT)).toBeNull())
  test('is none where none was announced', () => expect(comingDay(policyOf('enforced'), 0)).toBeNull())
})
