import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useDelayed } from '../use-delayed.ts'
import type { CutDownload, OrganisationName, PeopleFilter, PeopleOrder, PeoplePage, PeopleQuestion, StaffRole } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { StandingTags } from './standing-tags.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface PeopleScreenProps {
  readonly role: StaffRole
  /** Those that the helpdesk can choose from. */
  readonly organisations: readonly OrganisationName[]
  readonly question: PeopleQuestion
  /** The answer to `question`, or to the one before while it is being asked; null: nothing was answered yet. */
  readonly answer: PeoplePage | null
  readonly busy: boolean
  readonly downloading: boolean
  /** What the file that was downloaded last lacks; null: nothing, or none was. */
  readonly cut: CutDownload | null
  readonly trouble: Trouble | null
  readonly onAsk: (question: PeopleQuestion) => void
  readonly onFollow: (href: string) => void
  readonly onDownload: () => void
}

/** In the order in which they are offered, after everybody. */
export const PEOPLE_FILTERS: readonly PeopleFilter[] = ['not-enrolled', 'no-address', 'app', 'email', 'locked', 'suspended', 'bounced']

/** Everybody whom somebody looks after: searched, filtered, sorted, a page at a time. */
export function PeopleScreen(props: PeopleScreenProps): ReactNode {
  const { role, organisations, question, answer, busy, downloading, cut, trouble, onAsk, onFollow, onDownload } = props
  const { people: words, imports } = useAdminWords()
  const organisationId = useId()
  const filterId = useId()
  const searchId = useId()
  const hintId = useId()
  const [typed, setTyped] = useState(question.search)
  const [shown, setShown] = useState(question.search)
  const sum = useRef<HTMLParagraphElement>(null)
  const waiting = useDelayed(busy)
  // Back has led to another search: the field says whose people these are.
  if (shown !== question.search) {
    setShown(question.search)
    setTyped(question.search)
  }
  const asks = (change: Partial<PeopleQuestion>): void => onAsk({ ...question, page: 1, ...change })
  /** The next page is read from its top, and on the last one the button that was pressed is gone. */
  function turnTo(page: number): void {
    asks({ page })
    sum.current?.focus()
  }

  return (
    <>
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="admin-people" title={words.title} failed={trouble !== null} />
      {role === 'administrator' && (
        <p className="govuk-body">
          <FollowLink href="/admin/people/add" onFollow={onFollow}>
            {imports.link}
          </FollowLink>
        </p>
      )}
      <form
        className="finder"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          asks({ search: typed.trim() })
        }}
      >
        <div className="finder__field">
          <label className="govuk-label" htmlFor={searchId}>
            {words.search}
          </label>
          <div className="govuk-hint" id={hintId}>
            {words.searchHint}
          </div>
          <input
            className="govuk-input"
            id={searchId}
            type="search"
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hintId}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        {role === 'helpdesk' && (
          <div className="finder__field finder__field--short">
            <label className="govuk-label" htmlFor={organisationId}>
              {words.columns.organisation}
            </label>
            <select
              className="select"
              id={organisationId}
              value={question.organisationId ?? ''}
              onChange={({ currentTarget: { value } }) => asks({ search: typed.trim(), organisationId: value === '' ? null : value })}
            >
              <option value="">{words.everyOrganisation}</option>
              {organisations.map(({ id, name }) => (
                <option value={id} key={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="finder__field finder__field--short">
          <label className="govuk-label" htmlFor={filterId}>
            {words.filter}
          </label>
          <select
            className="select"
            id={filterId}
            value={question.filter ?? 'everybody'}
            onChange={({ currentTarget: { value } }) =>
              asks({ search: typed.trim(), filter: value === 'everybody' ? null : (value as PeopleFilter) })
            }
          >
            {(['everybody', ...PEOPLE_FILTERS] as const).map((filter) => (
              <option value={filter} key={filter}>
                {words.filters[filter]}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" look="secondary">
          {words.find}
        </Button>
      </form>
      <p className="govuk-body" role="status" tabIndex={-1} ref={sum}>
        {waiting || answer === null ? words.loading : sumOf(answer, words)}
      </p>
      {answer !== null && answer.people.length === 0 && (
        <p className="govuk-body">{question.search !== '' ? words.none : isEverybody(question) ? words.nobodyYet : words.noneLike}</p>
      )}
      {answer !== null && answer.people.length > 0 && (
        <>
          <PeopleTable {...{ role, question, answer, asks, onFollow }} />
          {answer.pages > 1 && (
            <nav className="pages" aria-label={words.pagesLabel}>
              {answer.page > 1 && (
                <Button look="small" onPress={() => turnTo(answer.page - 1)}>
                  {words.previous}
                </Button>
              )}
              <span>{words.page(answer.page, answer.pages)}</span>
              {answer.page < answer.pages && (
                <Button look="small" onPress={() => turnTo(answer.page + 1)}>
                  {words.next}
                </Button>
              )}
            </nav>
          )}
          <Button look="secondary" busy={downloading} onPress={onDownload}>
            {words.download}
          </Button>
          <div role="status">{cut !== null && <p className="govuk-body">{words.cut(cut.people, cut.total)}</p>}</div>
        </>
      )}
    </>
  )
}

function sumOf({ total, page, pages }: PeoplePage, words: AdminWords['people']): string {
  return pages > 1 ? `${words.total(total)} · ${words.page(page, pages)}` : words.total(total)
}

function isEverybody({ organisationId, search, filter }: PeopleQuestion): boolean {
  return organisationId === null && search === '' && filter === null
}

interface PeopleTableProps {
  readonly role: StaffRole
  readonly question: PeopleQuestion
  readonly answer: PeoplePage
  readonly asks: (change: Partial<PeopleQuestion>) => void
  readonly onFollow: (href: string) => void
}

function PeopleTable({ role, question, answer, asks, onFollow }: PeopleTableProps): ReactNode {
  const { people: words } = useAdminWords()
  const { columns } = words
  const heading = (order: PeopleOrder, title: string): ReactNode => (
    <SortHeading order={order} title={title} question={question} asks={asks} />
  )
  return (
    <table className="table">
      <caption className="govuk-visually-hidden">{words.title}</caption>
      <thead>
        <tr>
          {heading('name', columns.name)}
          {heading('username', columns.username)}
          {role === 'helpdesk' && <th scope="col">{columns.organisation}</th>}
          <th scope="col">{columns.method}</th>
          {heading('enrolled', columns.enrolled)}
        </tr>
      </thead>
      <tbody>
        {answer.people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <FollowLink href={`/admin/people/${person.id}`} onFollow={onFollow}>
                {person.name}
              </FollowLink>{' '}
              <StandingTags person={person} />
            </th>
            <td data-label={columns.username}>{person.username}</td>
            {role === 'helpdesk' && <td data-label={columns.organisation}>{person.organisationName}</td>}
            <td data-label={columns.method}>{words.methods[person.method ?? 'none']}</td>
            <td data-label={columns.enrolled}>{person.enrolledAt === null ? '–' : words.on(person.enrolledAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SortHeadingProps {
  readonly order: PeopleOrder
  readonly title: string
  readonly question: PeopleQuestion
  readonly asks: (change: Partial<PeopleQuestion>) => void
}

function SortHeading({ order, title, question, asks }: SortHeadingProps): ReactNode {
  const { people: words } = useAdminWords()
  const sorted = question.order === order
  const direction = question.descending ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={sorted ? direction : 'none'}>
      <button
        type="button"
        className="table__sort"
        aria-label={words.sortBy(title)}
        onClick={() => asks({ order, descending: sorted && !question.descending })}
      >
        {title}
        <span aria-hidden="true">{sorted ? (question.descending ? ' ↓' : ' ↑') : ' ↕'}</span>
      </button>
    </th>
  )
}
