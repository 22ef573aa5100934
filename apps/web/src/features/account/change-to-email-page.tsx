import { ChangeToEmailScreen } from '@enrol/ui/account/change-to-email-screen'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { Answers } from '../../trpc.ts'
import { useEmailCode } from '../email/use-email-code.ts'
import { Proven } from './proven.tsx'
import { useChanged } from './use-changed.ts'
import { useProven } from './use-proven.ts'

/** Email in the place of the person's apps. */
export function ChangeToEmailPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const [, navigate] = useLocation()
  const changed = useChanged()
  const proof = useProven()
  const emailCode = useEmailCode('account', {
    onAccepted: () => changed('changed-to-email'),
    onLocked: async () => undefined,
    onProofNeeded: proof.ask,
  })
  const { factor, email } = account
  if (factor?.method !== 'totp' || !email.offered) return <Redirect to="/account" replace />
  if (emailCode === null) return <LoadingScreen />
  return (
    <Proven proof={proof} account={account}>
      <ChangeToEmailScreen {...emailCode} address={email.address} onBack={() => navigate('/account')} />
    </Proven>
  )
}
