import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface UnsavedDialogProps {
  readonly onLeave: () => void
  readonly onStay: () => void
}

/** Before somebody leaves a policy that they have changed and not saved. */
export function UnsavedDialog({ onLeave, onStay }: UnsavedDialogProps): ReactNode {
  const { unsaved } = useAdminWords().policy
  return (
    <Dialog title={unsaved.title} onDismiss={onStay}>
      <p className="govuk-body">{unsaved.text}</p>
      <div className="button-row">
        <Button onPress={onStay}>{unsaved.stay}</Button>
        <Button look="link" onPress={onLeave}>
          {unsaved.leave}
        </Button>
      </div>
    </Dialog>
  )
}
