import { MOST_APPS } from '@enrol/otp'
import { LostAppScreen } from '@enrol/ui/account/lost-app-screen'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import type { Answers } from '../../trpc.ts'
import type { Arrival } from './account-page.tsx'
import { Proven } from './proven.tsx'
import { useChanged } from './use-changed.ts'
import { useRemoveApp } from './use-remove-app.ts'

/** Whoever signs in with a recovery code comes by here: it stood for a factor that may be lost. Asked once: going back does not ask of the new app. */
export function LostAppPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const { factor, recoveryCodes } = account
  // Where there was no room for a new app, one is set up now.
  const full = factor?.method === 'totp' && factor.apps.length >= MOST_APPS
  const changed = useChanged(full ? '/account/app' : '/account')
  const { remove, proof, answer, busy, trouble } = useRemoveApp(async (end) => {
    if (end === 'last-one') navigate('/account', { replace: true, state: { done: end } satisfies Arrival })
    else await changed('app-removed')
  })
  if (arrival?.recoveryCodeUsed !== true || factor === null) return <Redirect to="/account" replace />

  return (
    <Proven proof={proof} account={account} lost>
      <LostAppScreen
        factor={factor}
        left={recoveryCodes?.left ?? 0}
        most={MOST_APPS}
        // Once it is removed, until the next page is there.
        busy={busy || (answer !== null && answer.kind !== 'proof-needed')}
        trouble={trouble}
        onReplace={(tag) => navigate('/account/app', { replace: true, state: { replaces: tag } satisfies Arrival })}
        onRemove={(tag) => void remove(tag)}
        onSetUpApp={() => navigate('/account/app', { replace: true })}
        onKeep={() => navigate('/account', { replace: true })}
      />
    </Proven>
  )
}
