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

/** By the clock of London. Browsers know no Welsh month, so the names come from the language; the figures from the browser's calendar. */
export function datesOf(months: readonly string[], joined: (date: string, time: string) => string, timeZone: string = ZONE): Dates {
  // Made when the first time is said: it takes a slow phone 50 ms, and most pages say none.
  let format: Intl.DateTimeFormat | undefined
  function partsOf(at: Instant): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
    format ??= new Intl.DateTimeFormat('en-GB', {
      timeZone,
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  }
  const date = (at: Instant): string => {
    const { day, month, year } = partsOf(at)
    return `${Number(day)} ${months[Number(month) - 1]} ${year}`
  }
  const time = (at: Instant): string => {
    const { hour, minute } = partsOf(at)
    return `${hour}:${minute}`
  }
  return {
    time,
    timeToTheSecond: (at) => `${time(at)}:${partsOf(at).second}`,
    date,
    dateAndTime: (at) => joined(date(at), time(at)),
    sameDay: (a, b) => date(a) === date(b),
  }
}
