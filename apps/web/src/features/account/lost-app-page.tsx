import { LostAppScreen } from '@enrol/ui/account/lost-app-screen'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import type { Answers } from '../../trpc.ts'
import type { Arrival } from './account-page.tsx'

/** Whoever signs in with a recovery code comes by here: it stood for a factor that may be lost. Asked once: going back does not ask of the new app. */
export function LostAppPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const { factor, recoveryCodes } = account
  if (arrival?.recoveryCodeUsed !== true || factor === null) return <Redirect to="/account" replace />
  return (
    <LostAppScreen
      factor={factor}
      left={recoveryCodes?.left ?? 0}
      onReplace={(tag) => navigate('/account/app', { replace: true, state: { replaces: tag } satisfies Arrival })}
      onSetUpApp={() => navigate('/account/app', { replace: true })}
      onKeep={() => navigate('/account', { replace: true })}
    />
  )
}
