import { LockedScreen } from '@enrol/ui/locked-screen'
import type { ReactNode } from 'react'
import { useHelpReference } from './help-reference.ts'

export interface LockPageProps {
  readonly stage: 'enrolment' | 'challenge'
  readonly until: number | null
  readonly recovery?: boolean
  readonly onTryAgain: () => void
}

/** While codes are locked there is one page, whatever is loaded. */
export function LockPage({ stage, until, recovery = false, onTryAgain }: LockPageProps): ReactNode {
  const { reference } = useHelpReference(stage, 'locked')
  return <LockedScreen until={until} reference={reference} recovery={recovery} onTryAgain={onTryAgain} />
}
