import type { ReactNode, RefObject } from 'react'
import { CodeForm } from './code-form.tsx'
import { isInTrouble } from './delivery-list.tsx'
import type { EmailCodeProps } from './email-code-props.ts'
import { MailAdvice } from './mail-advice.tsx'
import { Notice } from './notice.tsx'
import { SendCodeCard } from './send-code-card.tsx'
import { useUi } from './ui-provider.tsx'

export interface EmailCodePanelProps extends Omit<EmailCodeProps, 'verdict' | 'sentHere' | 'trouble' | 'onSubmit' | 'onTryAgain'> {
  readonly whole: boolean
  readonly bouncedText: string
  /** Where the number and time of the newest message stand. */
  readonly sentLine: RefObject<HTMLElement | null>
  readonly adviceOpened: boolean
  readonly onAdviceOpened: (opened: boolean) => void
  readonly typed: string
  readonly onType: (value: string) => void
  readonly error?: string
  readonly onSubmit: () => void
}

/** Sending an emailed code and entering it: the part that enrolment and sign-in share. */
export function EmailCodePanel(props: EmailCodePanelProps): ReactNode {
  const {
    address,
    whole,
    bouncedText,
    sentLine,
    adviceOpened,
    onAdviceOpened,
    newest,
    refusal,
    delivery,
    sending,
    busy,
    typed,
    onType,
    error,
    onSend,
    onSubmit,
  } = props
  const { email } = useUi().words
  return (
    <>
      {newest === null && <MailAdvice address={address} sent={false} inTrouble={false} opened={false} onOpened={onAdviceOpened} />}
      <SendCodeCard {...{ address, whole, newest, refusal, delivery, sending, sentLine, onSend }} />
      {newest && (
        <>
          <div role="status">
            {delivery.at(-1)?.status === 'bounced' && (
              <Notice look="trouble" title={email.bounced.title(newest.number)}>
                <p className="govuk-body">{bouncedText}</p>
              </Notice>
            )}
          </div>
          <CodeForm
            typed={typed}
            onType={onType}
            hint={email.codeHint(newest.number)}
            {...(error !== undefined && { error })}
            busy={busy}
            onSubmit={onSubmit}
          />
          <MailAdvice address={address} sent inTrouble={isInTrouble(delivery)} opened={adviceOpened} onOpened={onAdviceOpened} />
        </>
      )}
    </>
  )
}
