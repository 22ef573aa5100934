/** A clock that stands still until it is told to go on. */
export interface HandClock {
  now(): number
  /** Goes on by `ms`; a negative figure sets it back. */
  advance(ms: number): void
  set(at: number): void
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Ten seconds into a time step, at noon. */
const NOON = Date.UTC(2026, 10, 24, 12, 0, 10)

export function handClock(at: number = NOON): HandClock {
  let time = at
  return {
    now: () => time,
    advance: (ms) => {
      time += ms
    },
    set: (to) => {
      time = to
    },
  }
}
