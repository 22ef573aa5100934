import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useRef } from 'react'
import { Button } from '../button.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { eventText } from '../event-text.ts'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useEventWords } from '../use-event-words.ts'
import { useUntilAnswered } from '../use-until-answered.ts'
import type { TrailPage, TrailQuestion } from './admin-data.ts'
import { EventNotes } from './event-notes.tsx'
import { EventsFinder, leavesNoticesOut, questionIn, type TrailFields, trailRefusals } from './events-finder.tsx'
import { PartyName } from './party-name.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface EventsScreenProps {
  /** A new object when something else is asked. */
  readonly question: TrailQuestion
  /** Null: nothing was answered yet. */
  readonly answer: TrailPage | null
  readonly downloading: boolean
  /** How many events the file has that was downloaded last, if it has not all of them. */
  readonly cutAt: number | null
  readonly trouble: Trouble | null
  readonly onAsk: (question: TrailQuestion) => void
  /** All pages of what is shown. */
  readonly onDownload: () => void
  readonly onFollow: (href: string) => void
}

/** What happened in an organisation: who, whom, what, when and from where. */
export function EventsScreen(props: EventsScreenProps): ReactNode {
  const { question, answer, downloading, cutAt, trouble, onAsk, onDownload, onFollow } = props
  const words = useAdminWords()
  const { events: texts } = words
  const eventWords = useEventWords()
  const [refused, setRefused] = useUntilAnswered<TrailFields>(question)
  const found = useRef<HTMLParagraphElement>(null)
  const { columns } = texts
  const refusals = refused === null ? [] : trailRefusals(refused, texts)
  function show(fields: TrailFields): void {
    const isRefused = trailRefusals(fields, texts).length > 0
    setRefused(isRefused ? fields : null)
    if (!isRefused) onAsk(questionIn(fields))
  }
  /** Another page is read from its top, and the button that was pressed may be gone. */
  function turnTo(before: number | null): void {
    onAsk({ ...question, before })
    found.current?.focus()
  }

  return (
    <>
      <ErrorSummary refusals={refusals} answer={refused} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="admin-events" title={texts.title} failed={refusals.length > 0 || trouble !== null} />
      <EventsFinder question={question} refusals={refusals} onShow={show} />
      <p className="govuk-body" role="status" tabIndex={-1} ref={found}>
        {answer === null ? words.people.loading : sumOf(answer, texts)}
      </p>
      {leavesNoticesOut(question) && <p className="govuk-hint">{texts.noticesLeftOut(eventWords.kinds['send-notice'])}</p>}
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
                <td data-label={columns.what}>
                  {eventText(event, eventWords)}
                  <EventNotes event={event} />
                </td>
                <td data-label={columns.who}>
                  <PartyName name={event.who} party={event.whoIs} onFollow={onFollow} />
                </td>
                <td data-label={columns.whom}>
                  <PartyName name={event.whom} party={event.whomIs} onFollow={onFollow} />
                </td>
                <td data-label={columns.address}>{event.address ?? texts.nobody}</td>
                <td data-label={columns.reference} translate="no">
                  {event.reference ?? texts.nobody}
                </td>
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
        {answer !== null && answer.events.length > 0 && (
          <Button look="secondary" busy={downloading} onPress={onDownload}>
            {texts.download}
          </Button>
        )}
      </div>
      <div role="status">{cutAt !== null && <p className="govuk-body">{texts.cut(cutAt)}</p>}</div>
    </>
  )
}

function sumOf({ events, tooManyPeople }: TrailPage, texts: AdminWords['events']): string {
  if (tooManyPeople) return texts.tooManyPeople
  const [newest, oldest] = [events[0], events.at(-1)]
  return newest === undefined || oldest === undefined ? texts.none : texts.range(newest.at, oldest.at)
}
