import type { SessionEnd } from '@enrol/ui'

/** Further than the page's reckoning of the server's time is ever off. */
const CLEARLY_MS = 5_000

/** What this tab was last told of its session. */
export interface LastSession {
  /** When it was due to end by itself, by the server's clock. */
  readonly expiresAt: number
  /** It had lasted as long as any may, so that nothing put that off. */
  readonly atLimit: boolean
  /** When this tab was told, by the server's clock. */
  readonly toldAt: number
  /** Why it is over; null while nobody has noticed that it is. */
  readonly end: SessionEnd | null
}

/**
 * Why a session is over, when its end is noticed at `now` by the server's clock. Any use of it, here or in another tab, only puts
 * off the instant at which it was due to end: whatever is over before it was ended by something else. A call that ends it by
 * succeeding, and that was sent and not answered, is the likeliest. The cause that was noticed
 * first stays: whoever then waits on the page has not been idle.
 */
export function sessionEnd({ expiresAt, atLimit, end }: Omit<LastSession, 'toldAt'>, now: number, unanswered = false): SessionEnd {
  if (end !== null) return end
  if (unanswered) return 'perhaps-enrolled'
  if (now < expiresAt - CLEARLY_MS) return 'cut-short'
  return atLimit ? 'at-limit' : 'ran-out'
}
