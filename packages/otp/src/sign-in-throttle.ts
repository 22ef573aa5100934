import type { Instant } from './time-step.ts'

/** What is remembered of failed password attempts under one name, or from one address. */
export interface Attempts {
  readonly attempts: number
  readonly lastAt: Instant
  /** No password is looked at before this instant. */
  readonly blockedUntil: Instant | null
}

export interface ThrottleLimit {
  readonly freeAttempts: number
  /** After so long without a failure the count begins again. */
  readonly windowMs: number
  /** For each such time of quiet between two failures one is forgiven: those that are spread over a day never add up to a wait. */
  readonly forgivesOneAfterMs: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
}

const WINDOW_MS = 15 * 60_000
const WAITS = { firstWaitMs: 30_000, longestWaitMs: 240_000 }

/** A wait, never a lock: a stranger who knows a name can slow its owner down and no more. */
export const NAME_LIMIT: ThrottleLimit = { freeAttempts: 5, windowMs: WINDOW_MS, forgivesOneAfterMs: WINDOW_MS, ...WAITS }
/** Many people share a network, and their mistypes never stop for a quarter of an hour: fifty are free in that time, at any time of the day. */
export const ADDRESS_LIMIT: ThrottleLimit = { freeAttempts: 50, windowMs: WINDOW_MS, forgivesOneAfterMs: WINDOW_MS / 50, ...WAITS }

/** Until when no password is looked at; null when one may be. */
export function throttledUntil(before: Attempts | null, now: Instant): Instant | null {
  return before?.blockedUntil && now < before.blockedUntil ? before.blockedUntil : null
}

/** Counts an attempt whose password was wrong. After the free ones each starts a wait, twice as long as the one before. */
export function withFailedAttempt(before: Attempts | null, now: Instant, limit: ThrottleLimit): Attempts {
  const attempts = standingAttempts(before, now, limit) + 1
  const beyond = attempts - limit.freeAttempts
  const blockedUntil = beyond < 0 ? null : now + Math.min(limit.firstWaitMs * 2 ** beyond, limit.longestWaitMs)
  return { attempts, lastAt: now, blockedUntil }
}

function standingAttempts(before: Attempts | null, now: Instant, limit: ThrottleLimit): number {
  if (before === null) return 0
  if (now - before.lastAt > limit.windowMs) return 0
  // Not while a wait lasts: who tries again at each end of it is not quiet.
  const quietMs = Math.max(0, now - Math.max(before.lastAt, before.blockedUntil ?? 0))
  const forgiven = Math.floor(quietMs / limit.forgivesOneAfterMs)
  return Math.max(0, before.attempts - forgiven)
}
