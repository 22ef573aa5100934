import type { Instant } from './time-step.ts'

/** In the order of a message's life. */
const STATUSES = ['queued', 'sent', 'delayed', 'delivered', 'bounced', 'complained'] as const

export type DeliveryStatus = (typeof STATUSES)[number]

export interface DeliveryEvent {
  readonly status: DeliveryStatus
  readonly at: Instant
}

/**
 * What became of a message, oldest first, whatever the order in which its events came. `queued` and `sent` are told
 * by our clock and what follows by the provider's, so those two come first whatever their times. A delay
 * that is later than the message's end is no news and left out; a status that is told twice in a row is told once.
 */
export function deliveryHistory(events: readonly DeliveryEvent[]): DeliveryEvent[] {
  const history: DeliveryEvent[] = []
  let ended = false
  for (const event of events.toSorted(byLife)) {
    if (event.status === 'delayed' && ended) continue
    if (event.status === history.at(-1)?.status) continue
    history.push(event)
    ended ||= stage(event) > STATUSES.indexOf('delayed')
  }
  return history
}

function byLife(one: DeliveryEvent, other: DeliveryEvent): number {
  const before = stage(one) - stage(other)
  const ourOwn = Math.min(stage(one), stage(other)) <= STATUSES.indexOf('sent')
  return ourOwn && before !== 0 ? before : one.at - other.at || before
}

function stage({ status }: DeliveryEvent): number {
  return STATUSES.indexOf(status)
}
