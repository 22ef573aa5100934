import type { TotpVerdict } from '@enrol/otp'
import { ChallengeTotpScreen } from '@enrol/ui/challenge-totp-screen'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { isLocking } from '../../is-locking.ts'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { useLookAgain } from './use-look-again.ts'

type Challenge = Extract<Answers['challenge']['current'], { method: 'totp' }>

export function TotpPage({ challenge }: { readonly challenge: Challenge }): ReactNode {
  const api = useTRPCClient()
  const lookAgain = useLookAgain()
  const { refresh } = useJourney()
  const { signOut, trouble: signOutTrouble } = useSignOut()
  const [, navigate] = useLocation()
  const submission = useCall(useCallback((code: string) => api.challenge.submit.mutate({ code }) as Promise<TotpVerdict>, [api]))

  async function submit(code: string): Promise<void> {
    const verdict = await submission.call(code)
    if (verdict !== null && isLocking(verdict)) await lookAgain()
    if (verdict?.kind === 'accepted') await refresh()
  }
  return (
    <ChallengeTotpScreen
      tags={challenge.tags ?? [challenge.tag]}
      {...(challenge.nextCodeAt !== undefined ? { nextCodeAt: challenge.nextCodeAt } : {})}
      verdict={submission.answer}
      busy={submission.busy || submission.answer?.kind === 'accepted'}
      trouble={submission.trouble ?? signOutTrouble}
      onSubmit={(code) => void submit(code)}
      {...(challenge.recovery && { onUseRecoveryCode: () => navigate('/code/recovery') })}
      onCannotGetCode={() => navigate('/code/help')}
      onTryAgain={() => {
        submission.forget()
        void lookAgain()
      }}
      onCancel={signOut}
    />
  )
}
