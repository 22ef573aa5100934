import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { eventText } from '../event-text.ts'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TextInput } from '../text-input.tsx'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useEventWords } from '../use-event-words.ts'
import type { TrailEvent, TrailQuestion } from './admin-data.ts'
import { dayFieldOf, dayOfField } from './day-field.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface EventsScreenProps {
  readonly question: TrailQuestion
  /** Null: nothing was answered yet. */
  readonly answer: { readonly events: readonly TrailEvent[]; readonly before: number | null } | null
  readonly trouble: Trouble | null
  readonly onAsk: (question: TrailQuestion) => void
}

/** What happened in an organisation: who, whom, what, when and from where. */
export function EventsScreen({ question, answer, trouble, onAsk }: EventsScreenProps): ReactNode {
  const words = useAdminWords()
  const { events: texts } = words
  const eventWords = useEventWords()
  const [kind, setKind] = useState(question.kind ?? '')
  const [from, setFrom] = useState(question.from === null ? '' : dayFieldOf(question.from))
  const [to, setTo] = useState(question.to === null ? '' : dayFieldOf(question.to))
  const found = useRef<HTMLParagraphElement>(null)
  const { columns } = texts
  /** Another page is read from its top, and the button that was pressed may be gone. */
  function turnTo(before: number | null): void {
    onAsk({ ...question, before })
    found.current?.focus()
  }

  return (
    <>
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="admin-events" title={texts.title} failed={trouble !== null} />
      <form
        className="finder"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onAsk({ kind: kind === '' ? null : kind, from: dayOfField(from), to: dayOfField(to), before: null })
        }}
      >
        <div className="finder__field">
          <label className="govuk-label" htmlFor="event-kind">
            {texts.kind}
          </label>
          <select className="select" id="event-kind" value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="">{texts.all}</option>
            {Object.entries(eventWords.kinds).map(([value, text]) => (
              <option value={value} key={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <TextInput id="event-from" name="event-from" type="date" look="name-input" label={texts.from} value={from} onValue={setFrom} />
        <TextInput id="event-to" name="event-to" type="date" look="name-input" label={texts.to} value={to} onValue={setTo} />
        <Button type="submit" look="secondary">
          {texts.show}
        </Button>
      </form>
      <p className="govuk-body" role="status" tabIndex={-1} ref={found}>
        {answer === null ? words.people.loading : rangeOf(answer.events, texts)}
      </p>
      {answer !== null && answer.events.length > 0 && (
        <table className="table table--events">
          <caption className="govuk-visually-hidden">{texts.title}</caption>
          <thead>
            <tr>
              {[columns.at, columns.what, columns.who, columns.whom, columns.address, columns.reference].map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.events.map((event) => (
              <tr key={event.sequence}>
                <th scope="row">{eventWords.at(event.at)}</th>
                <td data-label={columns.what}>{eventText(event, eventWords)}</td>
                <td data-label={columns.who}>{event.who === 'operator' ? texts.operator : (event.who ?? texts.nobody)}</td>
                <td data-label={columns.whom}>{event.whom ?? texts.nobody}</td>
                <td data-label={columns.address}>{event.address ?? texts.nobody}</td>
                <td data-label={columns.reference}>{event.reference ?? texts.nobody}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="button-row">
        {question.before !== null && (
          <Button look="secondary" onPress={() => turnTo(null)}>
            {texts.newest}
          </Button>
        )}
        {answer !== null && answer.before !== null && (
          <Button look="secondary" onPress={() => turnTo(answer.before)}>
            {texts.older}
          </Button>
        )}
      </div>
    </>
  )
}

function rangeOf(events: readonly TrailEvent[], texts: AdminWords['events']): string {
  const [newest, oldest] = [events[0], events.at(-1)]
  return newest === undefined || oldest === undefined ? texts.none : texts.range(newest.at, oldest.at)
}
