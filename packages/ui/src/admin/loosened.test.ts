import { adminWords } from '@enrol/words/admin'
import { describe, expect, test } from 'vitest'
import { DAY, POLICY } from '../testing/admin-fixtures.ts'
import { NOW } from '../testing/fixtures.ts'
import type { Policy } from './admin-data.ts'
import { loosenedBy } from './loosened.ts'

const { policy: words } = adminWords.en
const [SOON, LATER] = [NOW + 20 * DAY, NOW + 40 * DAY]

function policy(parts: Partial<Policy>): Policy {
  return { ...POLICY, ...parts }
}

function becomes(before: Policy, parts: Partial<Policy>): string[] {
  return loosenedBy(before, { ...before, ...parts }, words)
}

const ANNOUNCED = policy({ mfa: 'announced', enforceAt: SOON })
const COME = policy({ mfa: 'announced', enforceAt: NOW - DAY })
const OFF = policy({ mfa: 'off' })

describe('what is given up is said', () => {
  test.each([
    ['MFA is enforced no longer', policy({}), { mfa: 'off' }, words.loosens.off],
    ['MFA is announced no longer', ANNOUNCED, { mfa: 'off', enforceAt: null }, words.loosens.off],
    ['MFA that is enforced is put off', policy({}), { mfa: 'announced', enforceAt: LATER }, words.loosens.until(LATER)],
    ['a day that was announced is put off', ANNOUNCED, { enforceAt: LATER }, words.loosens.until(LATER)],
    ['a day that has come is put off', COME, { enforceAt: LATER }, words.loosens.until(LATER)],
    ['everybody may use email codes', policy({ emailMfa: 'nobody' }), { emailMfa: 'everybody' }, words.loosens.email.everybody],
    ['named people may use email codes', policy({ emailMfa: 'nobody' }), { emailMfa: 'named' }, words.loosens.email.named],
    ['resets no longer wait', policy({ resetWaitHours: 24 }), { resetWaitHours: 0 }, words.loosens.wait(0)],
    ['resets wait less long', policy({ resetWaitHours: 24 }), { resetWaitHours: 1 }, words.loosens.wait(1)],
  ] as const)('when %s', (_, before, parts, sentence) => {
    expect(becomes(before, parts)).toEqual([sentence])
  })

  test('each by itself', () => {
    expect(
      becomes(policy({ emailMfa: 'named', resetWaitHours: 24 }), { mfa: 'off', emailMfa: 'everybody', resetWaitHours: 0 }),
    ).toHaveLength(3)
  })
})

test.each([
  ['MFA is enforced', OFF, { mfa: 'enforced' }],
  ['MFA is announced', OFF, { mfa: 'announced', enforceAt: SOON }],
  ['the day comes sooner', { ...ANNOUNCED, enforceAt: LATER }, { enforceAt: SOON }],
  ['an announced day has come and nothing is changed', COME, {}],
  ['fewer may use email codes', policy({}), { emailMfa: 'nobody' }],
  ['resets wait longer', policy({}), { resetWaitHours: 24 }],
  ['whom people turn to is another', policy({}), { ...POLICY, helpdeskWords: 'Room 12', approvedApp: 'Sunstone', noticeDays: 7 }],
] as const)('nothing is given up when %s', (_, before, parts) => {
  expect(becomes(before, parts)).toEqual([])
})
