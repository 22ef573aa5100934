import type { ReactNode } from 'react'
import type { EmailCodeProps } from './email-code-props.ts'

export interface ChallengeEmailScreenProps extends EmailCodeProps {
  readonly onCannotGetCode: () => void
  /** Leaves the sign-in, for example to use another name. */
  readonly onCancel: () => void
}

export function ChallengeEmailScreen(_: ChallengeEmailScreenProps): ReactNode {
  return <h1>Enter the code</h1>
}
