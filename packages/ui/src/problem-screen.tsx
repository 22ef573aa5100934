import type { ReactNode } from 'react'
import type { Problem } from './screen-data.ts'

export interface ProblemScreenProps {
  readonly problem: Problem
  readonly busy?: boolean
  readonly onTryAgain?: () => void
  /** Where 'not found' leads on to. */
  readonly homeHref?: string
}

export function ProblemScreen(_: ProblemScreenProps): ReactNode {
  return <h1>Problem</h1>
}
