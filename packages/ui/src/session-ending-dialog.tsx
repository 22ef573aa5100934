import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'

export interface SessionEndingDialogProps {
  readonly endsAt: Instant
  /** The dialog shows itself so long before the end; two minutes unless given. */
  readonly warnBeforeMs?: number
  /** Staying is on its way. */
  readonly busy: boolean
  readonly onStay: () => void
  readonly onSignOut: () => void
  /** Called once when the time is up. */
  readonly onEnded: () => void
}

export function SessionEndingDialog(_: SessionEndingDialogProps): ReactNode {
  return <h1>Session ending</h1>
}
