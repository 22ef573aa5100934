import type { TotpFactor } from '../judge-code.ts'
import type { TotpEnrolment } from '../judge-enrolment-code.ts'
import { MISS_LIMIT, NO_MISSES } from '../miss-limit.ts'
import { type Instant, stepAt } from '../time-step.ts'
import { codeOfStep } from '../totp-code.ts'

/** The key of the published vectors, "12345678901234567890" in ASCII, as base32. */
export const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
export const OTHER_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Half-way through a time step. */
export const NOW: Instant = 1_800_000_015_000
export const STEP = stepAt(NOW)

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS

/** A factor whose last code was accepted an hour ago. */
export function factor(change: Partial<TotpFactor> = {}): TotpFactor {
  return { secret: RFC_SECRET, lastStep: STEP - 120, ...NO_MISSES, ...change }
}

/** Somebody who was shown one secret a minute ago. */
export function enrolment(change: Partial<TotpEnrolment> = {}): TotpEnrolment {
  const newest = { secret: RFC_SECRET, tag: '7K', issuedAt: NOW - MINUTE_MS, spentStep: null }
  return { newest, earlier: [], ...NO_MISSES, ...change }
}

/** So many steps either side of `at`, the current one in the middle. */
export function stepsAround(at: Instant, reach: number): number[] {
  return Array.from({ length: 2 * reach + 1 }, (_, i) => stepAt(at) - reach + i)
}

/** Six digits that no recognised step of these secrets shares, nor the further steps named. */
export function strangeCode(secrets: readonly string[], at: Instant, furtherSteps: readonly number[] = []): string {
  const taken = new Set(secrets.flatMap((secret) => [...stepsAround(at, 22), ...furtherSteps].map((step) => codeOfStep(secret, step))))
  for (let number = 0; ; number++) {
    const code = String(number).padStart(6, '0')
    if (!taken.has(code)) return code
  }
}

/** The usual digits and window, without any lock: for sequences that look at single use alone. */
export const NO_LIMIT = { ...MISS_LIMIT, missesPerLock: Number.MAX_SAFE_INTEGER, missesInAll: Number.MAX_SAFE_INTEGER }
