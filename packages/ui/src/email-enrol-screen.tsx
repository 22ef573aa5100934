import type { ReactNode } from 'react'
import type { EmailCodeProps } from './email-code-props.ts'

export interface EmailEnrolScreenProps extends EmailCodeProps {
  /** Back to enrolling an app. */
  readonly onUseApp: () => void
}

export function EmailEnrolScreen(_: EmailEnrolScreenProps): ReactNode {
  return <h1>Email MFA</h1>
}
