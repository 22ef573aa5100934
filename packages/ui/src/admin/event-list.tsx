import type { AdminWords } from '@enrol/words/admin'
import type { ReactNode } from 'react'
import type { PersonEvent } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface EventListProps {
  /** Newest first. */
  readonly events: readonly PersonEvent[]
}

/** What happened to a person, in plain words. */
export function EventList({ events }: EventListProps): ReactNode {
  const words = useAdminWords()
  if (events.length === 0) return <p className="govuk-body">{words.person.noEvents}</p>
  return (
    <ol className="events">
      {events.map((event, place) => (
        <li key={place}>
          <span className="events__at">{words.events.at(event.at)}</span>
          <span>{eventText(event, words)}</span>
          {event.reference !== null && (
            <span className="events__reference">
              {words.events.columns.reference} {event.reference}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

/** "Entered a code to sign in: wrong". What was simply done says no more than that. */
export function eventText({ kind, outcome }: Pick<PersonEvent, 'kind' | 'outcome'>, { kinds, outcomes }: AdminWords): string {
  const what = kinds[kind] ?? kind
  const how = outcomes[outcome]
  return how === undefined ? what : `${what}: ${how}`
}
