import type { DeliveryStatus, Instant } from '@enrol/otp'
import type { Statement, Store } from '@enrol/store'

export interface ProviderEvent {
  readonly eventId: string
  readonly messageId: string
  readonly status: DeliveryStatus
  readonly at: Instant
}

/** Remembers what a mail provider said of a message; a repeated event, or one of a message that is not ours, changes nothing. */
export async function recordDelivery(
  { emailCodes, users, atomically }: Store,
  { eventId, messageId, status, at }: ProviderEvent,
): Promise<'recorded' | 'repeated' | 'unknown-message'> {
  const code = await emailCodes.ofMessage(messageId)
  if (code === null) return 'unknown-message'
  const event = emailCodes.addEvent({ id: eventId, emailCodeId: code.id, status, at })
  // What was refused before somebody's address was corrected, or at one that is not theirs so far, tells nothing of the one they have.
  const ofTheirAddress = code.purpose !== 'address-change' && (status !== 'bounced' || code.usedAt === null)
  const recorded = await atomically([event], ofTheirAddress ? bounceOf(users, code.userId, status, at) : [])
  return recorded ? 'recorded' : 'repeated'
}

/** What an event tells of the address; nothing while the message is still on its way. */
export function bounceOf(users: Store['users'], userId: string, status: DeliveryStatus, at: Instant): Statement[] {
  if (status === 'bounced') return [users.noteBounce(userId, at)]
  return status === 'delivered' ? [users.noteBounce(userId, null)] : []
}
