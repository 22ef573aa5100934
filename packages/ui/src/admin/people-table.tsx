import type { ReactNode } from 'react'
import type { PeopleOrder, PeoplePage, PeopleQuestion, StaffRole } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { StandingTags } from './standing-tags.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface PeopleTableProps {
  readonly role: StaffRole
  readonly question: PeopleQuestion
  readonly answer: PeoplePage
  readonly asks: (change: Partial<PeopleQuestion>) => void
  readonly onFollow: (href: string) => void
}

/** A page of the list of people, which can be put in another order. */
export function PeopleTable({ role, question, answer, asks, onFollow }: PeopleTableProps): ReactNode {
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
            <td data-label={columns.username} translate="no">
              {person.username}
            </td>
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
