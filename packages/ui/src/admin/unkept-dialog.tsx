import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface UnkeptDialogProps {
  /** `adding`: the people of a file are still being added, and there is nothing to be kept yet. */
  readonly what: 'adding' | 'passwords' | 'password'
  /** Downloads those of a file, or prints the letter with the one. */
  readonly onKeep: () => void
  readonly onLeave: () => void
  readonly onStay: () => void
}

/** Before somebody leaves one-time passwords that nobody sees again. */
export function UnkeptDialog({ what, onKeep, onLeave, onStay }: UnkeptDialogProps): ReactNode {
  const { imports, actions } = useAdminWords()
  const { stay, [what]: words } = imports.unkept
  const keep = { adding: null, passwords: imports.download, password: actions.printLetter }[what]
  return (
    <Dialog title={words.title} onDismiss={onStay}>
      <p className="govuk-body">{words.text}</p>
      <div className="button-row">
        {keep !== null && <Button onPress={onKeep}>{keep}</Button>}
        <Button look={keep === null ? 'main' : 'secondary'} onPress={onStay}>
          {stay}
        </Button>
        <Button look="link" onPress={onLeave}>
          {words.leave}
        </Button>
      </div>
    </Dialog>
  )
}
