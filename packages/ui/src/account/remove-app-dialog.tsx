import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { useAccountWords } from './use-account-words.tsx'

export interface RemoveAppDialogProps {
  readonly name: string
  readonly onRemove: () => void
  readonly onKeep: () => void
}

export function RemoveAppDialog({ name, onRemove, onKeep }: RemoveAppDialogProps): ReactNode {
  const { removing } = useAccountWords()
  return (
    <Dialog title={removing.title(name)} onDismiss={onKeep}>
      <p className="govuk-body">{removing.text}</p>
      <div className="button-row">
        <Button onPress={onRemove}>{removing.confirm}</Button>
        <Button look="secondary" onPress={onKeep}>
          {removing.keep}
        </Button>
      </div>
    </Dialog>
  )
}
