import type { Instant } from '@enrol/otp'
import { englishDates as dates } from '@enrol/words'

/** Times as they are told in London, on a day that needs no naming. */
export interface Times {
  /** "10:44", or "10:44 on 23 November 2026" on another day. */
  time(at: Instant): string
  /** "At 10:44", "Between 10:41 and 10:44", "On 23 November 2026 at 10:44". */
  when(from: Instant, to: Instant): string
  /** The end of a wait that began at `since`: to the second when it was short. */
  until(end: Instant, since: Instant): string
  /** "24 November 2026 at 10:44" */
  dateAndTime(at: Instant): string
}

const SHORT_MS = 2 * 60_000

export function timesOn(day: Instant): Times {
  const onTheDay = (at: Instant): boolean => dates.sameDay(at, day)
  const time = (at: Instant): string => (onTheDay(at) ? dates.time(at) : `${dates.time(at)} on ${dates.date(at)}`)
  return {
    time,
    when(from, to) {
      if (time(from) !== time(to)) return `Between ${time(from)} and ${time(to)}`
      return onTheDay(from) ? `At ${dates.time(from)}` : `On ${dates.dateAndTime(from)}`
    },
    until: (end, since) => (end - since <= SHORT_MS && onTheDay(end) ? dates.timeToTheSecond(end) : time(end)),
    dateAndTime: dates.dateAndTime,
  }
}
