import type { Method } from '@enrol/otp'
import { CannotGetCodeScreen } from '@enrol/ui/cannot-get-code-screen'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useHelpReference } from '../../help-reference.ts'

export function HelpPage({ method }: { readonly method: Method }): ReactNode {
  const [, navigate] = useLocation()
  const { reference, trouble } = useHelpReference('challenge', 'cannot-get-code')
  return <CannotGetCodeScreen method={method} reference={reference} trouble={trouble} onBack={() => navigate('/code')} />
}
