import type { Instant } from './time-step.ts'

/** What changes a factor needs password and code from no longer ago than this (ASVS 7.5.1). */
export const FRESH_PROOF_MS = 5 * 60_000

/** `provenAt`: when both had been given, null when they never were. A clock that was set back makes no proof last longer. */
export function isFreshProof(provenAt: Instant | null, now: Instant): boolean {
  return provenAt !== null && Math.abs(now - provenAt) < FRESH_PROOF_MS
}
