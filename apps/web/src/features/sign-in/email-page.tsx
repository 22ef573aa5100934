import { ChallengeEmailScreen } from '@enrol/ui/challenge-email-screen'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import type { Answers } from '../../trpc.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { useEmailCode } from '../email/use-email-code.ts'
import { useLookAgain } from './use-look-again.ts'

type Challenge = Extract<Answers['challenge']['current'], { method: 'email' }>

export function EmailPage({ challenge }: { readonly challenge: Challenge }): ReactNode {
  const lookAgain = useLookAgain()
  const { refresh } = useJourney()
  const { signOut, trouble: signOutTrouble } = useSignOut()
  const [, navigate] = useLocation()
  const emailCode = useEmailCode('challenge', { onAccepted: async () => void (await refresh()), onLocked: lookAgain })
  if (emailCode === null) return <LoadingScreen />
  return (
    <ChallengeEmailScreen
      {...emailCode}
      address={challenge.address}
      trouble={emailCode.trouble ?? signOutTrouble}
      onTryAgain={() => {
        emailCode.onTryAgain()
        void lookAgain()
      }}
      {...(challenge.recovery && { onUseRecoveryCode: () => navigate('/code/recovery') })}
      onCannotGetCode={() => navigate('/code/help')}
      onCancel={signOut}
    />
  )
}
