import { type ReactNode, useState } from 'react'
import { Button } from '../button.tsx'
import { ErrorSummary, type FieldRefusal } from '../error-summary.tsx'
import { TextInput } from '../text-input.tsx'
import { useNow } from '../use-now.ts'
import { useOnce } from '../use-once.ts'
import { useUntilAnswered } from '../use-until-answered.ts'
import { WorkingStatus } from '../working-status.tsx'
import { type AddressRefusal, describeAddressRefusal } from './describe-address-outcome.ts'
import { ReasonField } from './reason-field.tsx'
import { useAdminWords } from './use-admin-words.tsx'
import { useFailedTitle } from './use-failed-title.ts'

export interface AddressFormProps {
  /** Stands there at first, when another code is to be sent to it. */
  readonly address: string
  /** The answer to the last press; a new object for each. */
  readonly refusal: AddressRefusal | null
  readonly busy: boolean
  readonly onStart: (address: string, reason: string) => void
  readonly onClose: () => void
}

const ADDRESS = 'new-address'
const REASON = 'new-address-reason'

/** A new address and why it is entered, before a code goes there. */
export function AddressForm({ address: first, refusal, busy, onStart, onClose }: AddressFormProps): ReactNode {
  const words = useAdminWords()
  const { address: sentences, actions } = words
  const now = useNow()
  const once = useOnce(busy)
  const [address, setAddress] = useState(first)
  const [reason, setReason] = useState('')
  const [unsent, setUnsent] = useUntilAnswered<{ readonly address: boolean; readonly reason: boolean }>(refusal)

  const refused = unsent === null ? refusal : unsent.address ? ({ kind: 'not-an-address' } as const) : null
  const aboutAddress = refused && describeAddressRefusal(refused, now, words)
  const refusals: FieldRefusal[] = [
    ...(aboutAddress ? [{ ...aboutAddress, fieldId: ADDRESS }] : []),
    ...(unsent?.reason ? [{ ...actions.reasonEmpty, fieldId: REASON }] : []),
  ]
  useFailedTitle(refusals.length > 0)
  function submit(): void {
    const lacking = { address: address.trim() === '', reason: reason.trim() === '' }
    if (lacking.address || lacking.reason) setUnsent(lacking)
    else
      once(() => {
        setUnsent(null)
        onStart(address.trim(), reason.trim())
      })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <ErrorSummary refusals={refusals} answer={unsent ?? refusal} />
      <p className="govuk-body">{sentences.text}</p>
      <TextInput
        id={ADDRESS}
        name="address"
        label={sentences.field}
        {...(aboutAddress && { error: aboutAddress.cause })}
        look="name-input"
        type="text"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        value={address}
        onValue={setAddress}
      />
      <ReasonField id={REASON} refused={unsent?.reason === true} value={reason} onValue={setReason} />
      <div className="button-row">
        <Button type="submit" busy={busy}>
          {sentences.send}
        </Button>
        <Button look="link" onPress={onClose}>
          {actions.cancel}
        </Button>
        <WorkingStatus busy={busy} text={actions.working} />
      </div>
    </form>
  )
}
