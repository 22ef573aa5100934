import type { Instant } from './instant.ts'

/** Ways of saying a time in one language. */
export interface Dates {
  /** "10:44" */
  time(at: Instant): string
  /** "10:44:30" */
  timeToTheSecond(at: Instant): string
  /** "24 November 2026" */
  date(at: Instant): string
  /** "24 November 2026 at 10:44" */
  dateAndTime(at: Instant): string
  /** Whether both fall on one day where the reader is. */
  sameDay(a: Instant, b: Instant): boolean
}

const ZONE = 'Europe/London'

export function datesOf(locale: string, joined: (date: string, time: string) => string, timeZone: string = ZONE): Dates {
  const timeFormat = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const secondFormat = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const dateFormat = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const date = (at: Instant): string => dateFormat.format(at)
  const time = (at: Instant): string => timeFormat.format(at)
  return {
    time,
    timeToTheSecond: (at) => secondFormat.format(at),
    date,
    dateAndTime: (at) => joined(date(at), time(at)),
    sameDay: (a, b) => date(a) === date(b),
  }
}
