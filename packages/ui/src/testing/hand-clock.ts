/** A clock that a story moves by hand. */
export interface HandClock {
  readonly clock: () => number
  readonly advance: (ms: number) => void
  readonly reset: () => void
}

export function handClock(start: number): HandClock {
  let now = start
  // Components look at the clock again when a tab comes back to the front: so they need not be waited for.
  const look = (): boolean => document.dispatchEvent(new Event('visibilitychange'))
  return {
    clock: () => now,
    advance: (ms) => {
      now += ms
      look()
    },
    reset: () => {
      now = start
    },
  }
}

/** A clock that runs from `start`, and can be moved forward besides. */
export function runningClock(start: number): Omit<HandClock, 'reset'> {
  const startedAt = performance.now()
  const skipped = handClock(start)
  return { clock: () => skipped.clock() + performance.now() - startedAt, advance: skipped.advance }
}
