import { ChallengeEmailScreen } from '@enrol/ui/challenge-email-screen'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { type Answers, useTRPC } from '../../trpc.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { useEmailCode } from '../email/use-email-code.ts'

type Challenge = Extract<Answers['challenge']['current'], { method: 'email' }>

export function EmailPage({ challenge }: { readonly challenge: Challenge }): ReactNode {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { refresh } = useJourney()
  const { signOut, trouble: signOutTrouble } = useSignOut()
  const [, navigate] = useLocation()
  const emailCode = useEmailCode('challenge', async () => {
    await refresh()
  })
  const lockedBefore = challenge.lockedUntil === undefined ? null : ({ kind: 'locked', until: challenge.lockedUntil } as const)
  return (
    <ChallengeEmailScreen
      {...emailCode}
      address={challenge.address}
      verdict={emailCode.verdict ?? lockedBefore}
      trouble={emailCode.trouble ?? signOutTrouble}
      onTryAgain={() => {
        emailCode.onTryAgain()
        void queries.invalidateQueries({ queryKey: trpc.challenge.current.queryKey() })
      }}
      onCannotGetCode={() => navigate('/code/help')}
      onCancel={signOut}
    />
  )
}
