import type { AddressVerdict, Instant } from '@enrol/otp'
import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { CODE_FIELD, CodeForm } from '../code-form.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useUi } from '../ui-provider.tsx'
import { useCodeEntry } from '../use-code-entry.ts'
import { AddressForm } from './address-form.tsx'
import type { AddressChange } from './admin-data.ts'
import { type AddressRefusal, describeAddressVerdict } from './describe-address-outcome.ts'
import { useAdminWords } from './use-admin-words.tsx'
import { useFailedTitle } from './use-failed-title.ts'

export interface AddressDialogProps {
  /** Of the person whose address it is. */
  readonly name: string
  /** A code is under way to this address; null: to none so far. */
  readonly pending: AddressChange | null
  /** The answers to the last presses; a new object for each. */
  readonly refusal: AddressRefusal | null
  readonly verdict: AddressVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onStart: (address: string, reason: string) => void
  /** Six digits. */
  readonly onCode: (code: string) => void
  readonly onGiveUp: () => void
  /** What waits goes on waiting. */
  readonly onClose: () => void
}

/** A new address of somebody’s, and then the code that its owner reads out. */
export function AddressDialog(props: AddressDialogProps): ReactNode {
  const { name, pending, refusal, busy, trouble, onStart, onClose } = props
  const { address: words } = useAdminWords()
  const [another, setAnother] = useState<Instant | null>(null)
  const asksForAddress = pending === null || another === pending.sentAt

  return (
    <Dialog title={words.title(name)} onDismiss={onClose}>
      <TroubleNotice trouble={trouble} />
      {asksForAddress ? (
        <AddressForm address={pending?.address ?? ''} refusal={refusal} busy={busy} onStart={onStart} onClose={onClose} />
      ) : (
        <AwaitedCode {...props} pending={pending} onAnother={() => setAnother(pending.sentAt)} />
      )}
    </Dialog>
  )
}

type AwaitedCodeProps = AddressDialogProps & { readonly pending: AddressChange; readonly onAnother: () => void }

function AwaitedCode({ pending, verdict, busy, onCode, onAnother, onGiveUp, onClose }: AwaitedCodeProps): ReactNode {
  const words = useAdminWords()
  const { address: sentences } = words
  const ui = useUi().words
  const { typed, type, shown, submit } = useCodeEntry(verdict, busy, onCode)
  const refusal = shown && describeAddressVerdict(shown, ui, words)
  useFailedTitle(Boolean(refusal))

  return (
    <>
      <ErrorSummary refusals={refusal ? [{ ...refusal, fieldId: CODE_FIELD }] : []} answer={shown} />
      <p className="govuk-body">{sentences.sent(pending.address, pending.sentAt, pending.expiresAt)}</p>
      <p className="govuk-body">{sentences.whenRight}</p>
      <CodeForm
        typed={typed}
        onType={type}
        hint={sentences.hint}
        {...(refusal && { error: refusal.cause })}
        busy={busy}
        onSubmit={submit}
      />
      <div className="button-row">
        <Button look="secondary" onPress={onAnother}>
          {sentences.another}
        </Button>
        <Button look="link" onPress={onGiveUp}>
          {sentences.giveUp}
        </Button>
        <Button look="link" onPress={onClose}>
          {sentences.later}
        </Button>
      </div>
    </>
  )
}
