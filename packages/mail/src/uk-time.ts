import type { Locale } from '@enrol/words'
import type { Instant } from './time.ts'

const LANGUAGE: Readonly<Record<Locale, string>> = { en: 'en-GB' }
const timeZone = 'Europe/London'

/** "10:44", on a clock in the United Kingdom, summer time included. */
export function ukTime(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(LANGUAGE[locale], { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** "24 November 2026", by the same clock. */
export function ukDate(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(LANGUAGE[locale], { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}
