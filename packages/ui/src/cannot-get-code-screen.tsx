import type { Method } from '@enrol/otp'
import type { ReactNode } from 'react'

export interface CannotGetCodeScreenProps {
  readonly method: Method
  /** Leads the helpdesk to what happened; null while there is none. */
  readonly reference: string | null
  readonly onBack: () => void
}

export function CannotGetCodeScreen(_: CannotGetCodeScreenProps): ReactNode {
  return <h1>Can't get a code</h1>
}
