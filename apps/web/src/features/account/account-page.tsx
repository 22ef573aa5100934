import { AccountScreen } from '@enrol/ui/account-screen'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { useSignOut } from '../../use-sign-out.ts'

/** How the person came here; kept with the browser's history. */
export interface Arrival {
  readonly recoveryCodeUsed: true
}

export function AccountPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const { session, refresh } = useJourney()
  const api = useTRPCClient()
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const { signOut, busy, trouble } = useSignOut()
  const starting = useCall<void, Answers['account']['startEnrolment']>(useCallback(() => api.account.startEnrolment.mutate(), [api]))
  if (session.stage === 'anonymous') return null

  async function enrol(): Promise<void> {
    const answer = await starting.call()
    if (answer?.kind === 'enrol' || answer?.kind === 'enrolled') await refresh()
  }
  const { user, organisation } = session
  return (
    <AccountScreen
      user={user}
      organisation={organisation}
      factor={account.factor}
      recoveryCodes={account.recoveryCodes}
      recoveryCodeUsed={arrival?.recoveryCodeUsed === true}
      onMakeRecoveryCodes={() => navigate('/account/recovery-codes')}
      enforcesFrom={organisation.enforcesFrom ?? null}
      onEnrol={() => void enrol()}
      signInAgain={starting.answer?.kind === 'sign-in-again'}
      {...(user.role !== undefined && { onLookAfter: () => navigate('/admin/people') })}
      busy={busy || starting.busy}
      trouble={trouble ?? starting.trouble}
      onSignOut={signOut}
    />
  )
}
