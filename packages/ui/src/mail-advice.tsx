import type { ReactNode } from 'react'
import { losesMail, mailProviderOf, STEPS_CHECKED_AT } from './mail-provider.ts'
import { Notice } from './notice.tsx'
import { useUi } from './ui-provider.tsx'

export interface MailAdviceProps {
  readonly address: string
  /** A code was sent: the advice is about one that does not come. */
  readonly sent: boolean
  /** The provider delays or refuses it. */
  readonly inTrouble: boolean
  /** The person opened it. */
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
}

/** What to do about mail that does not come, for the person's own provider, with the sender to allow. */
export function MailAdvice({ address, sent, inTrouble, opened, onOpened }: MailAdviceProps): ReactNode {
  const { service, words } = useUi()
  const { mailAdvice } = words
  const provider = mailProviderOf(address)
  const checkedAt = STEPS_CHECKED_AT[provider]
  const step = mailAdvice.steps[provider](service.mailFrom)

  if (!sent) {
    if (!losesMail(provider)) return null
    return (
      <Notice title={mailAdvice.titleBefore}>
        <p className="govuk-body">{mailAdvice.riskyNote(mailAdvice.providers[provider])}</p>
        <p className="govuk-body">{step}</p>
        {checkedAt !== undefined && <p className="govuk-hint">{mailAdvice.checkedOn(checkedAt)}</p>}
      </Notice>
    )
  }
  return (
    <details className="govuk-details" open={inTrouble || opened} onToggle={(event) => onOpened(event.currentTarget.open)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{mailAdvice.title}</span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list govuk-list--bullet">
          <li>{mailAdvice.junk(service.mailFrom)}</li>
          <li>{step}</li>
          <li>{mailAdvice.fresh}</li>
        </ul>
        {checkedAt !== undefined && <p className="govuk-hint">{mailAdvice.checkedOn(checkedAt)}</p>}
      </div>
    </details>
  )
}
