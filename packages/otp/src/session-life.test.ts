import { expect, test } from 'vitest'
import { endsAtLimit, SESSION_LIFE, type SessionStage, sessionEndsAt } from './session-life.ts'
import { HOUR_MS, MINUTE_MS, NOW } from './testing/samples.ts'

test.each<[SessionStage, number]>([
  ['change-password', 15],
  ['enrolling', 30],
  ['challenge', 5],
  ['signed-in', 15],
])('a session in the stage "%s" ends after %i minutes without a request', (stage, minutes) => {
  expect(sessionEndsAt({ stage, createdAt: NOW - HOUR_MS, lastSeenAt: NOW })).toBe(NOW + minutes * MINUTE_MS)
})

test.each(Object.keys(SESSION_LIFE.idleMs) as SessionStage[])(
  'however busy, it ends after twelve hours in all, in the stage "%s"',
  (stage) => {
    const createdAt = NOW - 12 * HOUR_MS + MINUTE_MS
    expect(sessionEndsAt({ stage, createdAt, lastSeenAt: NOW })).toBe(NOW + MINUTE_MS)
  },
)

test('a use puts the end off until the last idle time within the twelve hours begins, and then nothing does', () => {
  const createdAt = NOW - 12 * HOUR_MS + 15 * MINUTE_MS
  expect(endsAtLimit({ stage: 'signed-in', createdAt: createdAt + 1, lastSeenAt: NOW })).toBe(false)
  expect(endsAtLimit({ stage: 'signed-in', createdAt, lastSeenAt: NOW })).toBe(true)
  expect(endsAtLimit({ stage: 'signed-in', createdAt, lastSeenAt: NOW - 1 })).toBe(false)
})
