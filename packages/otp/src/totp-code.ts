import { createGuardrails, generateSync } from 'otplib'
import { stepStart } from './time-step.ts'

/** A one-time code as it is typed: always six digits. */
export const CODE_DIGITS = 6

/** Ours have 20 bytes; other services' secrets, which `enrol code` reads too, often have only these 10. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })

/** The code of `secret` (base32) in time step `step`: HMAC-SHA-1, six digits (RFC 6238, RFC 4226 §5.3). */
export function codeOfStep(secret: string, step: number): string {
  return generateSync({ secret, epoch: stepStart(step) / 1000, guardrails })
}

/**
 * The first of `steps`, in their order, whose code is `code`; null when none is.
 * Every step is computed and compared, so the time taken does not tell which one matched.
 */
export function matchingStep(secret: string, code: string, steps: Iterable<number>): number | null {
  let match: number | null = null
  for (const step of steps) {
    if (sameText(codeOfStep(secret, step), code) && match === null) match = step
  }
  return match
}

/** Compares without stopping at the first difference. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}
