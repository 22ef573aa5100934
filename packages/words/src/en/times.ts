import { type Dates, datesOf } from '../dates.ts'
import type { Instant } from '../instant.ts'
import { counted } from './plural.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const dates: Dates = datesOf(MONTHS, (date, time) => `${date} at ${time}`)

/** "at 10:44", and on another day "on 24 November 2026 at 10:44". */
export function atTime(at: Instant, now: Instant): string {
  return dates.sameDay(at, now) ? `at ${dates.time(at)}` : `on ${dates.dateAndTime(at)}`
}

/** When a wait is over, to the second unless it is a whole minute: waits can be short. */
export function waitEnd(until: Instant): string {
  return until % 60_000 === 0 ? dates.time(until) : dates.timeToTheSecond(until)
}

/** "12 seconds" under a minute, then whole minutes, then whole hours; a part that has begun counts as whole. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds < 60) return counted(seconds, 'second', 'seconds')
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return counted(minutes, 'minute', 'minutes')
  return counted(Math.ceil(minutes / 60), 'hour', 'hours')
}

/** "about 4 minutes fast" */
export function clockOff(secondsOff: number): string {
  return `about ${howMuch(Math.abs(secondsOff))} ${secondsOff > 0 ? 'fast' : 'slow'}`
}

/** In the unit that a person would say it in: a wrong date is days. */
function howMuch(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const hours = Math.round(seconds / 3_600)
  if (seconds < 60) return counted(seconds, 'second', 'seconds')
  if (minutes < 60) return counted(minutes, 'minute', 'minutes')
  if (hours < 48) return counted(hours, 'hour', 'hours')
  return counted(Math.round(hours / 24), 'day', 'days')
}
