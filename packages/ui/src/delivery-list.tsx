import type { ReactNode } from 'react'
import type { DeliveryEvent } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'

export interface DeliveryListProps {
  /** Oldest first. */
  readonly events: readonly DeliveryEvent[]
}

const BAD = new Set(['delayed', 'bounced', 'complained'])

export function isInTrouble(events: readonly DeliveryEvent[]): boolean {
  const newest = events.at(-1)
  return newest !== undefined && BAD.has(newest.status)
}

/** What became of the newest message, as it happens. */
export function DeliveryList({ events }: DeliveryListProps): ReactNode {
  const { email } = useUi().words
  if (events.length === 0) return null
  return (
    <ul className="delivery">
      {events.map(({ status, at }) => (
        <li key={`${status} ${at}`}>
          <time dateTime={new Date(at).toISOString()}>{email.deliveryTime(at)}</time>
          <span className={BAD.has(status) ? 'delivery__trouble' : ''}>{email.delivery[status]}</span>
        </li>
      ))}
    </ul>
  )
}
