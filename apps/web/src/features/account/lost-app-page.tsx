import { MOST_APPS } from '@enrol/otp'
import { LostAppScreen } from '@enrol/ui/account/lost-app-screen'
import { useAccountWords } from '@enrol/ui/account/use-account-words'
import { type ReactNode, useCallback } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import type { Arrival } from './account-page.tsx'
import { ProofPage } from './proof-page.tsx'
import { useChanged } from './use-changed.ts'
import { useProven } from './use-proven.ts'

/** Whoever signs in with a recovery code comes by here: it stood for a factor that may be lost. Asked once: going back does not ask of the new app. */
export function LostAppPage({ account }: { readonly account: Answers['account']['current'] }): ReactNode {
  const api = useTRPCClient()
  const { proofLead } = useAccountWords()
  const [, navigate] = useLocation()
  const arrival = useHistoryState<Arrival | null>()
  const changed = useChanged('/account/app')
  const proof = useProven()
  const removing = useCall(useCallback((tag: string) => api.account.removeApp.mutate({ tag }), [api]))
  const { factor, recoveryCodes } = account
  if (arrival?.recoveryCodeUsed !== true || factor === null) return <Redirect to="/account" replace />

  async function remove(tag: string): Promise<void> {
    const answer = await removing.call(tag)
    switch (answer?.kind) {
      case 'proof-needed':
        return proof.ask(() => remove(tag))
      case 'removed':
      case 'not-found':
        return changed('app-removed')
      case 'last-one':
        return navigate('/account', { replace: true })
      case undefined:
        return
    }
  }
  if (proof.proving) {
    const { onProven, onBack } = proof
    return <ProofPage {...{ factor, recoveryCodes, onProven, onBack }} lost lead={proofLead} />
  }
  const { answer } = removing
  return (
    <LostAppScreen
      factor={factor}
      left={recoveryCodes?.left ?? 0}
      most={MOST_APPS}
      // Once it is removed, until the next page is there.
      busy={removing.busy || (answer !== null && answer.kind !== 'proof-needed')}
      trouble={removing.trouble}
      onReplace={(tag) => navigate('/account/app', { replace: true, state: { replaces: tag } satisfies Arrival })}
      onRemove={(tag) => void remove(tag)}
      onSetUpApp={() => navigate('/account/app', { replace: true })}
      onKeep={() => navigate('/account', { replace: true })}
    />
  )
}
