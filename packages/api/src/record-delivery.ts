import type { DeliveryStatus, Instant } from '@enrol/otp'
import type { Store } from '@enrol/store'

export interface ProviderEvent {
  readonly eventId: string
  readonly messageId: string
  readonly status: DeliveryStatus
  readonly at: Instant
}

/** Remembers what a mail provider said of a message; a repeated event, or one of a message that is not ours, changes nothing. */
export async function recordDelivery(
  { emailCodes, atomically }: Store,
  { eventId, messageId, status, at }: ProviderEvent,
): Promise<'recorded' | 'repeated' | 'unknown-message'> {
  const emailCodeId = await emailCodes.idOfMessage(messageId)
  if (emailCodeId === null) return 'unknown-message'
  const recorded = await atomically([emailCodes.addEvent({ id: eventId, emailCodeId, status, at })])
  return recorded ? 'recorded' : 'repeated'
}
