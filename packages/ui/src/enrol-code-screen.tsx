import type { TotpEnrolmentVerdict } from '@enrol/otp'
import type { ReactNode } from 'react'
import type { Trouble } from './screen-data.ts'

export interface EnrolCodeScreenProps {
  /** Of the entry that counts. */
  readonly tag: string
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: TotpEnrolmentVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Six digits. */
  readonly onSubmit: (code: string) => void
  readonly onBack: () => void
  /** Leads to a new entry on the page before. */
  readonly onNewCode: () => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
}

export function EnrolCodeScreen(_: EnrolCodeScreenProps): ReactNode {
  return <h1>Enter the code</h1>
}
