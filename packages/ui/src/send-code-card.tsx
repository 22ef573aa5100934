import { type ReactNode, type RefObject, useId } from 'react'
import { Button } from './button.tsx'
import { DeliveryList } from './delivery-list.tsx'
import type { DeliveryEvent, SendRefusal, SentEmail } from './screen-data.ts'
import { useUi } from './ui-provider.tsx'
import { useNow } from './use-now.ts'
import { WorkingStatus } from './working-status.tsx'

export interface SendCodeCardProps {
  readonly address: string
  /** The address is whole, so a wrong one can be noticed. */
  readonly whole: boolean
  readonly newest: SentEmail | null
  readonly refusal: SendRefusal | null
  /** Null: what becomes of it is not followed here. */
  readonly delivery: readonly DeliveryEvent[] | null
  readonly sending: boolean
  /** Takes the focus when a message was sent. */
  readonly sentLine: RefObject<HTMLElement | null>
  readonly onSend: () => void
}

/** Where the code goes, which message counts, what became of it, and when another can be sent. */
export function SendCodeCard({ address, whole, newest, refusal, delivery, sending, sentLine, onSend }: SendCodeCardProps): ReactNode {
  const { email } = useUi().words
  const now = useNow()
  const waitId = useId()
  const sendableAt = Math.max(newest?.resendAt ?? 0, refusal?.kind === 'wait' ? refusal.until : 0)

  return (
    <div className="card">
      <p className="govuk-body">
        {email.addressLabel}
        <span className="address" translate="no">
          {address}
        </span>
      </p>
      {whole && newest === null && <p className="govuk-body quiet">{email.notYours}</p>}
      <div role="status">
        {newest && (
          <>
            <p className="govuk-body">
              <strong tabIndex={-1} ref={sentLine}>
                {email.newest({ ...newest, now })}
              </strong>
            </p>
            <p className="govuk-body">
              <span>{newest.number > 1 ? `${email.onlyNewest} ` : ''}</span>
              <span>{newest.expiresAt !== undefined && email.lasts(newest.sentAt, newest.expiresAt)}</span>
            </p>
            {delivery && (
              <div className="delivery__room">
                <DeliveryList events={delivery} />
              </div>
            )}
          </>
        )}
        {refusal?.kind === 'wait' && <p className="govuk-body">{email.refusal.wait(refusal.until)}</p>}
      </div>
      <div className="button-row">
        <Button look={newest ? 'small' : 'main'} busy={sending} {...(now < sendableAt && { waits: waitId })} onPress={onSend}>
          {newest ? email.sendAnother : email.send}
        </Button>
        <WorkingStatus busy={sending} text={email.sending} />
        {sendableAt > 0 && (
          <span className="said-beside quiet" role="timer" id={waitId}>
            {now < sendableAt ? email.sendAnotherIn(sendableAt - now) : email.sendAnotherNow}
          </span>
        )}
      </div>
    </div>
  )
}
