import type { EmailVerdict, RecoveryVerdict, TotpEnrolmentVerdict, TotpVerdict } from '@enrol/otp'
import { expect, test } from 'vitest'
import { detailOfVerdict } from './verdict-detail.ts'

const AT = 1_800_000_000_000

test.each<[TotpVerdict | TotpEnrolmentVerdict | EmailVerdict | RecoveryVerdict, object]>([
  [{ kind: 'accepted' }, {}],
  [{ kind: 'malformed', reason: 'empty' }, { reason: 'empty' }],
  [{ kind: 'malformed', reason: 'not-a-recovery-code' }, { reason: 'not-a-recovery-code' }],
  [{ kind: 'nothing-to-confirm', reason: 'misses' }, { reason: 'misses' }],
  [{ kind: 'locked', until: AT }, { until: AT }],
  [{ kind: 'locked', until: null }, { until: null }],
  [{ kind: 'already-used', nextCodeAt: AT }, { nextCodeAt: AT }],
  [{ kind: 'already-used' }, {}],
  [{ kind: 'expired', sentAt: AT, expiresAt: AT + 1 }, { expiresAt: AT + 1 }],
  [{ kind: 'wrong', attemptsLeft: 4 }, { attemptsLeft: 4 }],
  [{ kind: 'too-old', attemptsLeft: 4 }, { attemptsLeft: 4 }],
  [
    { kind: 'clock', secondsOff: -240, attemptsLeft: 4 },
    { secondsOff: -240, attemptsLeft: 4 },
  ],
  [
    { kind: 'older-entry', tag: '7K', issuedAt: AT, attemptsLeft: 4 },
    { olderTag: '7K', attemptsLeft: 4 },
  ],
  [
    { kind: 'superseded', number: 1, sentAt: AT, newest: { number: 2, sentAt: AT }, attemptsLeft: 4 },
    { number: 1, newestNumber: 2, attemptsLeft: 4 },
  ],
])('of %j the trail is told %j', (verdict, detail) => {
  expect(detailOfVerdict(verdict, null)).toEqual(detail)
})

test('the miss that starts a lock says until when, and the last of all that it is for good', () => {
  const last = { kind: 'wrong', attemptsLeft: 0 } as const
  expect(detailOfVerdict(last, { kind: 'locked', until: AT })).toEqual({ attemptsLeft: 0, until: AT })
  expect(detailOfVerdict(last, { kind: 'locked', until: null })).toEqual({ attemptsLeft: 0, until: null })
})
