import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface UnkeptDialogProps {
  /** The people are still being added: there is nothing to download yet. */
  readonly adding: boolean
  readonly onDownload: () => void
  readonly onLeave: () => void
  readonly onStay: () => void
}

/** Before somebody leaves one-time passwords that nobody sees again. */
export function UnkeptDialog({ adding, onDownload, onLeave, onStay }: UnkeptDialogProps): ReactNode {
  const { imports } = useAdminWords()
  const { unkept } = imports
  return (
    <Dialog title={unkept.title} onDismiss={onStay}>
      <p className="govuk-body">{adding ? unkept.adding : unkept.shown}</p>
      <div className="button-row">
        {!adding && <Button onPress={onDownload}>{imports.download}</Button>}
        <Button look={adding ? 'main' : 'secondary'} onPress={onStay}>
          {unkept.stay}
        </Button>
        <Button look="link" onPress={onLeave}>
          {unkept.leave}
        </Button>
      </div>
    </Dialog>
  )
}
