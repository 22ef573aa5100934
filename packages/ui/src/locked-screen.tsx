import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'

export interface LockedScreenProps {
  /** Null: until an administrator ends it. */
  readonly until: Instant | null
  readonly reference?: string
  readonly onTryAgain: () => void
}

export function LockedScreen(_: LockedScreenProps): ReactNode {
  return <h1>Locked</h1>
}
