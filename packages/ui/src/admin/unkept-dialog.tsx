import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { useAdminWords } from './use-admin-words.tsx'

export interface UnkeptDialogProps {
  /**
   * `adding`: the people of a file are still being added, and there is nothing to be kept yet. `passwords` and `password` are shown and
   * nothing more; `printed` and `letter` were given to the printer, of which a browser tells the same when that was cancelled.
   */
  readonly what: 'adding' | 'passwords' | 'printed' | 'password' | 'letter'
  /** Downloads those of a file, or prints the letter with the one. */
  readonly onKeep: () => void
  readonly onLeave: () => void
  readonly onStay: () => void
}

/** Before somebody leaves one-time passwords that nobody sees again. */
export function UnkeptDialog({ what, onKeep, onLeave, onStay }: UnkeptDialogProps): ReactNode {
  const { imports, actions } = useAdminWords()
  const { title, text, stay, leave } = imports.unkept[what]
  const { download } = imports
  const keep = { adding: null, passwords: download, printed: download, password: actions.printLetter, letter: actions.printLetter }[what]
  const ways = [
    ...(keep === null ? [] : [{ way: keep, onPress: onKeep }]),
    { way: stay, onPress: onStay },
    { way: leave, onPress: onLeave },
  ]
  // Whoever holds the letters is most likely done.
  if (what === 'printed' || what === 'letter') ways.reverse()
  return (
    // Another question is another dialog, to whoever is read it as well.
    <Dialog title={title} onDismiss={onStay} key={what}>
      <p className="govuk-body">{text}</p>
      <div className="button-row">
        {ways.map(({ way, onPress }, place) => (
          <Button look={place === 0 ? 'main' : place === ways.length - 1 ? 'link' : 'secondary'} onPress={onPress} key={way}>
            {way}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
