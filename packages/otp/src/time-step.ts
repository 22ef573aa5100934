/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number

/** Length of a TOTP time step in milliseconds (RFC 6238 §4.1: X = 30 s, T0 = 0). */
export const STEP_MS = 30_000

/** The number of the time step that `at` falls in. */
export function stepAt(at: Instant): number {
  return Math.floor(at / STEP_MS)
}

/** The instant at which time step `step` begins, and its code appears on a device whose clock is right. */
export function stepStart(step: number): Instant {
  return step * STEP_MS
}
