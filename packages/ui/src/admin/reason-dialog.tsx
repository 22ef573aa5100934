import { type ReactNode, useId, useState } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { useUi } from '../ui-provider.tsx'
import { WorkingStatus } from '../working-status.tsx'
import type { PersonAction, RequestAction } from './admin-data.ts'
import { useAdminWords } from './use-admin-words.tsx'

export interface ReasonDialogProps {
  readonly action: PersonAction | RequestAction
  /** Of the person it is done to. */
  readonly name: string
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

const LONGEST = 500

/** Says what will happen, and asks why, before anything is done to somebody. */
export function ReasonDialog({ action, name, busy, trouble, onConfirm, onCancel }: ReasonDialogProps): ReactNode {
  const { actions } = useAdminWords()
  const { common } = useUi().words
  const [reason, setReason] = useState('')
  const [empty, setEmpty] = useState(false)
  const fieldId = useId()
  const words = actions[action]
  const refusal = empty && reason.trim() === '' ? actions.reasonEmpty : null

  return (
    <Dialog title={words.title(name)} onDismiss={onCancel}>
      <TroubleNotice trouble={trouble} />
      <p className="govuk-body">{words.text}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (busy) return
          if (reason.trim() === '') {
            setEmpty(true)
            document.getElementById(fieldId)?.focus()
          } else onConfirm(reason.trim())
        }}
      >
        <div className={refusal === null ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'}>
          <label className="govuk-label" htmlFor={fieldId}>
            {actions.reason}
          </label>
          <div className="govuk-hint" id={`${fieldId}-hint`}>
            {actions.reasonHint}
          </div>
          {refusal && (
            <p className="govuk-error-message" id={`${fieldId}-error`} role="alert">
              <span className="govuk-visually-hidden">{common.errorPrefix}</span> {refusal.cause}. {refusal.next}
            </p>
          )}
          <textarea
            className={refusal === null ? 'textarea' : 'textarea textarea--error'}
            id={fieldId}
            rows={3}
            maxLength={LONGEST}
            aria-invalid={refusal === null ? undefined : true}
            aria-describedby={refusal === null ? `${fieldId}-hint` : `${fieldId}-hint ${fieldId}-error`}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <div className="button-row">
          <Button type="submit" busy={busy}>
            {words.confirm}
          </Button>
          <Button look="link" onPress={onCancel}>
            {actions.cancel}
          </Button>
          <WorkingStatus busy={busy} text={actions.working} />
        </div>
      </form>
    </Dialog>
  )
}
