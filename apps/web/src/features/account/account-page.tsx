import { AccountScreen } from '@enrol/ui/account-screen'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useJourney } from '../../journey.tsx'
import type { Answers } from '../../trpc.ts'
import { useSignOut } from '../../use-sign-out.ts'

/** How the person came here; kept with the browser's history. */
export interface Arrival {
  readonly recoveryCodeUsed: true
}

export function AccountPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const { session } = useJourney()
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const { signOut, busy, trouble } = useSignOut()
  if (session.stage === 'anonymous') return null
  const { user, organisation } = session
  return (
    <AccountScreen
      user={user}
      organisation={organisation}
      factor={account.factor}
      recoveryCodes={account.recoveryCodes}
      recoveryCodeUsed={arrival?.recoveryCodeUsed === true}
      onMakeRecoveryCodes={() => navigate('/account/recovery-codes')}
      busy={busy}
      trouble={trouble}
      onSignOut={signOut}
    />
  )
}
