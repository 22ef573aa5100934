import type { Method } from '@enrol/otp'
import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { PageHeading } from './page-heading.tsx'
import { Reference } from './reference.tsx'
import type { Trouble } from './screen-data.ts'
import { TroubleNotice } from './trouble-notice.tsx'
import { useUi } from './ui-provider.tsx'

export interface CannotGetCodeScreenProps {
  readonly method: Method
  /** Leads the helpdesk to what happened; null while there is none. */
  readonly reference: string | null
  /** The reference could not be had. */
  readonly trouble: Trouble | null
  readonly onBack: () => void
}

/** The way back for people whose codes don't come: by themselves where they can, else by the helpdesk. */
export function CannotGetCodeScreen({ method, reference, trouble, onBack }: CannotGetCodeScreenProps): ReactNode {
  const { help } = useUi().words.challenge
  return (
    <div className="page__column">
      <BackLink onBack={onBack} />
      <TroubleNotice trouble={trouble} />
      <PageHeading screen="cannot-get-code" title={help.title} failed={trouble !== null} />
      {help[method].map(({ title, text }) => (
        <section key={title}>
          <h2 className="govuk-heading-s">{title}</h2>
          <p className="govuk-body">{text}</p>
        </section>
      ))}
      <h2 className="govuk-heading-m">{help.contactTitle}</h2>
      <p className="govuk-body">{help.contactText}</p>
      {reference !== null && <Reference reference={reference} />}
      <HelpdeskContact />
    </div>
  )
}
