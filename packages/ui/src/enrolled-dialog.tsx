import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'

export interface EnrolledDialogProps {
  readonly tag: string
  readonly nextCodeAt: Instant
  /** When the signed-out page comes by itself, unless the person stays. */
  readonly leavesAt: Instant
  readonly onSignIn: () => void
  /** The time is up, or the dialog was closed: show the signed-out page. */
  readonly onLeave: () => void
}

export function EnrolledDialog(_: EnrolledDialogProps): ReactNode {
  return <h1>Enrolled</h1>
}
