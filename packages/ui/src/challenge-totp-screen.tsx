import type { Instant, TotpVerdict } from '@enrol/otp'
import type { ReactNode } from 'react'
import type { Trouble } from './screen-data.ts'

export interface ChallengeTotpScreenProps {
  /** Of the entry to look for, when it is known. */
  readonly tag?: string
  /** When the first code that can be accepted appears, if the last one is spent. */
  readonly nextCodeAt?: Instant
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: TotpVerdict | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** Six digits. */
  readonly onSubmit: (code: string) => void
  readonly onCannotGetCode: () => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
  /** Leaves the sign-in, for example to use another name. */
  readonly onCancel: () => void
}

export function ChallengeTotpScreen(_: ChallengeTotpScreenProps): ReactNode {
  return <h1>Enter the code</h1>
}
