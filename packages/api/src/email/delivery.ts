import { type DeliveryEvent, deliveryHistory, type Instant, nextEmailAt } from '@enrol/otp'
import type { EmailPurpose } from '@enrol/store'
import type { SessionContext } from '../context.ts'

export interface Delivery {
  /** 0: none was sent yet. */
  readonly number: number
  /** Oldest first. */
  readonly events: readonly DeliveryEvent[]
  /** Of the newest message; absent when there is none. */
  readonly sentAt?: Instant
  readonly expiresAt?: Instant
  readonly resendAt?: Instant
}

const HOUR_MS = 3_600_000

/** What became of the newest message that can still be confirmed. */
export async function delivery({ store, session, clock, limits }: SessionContext, purpose: EmailPurpose): Promise<Delivery> {
  const userId = session.user.id
  const newest = await store.emailCodes.newest(userId, purpose)
  if (newest === null || newest.usedAt !== null) return { number: 0, events: [] }
  const now = clock()
  const { number, sentAt, expiresAt } = newest
  const events = deliveryHistory(await store.emailCodes.eventsOf(newest.id))
  const resendAt = nextEmailAt(await store.emailCodes.sentSince(userId, now - HOUR_MS), now, limits.email)
  return { number, events, sentAt, expiresAt, resendAt }
}
