import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import { PageHeading } from './page-heading.tsx'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'
import { useNow } from './use-now.ts'

export interface SignedOutScreenProps {
  readonly reason: 'enrolled' | 'signed-out'
  /** After enrolling: the entry, and when its first code that can be used appears. */
  readonly entry: { readonly tag: string; readonly nextCodeAt: Instant } | null
  readonly signInHref: string
  /** Instead of following the link. */
  readonly onSignIn?: () => void
}

export function SignedOutScreen({ reason, entry, signInHref, onSignIn }: SignedOutScreenProps): ReactNode {
  const { words } = useUi()
  const now = useNow()
  const nameOf = useEntryName()
  const { done, signedOut } = words.enrol
  const enrolled = reason === 'enrolled'
  return (
    <div className="page__column">
      <PageHeading screen="signed-out" title={enrolled ? signedOut.enrolledTitle : signedOut.title} />
      <p className="govuk-body">{enrolled ? signedOut.enrolledText : signedOut.text}</p>
      {entry && <p className="govuk-body">{done.nextCode(nameOf(entry.tag), entry.nextCodeAt, now)}</p>}
      <div className="button-row">
        <a
          className="button"
          href={signInHref}
          onClick={(event) => {
            if (!onSignIn) return
            event.preventDefault()
            onSignIn()
          }}
        >
          {enrolled ? signedOut.signInAgain : signedOut.signIn}
        </a>
      </div>
    </div>
  )
}
