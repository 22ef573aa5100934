import { type ReactNode, useId, useState } from 'react'
import { Button } from '../button.tsx'
import type { OrganisationName, PeopleFilter, PeopleQuestion, StaffRole } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface PeopleFinderProps {
  readonly role: StaffRole
  /** Those that the helpdesk can choose from. */
  readonly organisations: readonly OrganisationName[]
  /** What the fields are filled from. */
  readonly question: PeopleQuestion
  readonly asks: (change: Partial<PeopleQuestion>) => void
}

/** In the order in which they are offered, after everybody. */
export const PEOPLE_FILTERS: readonly PeopleFilter[] = ['not-enrolled', 'no-address', 'app', 'email', 'locked', 'suspended', 'bounced']

/** What narrows the list of people. */
export function PeopleFinder({ role, organisations, question, asks }: PeopleFinderProps): ReactNode {
  const { people: words } = useAdminWords()
  const organisationId = useId()
  const filterId = useId()
  const searchId = useId()
  const hintId = useId()
  const [typed, setTyped] = useState(question.search)
  const [shown, setShown] = useState(question.search)
  // Back has led to another search: the field says whose people these are.
  if (shown !== question.search) {
    setShown(question.search)
    setTyped(question.search)
  }
  return (
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
  )
}
