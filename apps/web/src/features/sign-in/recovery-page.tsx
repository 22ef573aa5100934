import { RecoveryCodeScreen } from '@enrol/ui/recovery-code-screen'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { isLocking } from '../../is-locking.ts'
import { useJourney } from '../../journey.tsx'
import { useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import type { Arrival } from '../account/account-page.tsx'
import { useLookAgain } from './use-look-again.ts'

export function RecoveryPage(): ReactNode {
  const api = useTRPCClient()
  const lookAgain = useLookAgain()
  const { refresh } = useJourney()
  const [, navigate] = useLocation()
  const submission = useCall(useCallback((code: string) => api.challenge.useRecoveryCode.mutate({ code }), [api]))

  async function submit(code: string): Promise<void> {
    const verdict = await submission.call(code)
    if (verdict !== null && isLocking(verdict)) await lookAgain()
    if (verdict?.kind !== 'accepted') return
    await refresh()
    const state: Arrival = { recoveryCodeUsed: true }
    navigate('/account/lost-app', { replace: true, state })
  }
  return (
    <RecoveryCodeScreen
      verdict={submission.answer}
      busy={submission.busy || submission.answer?.kind === 'accepted'}
      trouble={submission.trouble}
      onSubmit={(code) => void submit(code)}
      onBack={() => navigate('/code')}
      onCannotGetCode={() => navigate('/code/help')}
      onTryAgain={() => {
        submission.forget()
        void lookAgain()
      }}
    />
  )
}
