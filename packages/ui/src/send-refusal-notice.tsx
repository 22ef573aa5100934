import { type ReactNode, useEffect, useRef } from 'react'
import { HelpdeskContact } from './helpdesk-contact.tsx'
import { Notice } from './notice.tsx'
import type { SendRefusal } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'

export interface SendRefusalNoticeProps {
  readonly refusal: Exclude<SendRefusal, { kind: 'wait' }>
}

/** No email went out, and pressing again now would not help. */
export function SendRefusalNotice({ refusal }: SendRefusalNoticeProps): ReactNode {
  const { words } = useUi()
  const { email, common } = words
  const notice = useRef<HTMLElement>(null)
  useEffect(() => {
    if (refusal) notice.current?.focus()
  }, [refusal])

  return (
    <Notice look="trouble" title={email.notSent} focusRef={notice}>
      {refusal.kind === 'not-offered' ? (
        <p className="govuk-body">{email.refusal[refusal.reason]}</p>
      ) : (
        <>
          <p className="govuk-body">{email.refusal['mail-unavailable']}</p>
          <p className="govuk-body">
            {common.referenceLabel}: <strong translate="no">{refusal.reference}</strong>
          </p>
        </>
      )}
      <HelpdeskContact />
    </Notice>
  )
}
