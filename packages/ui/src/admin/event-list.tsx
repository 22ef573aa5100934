import type { AdminWords } from '@enrol/words/admin'
import type { ReactNode } from 'react'
import { eventText } from '../event-text.ts'
import { useEventWords } from '../use-event-words.ts'
import type { Added, PersonEvent } from './admin-data.ts'
import { EventNotes } from './event-notes.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface EventListProps {
  /** Newest first. */
  readonly events: readonly PersonEvent[]
  /** How the person came to be here, where none of the events tells it. */
  readonly added: Added | null
}

/** What happened to a person and who did it, in plain words. */
export function EventList({ events, added }: EventListProps): ReactNode {
  const { person } = useAdminWords()
  const words = useEventWords()
  if (events.length === 0 && added === null) return <p className="govuk-body">{person.noEvents}</p>
  return (
    <ol className="events">
      {events.map((event, place) => (
        <li key={place}>
          <span className="events__at">{words.at(event.at)}</span>
          <span>
            {eventText(event, words)}
            <span>, {byText(event, person)}</span>
            <EventNotes event={event} />
          </span>
          {event.reference !== null && (
            <span className="events__reference">
              {words.reference} <span translate="no">{event.reference}</span>
            </span>
          )}
        </li>
      ))}
      {added !== null && (
        <li>
          <span className="events__at">{words.at(added.at)}</span>
          <span>{added.fromFile ? person.addedFromFile : person.added}</span>
        </li>
      )}
    </ol>
  )
}

function byText({ by, who = null, whoIs = null }: PersonEvent, { by: words }: AdminWords['person']): string {
  return by === 'staff' ? words.staff(who ?? '', whoIs?.kind === 'person' ? whoIs.username : null) : words[by]
}
