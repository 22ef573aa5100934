import type { ReactNode } from 'react'
import { PageHeading } from '../page-heading.tsx'
import { FollowLink } from './follow-link.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface NobodyAddedProps {
  readonly onFollow: (href: string) => void
}

/** Everybody in the file was there when it came to adding them: above all after an answer that was lost. */
export function NobodyAdded({ onFollow }: NobodyAddedProps): ReactNode {
  const { imports } = useAdminWords()
  return (
    <div className="page__column">
      <PageHeading screen="admin-import-done" title={imports.nobodyAdded.title} />
      <p className="govuk-body">{imports.nobodyAdded.text}</p>
      <p className="govuk-body">
        <FollowLink href="/admin/people" onFollow={onFollow}>
          {imports.back}
        </FollowLink>
      </p>
    </div>
  )
}
