import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '../notice.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { FollowLink } from './follow-link.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface AddingTroubleProps {
  readonly trouble: Trouble | null
  readonly onFollow: (href: string) => void
}

/** Trouble while people were being added: where no answer came, they may have been, and their passwords are lost. */
export function AddingTrouble({ trouble, onFollow }: AddingTroubleProps): ReactNode {
  const { unanswered } = useAdminWords().imports
  const notice = useRef<HTMLElement>(null)
  useEffect(() => {
    if (trouble !== null) notice.current?.focus()
  }, [trouble])
  // Offline it may be the answer that did not get through.
  if (trouble?.kind !== 'unanswered' && trouble?.kind !== 'offline') return <TroubleNotice trouble={trouble} />
  return (
    <Notice look="trouble" title={unanswered.title} focusRef={notice}>
      <div role="status" className="notice__text">
        <p className="govuk-body">{unanswered.text}</p>
        <p className="govuk-body">
          <FollowLink href="/admin/people" onFollow={onFollow}>
            {unanswered.look}
          </FollowLink>
        </p>
      </div>
    </Notice>
  )
}
