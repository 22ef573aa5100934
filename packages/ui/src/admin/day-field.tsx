import type { Instant } from '@enrol/otp'

/** What a date field holds, `2026-11-24`, for the day that begins at `at` where the person is. */
export function dayFieldOf(at: Instant): string {
  const date = new Date(at)
  const padded = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`
}

/** The first moment of that day where the person is; null: it is no day. */
export function dayOfField(text: string): Instant | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (found === null) return null
  const [year, month, day] = found.slice(1).map(Number)
  const date = new Date(year ?? 0, (month ?? 1) - 1, day)
  return dayFieldOf(date.getTime()) === text.trim() ? date.getTime() : null
}

/** The first moment of the day after: 23 or 25 hours later when the clocks change. */
export function dayAfter(at: Instant): Instant {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}
