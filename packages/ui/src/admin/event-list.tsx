import type { ReactNode } from 'react'
import { eventText } from '../event-text.ts'
import { useEventWords } from '../use-event-words.ts'
import type { PersonEvent } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface EventListProps {
  /** Newest first. */
  readonly events: readonly PersonEvent[]
}

/** What happened to a person, in plain words. */
export function EventList({ events }: EventListProps): ReactNode {
  const { person } = useAdminWords()
  const words = useEventWords()
  if (events.length === 0) return <p className="govuk-body">{person.noEvents}</p>
  return (
    <ol className="events">
      {events.map((event, place) => (
        <li key={place}>
          <span className="events__at">{words.at(event.at)}</span>
          <span>{eventText(event, words)}</span>
          {event.reference !== null && (
            <span className="events__reference">
              {words.reference} {event.reference}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
