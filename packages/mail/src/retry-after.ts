import type { Instant } from './time.ts'

/** Reads a Retry-After field (RFC 9110 §10.2.3: seconds or a date) into milliseconds from now; null when there is none. */
export function retryAfterMs(field: string | undefined, now: Instant): number | null {
  if (field === undefined) return null
  const text = field.trim()
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
