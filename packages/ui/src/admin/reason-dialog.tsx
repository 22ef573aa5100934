import { type ReactNode, useId, useState } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import type { Trouble } from '../screen-data.ts'
import { TroubleNotice } from '../trouble-notice.tsx'
import { WorkingStatus } from '../working-status.tsx'
import type { PersonAction, RequestAction } from './admin-data.ts'
import { ReasonField } from './reason-field.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface ReasonDialogProps {
  readonly action: PersonAction | RequestAction
  /** Of the person it is done to. */
  readonly name: string
  /** What it will bring about. */
  readonly text: string
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

/** Says what will happen, and asks why, before anything is done to somebody. */
export function ReasonDialog({ action, name, text, busy, trouble, onConfirm, onCancel }: ReasonDialogProps): ReactNode {
  const { actions } = useAdminWords()
  const [reason, setReason] = useState('')
  const [empty, setEmpty] = useState(false)
  const fieldId = useId()
  const words = actions[action]

  return (
    <Dialog title={words.title(name)} onDismiss={onCancel}>
      <TroubleNotice trouble={trouble} />
      <p className="govuk-body">{text}</p>
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
        <ReasonField id={fieldId} refused={empty && reason.trim() === ''} value={reason} onValue={setReason} />
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
