import { afterEach, expect, test, vi } from 'vitest'
import { dayAfter, dayFieldOf, dayOfField } from './day-field.tsx'

const HOUR_MS = 3_600_000

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['2026-10-24', 24, '2026-10-25'],
  ['2026-10-25', 25, '2026-10-26'],
  ['2026-12-31', 24, '2027-01-01'],
  ['2027-03-28', 23, '2027-03-29'],
])('in London %s ends after %i hours, when %s begins', (day, hours, next) => {
  vi.stubEnv('TZ', 'Europe/London')
  const begins = dayOfField(day) ?? 0
  expect([(dayAfter(begins) - begins) / HOUR_MS, dayFieldOf(dayAfter(begins))]).toEqual([hours, next])
})
