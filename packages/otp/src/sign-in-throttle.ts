import type { Instant } from './time-step.ts'

/** What is remembered of password attempts under one name, or from one address. */
export interface Attempts {
  /** Attempts that have not turned out right. */
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

export type AttemptRuling = { readonly kind: 'go'; readonly next: Attempts } | { readonly kind: 'throttled'; readonly until: Instant }

/**
 * Rules on one password attempt and counts it before the password is looked at, so that parallel attempts
 * can't outrun the count; a right password takes its attempt back.
 */
export function ruleOnAttempt(before: Attempts | null, now: Instant, limit: ThrottleLimit): AttemptRuling {
  if (before?.blockedUntil && now < before.blockedUntil) return { kind: 'throttled', until: before.blockedUntil }
  const attempts = before === null || now - before.lastAt > limit.windowMs ? 1 : before.attempts + 1
  const beyond = attempts - limit.freeAttempts
  const blockedUntil = beyond < 0 ? null : now + Math.min(limit.firstWaitMs * 2 ** beyond, limit.longestWaitMs)
  return { kind: 'go', next: { attempts, lastAt: now, blockedUntil } }
}
