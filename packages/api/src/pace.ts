import type { Clock } from '@enrol/mail'
import type { Instant } from '@enrol/otp'
import { TRPCError } from '@trpc/server'

export interface PaceLimit {
  /** So many calls at once, after a time of quiet. */
  readonly most: number
  /** And then one in each such time. */
  readonly oneEveryMs: number
}

/** Far more than anybody's fingers ask for, and than a load test does: the first bounds a burst, the second a day, to some 86,000. */
const PACE: PaceLimit = { most: 20_000, oneEveryMs: 1_000 }

/** How fast one person may go on asking, in this process: what they ask for is recorded, and kept. See decision 021. */
export interface Pace {
  /** Counts a call of a person, and of one kind, as one name; false: it comes too fast, and is not counted. */
  keeps(who: string, now: Instant): boolean
}

/** 429 to a person whose calls of one kind come faster than any hand's: before anything is written. */
export function assertPace({ pace, clock }: { readonly pace: Pace; readonly clock: Clock }, userId: string, kind: string): void {
  if (pace.keeps(`${userId} ${kind}`, clock())) return
  throw new TRPCError({ code: 'TOO_MANY_REQUESTS', message: 'So many requests come from nobody by hand. Try again in a few seconds.' })
}

const SWEEP_EVERY_MS = 60_000

/** `restedAt`: when each person may have `most` calls again. Who is not in there may have them now; who may is soon taken out. */
export function createPace({ most, oneEveryMs }: PaceLimit = PACE, restedAt = new Map<string, Instant>()): Pace {
  let sweepAt = 0

  function forgetRested(now: Instant): void {
    sweepAt = now + SWEEP_EVERY_MS
    for (const [who, at] of restedAt) if (at <= now) restedAt.delete(who)
  }

  return {
    keeps(who, now) {
      // Also when the clock was set back.
      if (now >= sweepAt || now < sweepAt - SWEEP_EVERY_MS) forgetRested(now)
      // A clock that was set back makes nobody wait for longer than their calls do.
      const before = Math.min(Math.max(restedAt.get(who) ?? now, now), now + most * oneEveryMs)
      const isKept = before + oneEveryMs <= now + most * oneEveryMs
      restedAt.set(who, isKept ? before + oneEveryMs : before)
      return isKept
    },
  }
}
