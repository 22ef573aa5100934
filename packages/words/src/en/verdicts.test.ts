import { describe, expect, test } from 'vitest'
import { verdicts } from './verdicts.ts'

const AT_1044 = Date.UTC(2026, 10, 24, 10, 44, 12)
const MINUTE = 60_000

describe('attempts left', () => {
  test.each([
    [4, 'You have 4 attempts left.'],
    [1, 'You have 1 attempt left.'],
    [0, 'That was your last attempt for now: the next code is checked only after a wait.'],
  ])('%i left is said as a sentence', (attempts, sentence) => {
    expect(verdicts.attemptsLeft(attempts)).toBe(sentence)
  })
})

describe('a clock that is wrong', () => {
  test.each([
    [-240, 'about 4 minutes slow'],
    [240, 'about 4 minutes fast'],
    [-60, 'about 1 minute slow'],
    [30, 'about 30 seconds fast'],
    [-600, 'about 10 minutes slow'],
  ])('%i seconds off is said in words', (secondsOff, words) => {
    expect(verdicts.clockOff(secondsOff)).toBe(words)
  })

  test('says what to turn on, then to enter the next code', () => {
    expect(verdicts.enrolment.clock(-240, 3)).toEqual({
      cause: 'The clock of the device with your app is about 4 minutes slow',
      next: 'Turn on automatic date and time in that device’s settings, then enter the next code. You have 3 attempts left.',
    })
  })
})

test.each([-31, -60, -120])('a code %i seconds off may just have been typed slowly: that is said first', (secondsOff) => {
  const { cause, next } = verdicts.enrolment.clock(secondsOff, 3)
  expect(cause).toMatch(/^That code has run out, or the clock of the device with your app is about .* slow$/)
  expect(next).toMatch(/^Enter the code that your app shows now\. If that is refused too, turn on automatic date and time/)
})

test.each([-121, 31, 60])('a clock %i seconds off is the cause', (secondsOff) => {
  expect(verdicts.enrolment.clock(secondsOff, 3).cause).toMatch(/^The clock of the device with your app is about/)
})

test('a code from an older entry names both entries, and when the older one was shown', () => {
  const older = { entryName: 'CJSM · 7K', issuedAt: AT_1044 - 32 * MINUTE, now: AT_1044 }
  const { cause, next } = verdicts.enrolment.olderEntry(older, 'CJSM · 9Q', 3)
  expect(cause).toBe('That code is from an older entry, CJSM · 7K')
  expect(next).toContain('shown to you at 10:12')
  expect(next).toContain('Delete CJSM · 7K in your app and use CJSM · 9Q.')
})

test('an entry that was shown yesterday is named with its day', () => {
  const older = { entryName: 'CJSM · 7K', issuedAt: AT_1044 - 20 * 60 * MINUTE, now: AT_1044 }
  expect(verdicts.enrolment.olderEntry(older, 'CJSM · 9Q', 3).next).toContain('on 23 November 2026 at 14:44')
})

test('a spent code counts down to the next one, and then says that it shows', () => {
  expect(verdicts.alreadyUsedInApp(AT_1044 + 18_000, AT_1044).next).toContain('in 18 seconds')
  expect(verdicts.alreadyUsedInApp(AT_1044 + 1000, AT_1044).next).toContain('in 1 second:')
  expect(verdicts.alreadyUsedInApp(AT_1044, AT_1044).next).toContain('now')
})

test('the code of an earlier email names it and the newest one', () => {
  const refusal = verdicts.email.superseded({ number: 1, sentAt: AT_1044 - 3 * MINUTE }, { number: 2, sentAt: AT_1044 }, AT_1044, 3)
  expect(refusal.cause).toBe('That code is from email 1, sent at 10:41')
  expect(refusal.next).toContain('use the code from email 2, sent at 10:44')
})

test('an expired code says when it ran out and how long codes live, however that is configured', () => {
  const { cause, next } = verdicts.email.expired(AT_1044 - 6 * MINUTE, AT_1044 - MINUTE)
  expect(cause).toBe('That code ran out at 10:43')
  expect(next).toContain('for 5 minutes only')
  expect(verdicts.email.expired(AT_1044 - 12_000, AT_1044).next).toContain('a code works for 12 seconds only')
})
