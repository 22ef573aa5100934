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
  /** After so long without an attempt the count begins again. */
  readonly windowMs: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
}

/** A wait, never a lock: a stranger who knows a name can slow its owner down and no more. */
export const NAME_LIMIT: ThrottleLimit = { freeAttempts: 5, windowMs: 15 * 60_000, firstWaitMs: 30_000, longestWaitMs: 240_000 }
export const ADDRESS_LIMIT: ThrottleLimit = { freeAttempts: 50, windowMs: 15 * 60_000, firstWaitMs: 30_000, longestWaitMs: 240_000 }

/** Until when no password is looked at; null when one may be. */
export function throttledUntil(before: Attempts | null, now: Instant): Instant | null {
  return before?.blockedUntil && now < before.blockedUntil ? before.blockedUntil : null
}

/** Counts an attempt whose password was wrong. After the free ones each starts a wait, twice as long as the one before. */
export function withFailedAttempt(before: Attempts | null, now: Instant, limit: ThrottleLimit): Attempts {
  const attempts = before === null || now - before.lastAt > limit.windowMs ? 1 : before.attempts + 1
  const beyond = attempts - limit.freeAttempts
  const blockedUntil = beyond < 0 ? null : now + Math.min(limit.firstWaitMs * 2 ** beyond, limit.longestWaitMs)
  return { attempts, lastAt: now, blockedUntil }
}
