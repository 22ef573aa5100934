import type { AdminWords } from '@enrol/words/admin'
import { type ReactNode, useRef } from 'react'
import { Button } from '../button.tsx'
import { PageHeading } from '../page-heading.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useDelayed } from '../use-delayed.ts'
import type { CutDownload, OrganisationName, PeoplePage, PeopleQuestion, StaffRole } from './admin-data.ts'
import { FollowLink } from './follow-link.tsx'
import { PeopleFinder } from './people-finder.tsx'
import { PeopleTable } from './people-table.tsx'
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

/** Everybody whom somebody looks after: searched, filtered, sorted, a page at a time. */
export function PeopleScreen(props: PeopleScreenProps): ReactNode {
  const { role, organisations, question, answer, busy, downloading, cut, trouble, onAsk, onFollow, onDownload } = props
  const { people: words, imports } = useAdminWords()
  const sum = useRef<HTMLParagraphElement>(null)
  const waiting = useDelayed(busy)
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
      <PeopleFinder {...{ role, organisations, question, asks }} />
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
