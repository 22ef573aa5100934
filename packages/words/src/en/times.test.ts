import { expect, test } from 'vitest'
import { atTime, clockOff, dates, timeLeft, waitEnd } from './times.ts'

test.each([
  [0, '0 seconds'],
  [-5000, '0 seconds'],
  [1, '1 second'],
  [59_000, '59 seconds'],
  [59_001, '1 minute'],
  [61_000, '2 minutes'],
  [900_000, '15 minutes'],
  [3_540_001, '1 hour'],
  [7_200_000, '2 hours'],
])('%i ms left is said as %s', (ms, words) => {
  expect(timeLeft(ms)).toBe(words)
})

test('times are those of London, in winter and in summer', () => {
  expect(dates.time(Date.UTC(2026, 10, 24, 10, 44))).toBe('10:44')
  expect(dates.time(Date.UTC(2026, 6, 1, 10, 44))).toBe('11:44')
  expect(dates.time(Date.UTC(2026, 10, 24, 0, 5))).toBe('00:05')
})

test('the day is London’s too, so late evening in summer is already tomorrow', () => {
  expect(atTime(Date.UTC(2026, 6, 1, 22, 30), Date.UTC(2026, 6, 1, 23, 30))).toBe('on 1 July 2026 at 23:30')
  expect(atTime(Date.UTC(2026, 6, 1, 23, 30), Date.UTC(2026, 6, 2, 10, 0))).toBe('at 00:30')
})

test('a wait ends on the second, unless that is a whole minute', () => {
  expect(waitEnd(Date.UTC(2026, 10, 24, 10, 44, 42))).toBe('10:44:42')
  expect(waitEnd(Date.UTC(2026, 10, 24, 10, 45))).toBe('10:45')
})

test.each([
  [40, 'about 40 seconds fast'],
  [-240, 'about 4 minutes slow'],
  [3_600, 'about 1 hour fast'],
  [-86_400, 'about 24 hours slow'],
  [-2 * 86_400, 'about 2 days slow'],
])('a clock that is %i seconds off is %s', (seconds, words) => {
  expect(clockOff(seconds)).toBe(words)
})
