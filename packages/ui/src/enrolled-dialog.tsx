import type { Instant } from '@enrol/otp'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useUi } from './ui-provider.tsx'
import { useEntryName } from './use-entry-name.ts'
import { useNow } from './use-now.ts'

export interface EnrolledDialogProps {
  readonly username: string
  readonly tag: string
  readonly nextCodeAt: Instant
  /** When the signed-out page comes by itself, unless the person stays. */
  readonly leavesAt: Instant
  readonly onSignIn: () => void
  /** The time is up, or the dialog was closed: show the signed-out page. */
  readonly onLeave: () => void
}

/** The app is set up, the person is signed out, and the code just entered is spent: so it says when the next one appears. */
export function EnrolledDialog({ username, tag, nextCodeAt, leavesAt, onSignIn, onLeave }: EnrolledDialogProps): ReactNode {
  const { words } = useUi()
  const now = useNow()
  const nameOf = useEntryName()
  const [staying, setStaying] = useState(false)
  const left = useRef(false)
  const timeIsUp = !staying && now >= leavesAt
  useEffect(() => {
    if (!timeIsUp || left.current) return
    left.current = true
    onLeave()
  }, [timeIsUp, onLeave])

  const { done } = words.enrol
  return (
    <Dialog title={done.title} success onDismiss={onLeave}>
      <p className="govuk-body">{done.forWhom(username)}</p>
      <p className="govuk-body">{done.signedOut}</p>
      <p className="govuk-body">{done.nextCode(nameOf(tag), nextCodeAt, now)}</p>
      <p className="govuk-body quiet" role="timer">
        {staying ? done.staying : done.leaving(leavesAt - now)}
      </p>
      <div className="button-row">
        <Button onPress={onSignIn}>{done.signInAgain}</Button>
        <Button look="secondary" onPress={staying ? onLeave : () => setStaying(true)}>
          {staying ? done.close : done.stay}
        </Button>
      </div>
    </Dialog>
  )
}
