import type { ReactNode } from 'react'
import { FollowLink } from './admin/follow-link.tsx'
import { Notice } from './notice.tsx'
import { useUi } from './ui-provider.tsx'

export interface UnkeptNoticeProps {
  /** Leads whoever has added these people, and is signed in again, to the passwords. Left out: nobody is signed in. */
  readonly onFollow?: (href: string) => void
}

/** To whoever was signed out while new one-time passwords were not kept. It names nobody: anybody may sit there now. */
export function UnkeptNotice({ onFollow }: UnkeptNoticeProps): ReactNode {
  const { title, text, yours, show } = useUi().words.signIn.unkept
  return (
    <div className="page__column">
      <Notice title={title}>
        <p className="govuk-body">{onFollow === undefined ? text : yours}</p>
        {onFollow && (
          <p className="govuk-body">
            <FollowLink href="/admin/people/add" onFollow={onFollow}>
              {show}
            </FollowLink>
          </p>
        )}
      </Notice>
    </div>
  )
}
