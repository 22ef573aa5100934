import { type Dates, datesOf } from '../dates.ts'
import type { Instant } from '../instant.ts'
import { counted, DAYS, HOURS, MINUTES, SECONDS } from './plural.ts'

const MONTHS = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const

export const dates: Dates = datesOf(MONTHS, (date, time) => `${date} am ${time}`)

/** "am 10:44", and on another day "ar 24 Tachwedd 2026 am 10:44". */
export function atTime(at: Instant, now: Instant): string {
  return dates.sameDay(at, now) ? `am ${dates.time(at)}` : `ar ${dates.dateAndTime(at)}`
}

/** When a wait is over, to the second unless it is a whole minute: waits can be short. */
export function waitEnd(until: Instant): string {
  return until % 60_000 === 0 ? dates.time(until) : dates.timeToTheSecond(until)
}

/** "12 eiliad" under a minute, then whole minutes, then whole hours; a part that has begun counts as whole. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  if (seconds < 60) return counted(seconds, SECONDS)
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return counted(minutes, MINUTES)
  return counted(Math.ceil(minutes / 60), HOURS)
}

/** "tua 4 munud ar y blaen" */
export function clockOff(secondsOff: number): string {
  return `tua ${howMuch(Math.abs(secondsOff))} ${secondsOff > 0 ? 'ar y blaen' : 'ar ei hôl hi'}`
}

function howMuch(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  const hours = Math.round(seconds / 3_600)
  if (seconds < 60) return counted(seconds, SECONDS)
  if (minutes < 60) return counted(minutes, MINUTES)
  if (hours < 48) return counted(hours, HOURS)
  return counted(Math.round(hours / 24), DAYS)
}
