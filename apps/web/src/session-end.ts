import type { SessionEnd } from '@enrol/ui'

/** Further than the page's reckoning of the server's time is ever off. */
const CLEARLY_MS = 5_000

/**
 * Why a session is over that was due to end by itself at `expiresAt`, when its end is noticed at `now`; both by the server's
 * clock. Any use of it, here or in another tab, only puts that instant off: whatever is over before it was ended by something else.
 */
export function sessionEnd(expiresAt: number, now: number): SessionEnd {
  return now < expiresAt - CLEARLY_MS ? 'cut-short' : 'ran-out'
}
