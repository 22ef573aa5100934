import type { TotpVerdict } from '@enrol/otp'
import { ChallengeTotpScreen } from '@enrol/ui/challenge-totp-screen'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { useSignOut } from '../../use-sign-out.ts'

type Challenge = Extract<Answers['challenge']['current'], { method: 'totp' }>

export function TotpPage({ challenge }: { readonly challenge: Challenge }): ReactNode {
  const api = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { refresh } = useJourney()
  const { signOut, trouble: signOutTrouble } = useSignOut()
  const [, navigate] = useLocation()
  const submission = useCall(useCallback((code: string) => api.challenge.submit.mutate({ code }) as Promise<TotpVerdict>, [api]))
  const lockedBefore = challenge.lockedUntil === undefined ? null : ({ kind: 'locked', until: challenge.lockedUntil } as const)

  async function submit(code: string): Promise<void> {
    const verdict = await submission.call(code)
    if (verdict?.kind === 'accepted') await refresh()
  }
  return (
    <ChallengeTotpScreen
      tag={challenge.tag}
      {...(challenge.nextCodeAt !== undefined ? { nextCodeAt: challenge.nextCodeAt } : {})}
      verdict={submission.answer ?? lockedBefore}
      busy={submission.busy || submission.answer?.kind === 'accepted'}
      trouble={submission.trouble ?? signOutTrouble}
      onSubmit={(code) => void submit(code)}
      onCannotGetCode={() => navigate('/code/help')}
      onTryAgain={() => {
        submission.forget()
        void queries.invalidateQueries({ queryKey: trpc.challenge.current.queryKey() })
      }}
      onCancel={signOut}
    />
  )
}
