import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useUi } from './ui-provider.tsx'

export interface EmailEnrolledDialogProps {
  readonly address: string
  readonly onContinue: () => void
}

export function EmailEnrolledDialog({ address, onContinue }: EmailEnrolledDialogProps): ReactNode {
  const { email, common } = useUi().words
  return (
    <Dialog title={email.done.title} success onDismiss={onContinue}>
      <p className="govuk-body">{email.done.text(address)}</p>
      <div className="button-row">
        <Button onPress={onContinue}>{common.continue}</Button>
      </div>
    </Dialog>
  )
}
