import type { Instant } from './time-step.ts'

/** What is remembered of the misses on one factor (while enrolling: of one person). */
export interface Misses {
  /** Misses in a row since the last success; a lock or a restart of anything does not change it. */
  readonly misses: number
  /** No code is looked at before this instant; null when there was no lock. */
  readonly lockedUntil: Instant | null
}

export const NO_MISSES: Misses = { misses: 0, lockedUntil: null }

export interface MissLimit {
  /** Misses that start a lock. */
  readonly missesPerLock: number
  /** Length of the first lock; each next one is twice as long. */
  readonly firstLockMs: number
  readonly longestLockMs: number
  /** Misses in a row after which only an administrator's reset helps (NIST SP 800-63B-4 §3.2.2: at most 100). */
  readonly missesInAll: number
}

export const MISS_LIMIT: MissLimit = {
  missesPerLock: 5,
  firstLockMs: 30_000,
  longestLockMs: 3_600_000,
  missesInAll: 100,
}

export interface Locked {
  readonly kind: 'locked'
  /** When the next code will be looked at; null: not before an administrator resets the factor. */
  readonly until: Instant | null
}

/** The lock in force at `now`, or null. */
export function lockInForce({ misses, lockedUntil }: Misses, now: Instant, limit: MissLimit = MISS_LIMIT): Locked | null {
  if (misses >= limit.missesInAll) return { kind: 'locked', until: null }
  if (lockedUntil !== null && now < lockedUntil) return { kind: 'locked', until: lockedUntil }
  return null
}

/** One more miss; every fifth starts a lock, and the count of attempts begins again after it. */
export function countMiss(
  before: Misses,
  now: Instant,
  limit: MissLimit = MISS_LIMIT,
): { readonly next: Misses; readonly attemptsLeft: number } {
  const misses = before.misses + 1
  const intoThisRound = misses % limit.missesPerLock
  if (intoThisRound !== 0) return { next: { ...before, misses }, attemptsLeft: limit.missesPerLock - intoThisRound }
  const earlierLocks = misses / limit.missesPerLock - 1
  const length = Math.min(limit.firstLockMs * 2 ** earlierLocks, limit.longestLockMs)
  return { next: { misses, lockedUntil: now + length }, attemptsLeft: 0 }
}
