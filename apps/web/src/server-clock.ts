/** Reads the server's time off its answers, so that what the page says of times is right on a device whose clock is not. */
export interface ServerClock {
  /** Epoch milliseconds, by the server. */
  now(): number
  /** How far the device's own clock is ahead of the server's, in seconds; 0 while nothing is known. */
  secondsAhead(): number
  /** A fetch that listens to the `Date` header of every answer. */
  readonly fetch: typeof globalThis.fetch
}

const HEADER_RESOLUTION_MS = 1_000

/** A page takes no longer than this to come. */
const LONGEST_LOAD_MS = 60_000

/**
 * `since`: when the page was asked for, by the device. Its first question was asked then, by a preload, rather than by a
 * script. A browser's time of origin can lie about that when the device slept or its clock was set: then it is not used.
 */
export function createServerClock(fetch: typeof globalThis.fetch, deviceNow: () => number, since: number = deviceNow()): ServerClock {
  const loadedIn = deviceNow() - since
  let asksFirst = loadedIn >= 0 && loadedIn < LONGEST_LOAD_MS
  // The offset lies between these; every answer narrows them, and a device clock that was set anew starts afresh.
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY

  function observe(serverSecond: number, askedAt: number, answeredAt: number): void {
    const low = serverSecond - answeredAt
    const high = serverSecond + HEADER_RESOLUTION_MS - askedAt
    const agrees = low <= most && high >= least
    least = agrees ? Math.max(least, low) : low
    most = agrees ? Math.min(most, high) : high
  }

  /** What has to be added to the device's time. */
  function offset(): number {
    const unknown = least === Number.NEGATIVE_INFINITY
    return unknown || (least <= 0 && most >= 0) ? 0 : Math.round((least + most) / 2)
  }

  return {
    now: () => deviceNow() + offset(),
    // Not -0, for a clock that is right.
    secondsAhead: () => 0 - offset() / 1000,
    async fetch(input, init) {
      const askedAt = asksFirst ? since : deviceNow()
      asksFirst = false
      const answer = await fetch(input, init)
      const serverSecond = Date.parse(answer.headers.get('date') ?? '')
      if (!Number.isNaN(serverSecond)) observe(serverSecond, askedAt, deviceNow())
      return answer
    },
  }
}
