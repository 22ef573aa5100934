import type { Instant } from '@enrol/otp'
import type { Actor } from '@enrol/words/account'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { eventText } from '../event-text.ts'
import { useEventWords } from '../use-event-words.ts'
import { useAccountWords } from './use-account-words.tsx'

export interface OwnEvent {
  readonly at: Instant
  readonly kind: string
  readonly outcome: string
  /** Of an import: how many people it added. */
  readonly added?: number | null
  readonly by: Actor
  /** What the helpdesk finds it by. */
  readonly reference: string | null
}

export interface RecentEventsPanelProps {
  /** Newest first. */
  readonly events: readonly OwnEvent[]
}

const SHOWN_AT_FIRST = 10

/** What happened to the person lately, told to themself. */
export function RecentEventsPanel({ events }: RecentEventsPanelProps): ReactNode {
  const { events: words } = useAccountWords()
  const eventWords = useEventWords()
  const [all, setAll] = useState(false)
  const firstFurther = useRef<HTMLLIElement>(null)
  // The button that was pressed is gone.
  useEffect(() => {
    if (all) firstFurther.current?.focus()
  }, [all])
  const shown = all ? events : events.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <h2 className="govuk-heading-m">{words.title}</h2>
      {events.length === 0 ? <p className="govuk-body">{words.none}</p> : <p className="govuk-body">{words.lead}</p>}
      <ol className="events">
        {shown.map((event, place) => (
          <li key={place} {...(place === SHOWN_AT_FIRST && { tabIndex: -1, ref: firstFurther })}>
            <span className="events__at">{eventWords.at(event.at)}</span>
            <span>
              {eventText(event, eventWords)}, {words.by(event.by)}
            </span>
            {event.reference !== null && (
              <span className="events__reference">
                {eventWords.reference} <span translate="no">{event.reference}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!all && events.length > SHOWN_AT_FIRST && (
        <Button look="secondary" onPress={() => setAll(true)}>
          {words.more}
        </Button>
      )}
      <span role="status" className="govuk-visually-hidden">
        {all ? words.moreShown(shown.length) : ''}
      </span>
    </>
  )
}
