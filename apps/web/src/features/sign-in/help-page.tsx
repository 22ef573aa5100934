import type { Method } from '@enrol/otp'
import { CannotGetCodeScreen } from '@enrol/ui/cannot-get-code-screen'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useHelpReference } from '../../help-reference.ts'

export interface HelpPageProps {
  readonly method: Method
  /** There are recovery codes that could be used. */
  readonly recovery: boolean
}

export function HelpPage({ method, recovery }: HelpPageProps): ReactNode {
  const [, navigate] = useLocation()
  const { reference, trouble } = useHelpReference('challenge', 'cannot-get-code')
  return (
    <CannotGetCodeScreen
      method={method}
      {...(recovery && { onUseRecoveryCode: () => navigate('/code/recovery') })}
      reference={reference}
      trouble={trouble}
      onBack={() => navigate('/code')}
    />
  )
}
