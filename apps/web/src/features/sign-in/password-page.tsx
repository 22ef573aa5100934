import { type NewPasswordRefusal, PASSWORD_LENGTH } from '@enrol/otp'
import { ChoosePasswordScreen } from '@enrol/ui/choose-password-screen'
import { type ReactNode, useCallback } from 'react'
import { useJourney } from '../../journey.tsx'
import { useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

/** The person has to choose a password of their own, and goes on to wherever they stand then. */
export default function PasswordPage(): ReactNode {
  const api = useTRPCClient()
  const { session, signedIn } = useJourney()
  const choose = useCallback(
    async (newPassword: string): Promise<NewPasswordRefusal | { readonly kind: 'chosen' }> => {
      const answer = await api.session.changePassword.mutate({ newPassword })
      switch (answer.kind) {
        case 'too-short':
        case 'too-long':
        case 'too-common':
        case 'unchanged':
          return answer
        case 'enrol':
        case 'challenge':
        case 'signed-in':
          await signedIn()
          return { kind: 'chosen' }
      }
    },
    [api, signedIn],
  )
  const { answer, busy, trouble, call } = useCall(choose)
  if (session.stage === 'anonymous') return null
  return (
    <ChoosePasswordScreen
      username={session.user.username}
      least={session.user.role !== undefined ? PASSWORD_LENGTH.leastForAdministrators : PASSWORD_LENGTH.least}
      {...(session.passwordIs !== undefined && { passwordIs: session.passwordIs })}
      outcome={answer?.kind === 'chosen' ? null : answer}
      busy={busy || answer?.kind === 'chosen'}
      trouble={trouble}
      onSubmit={(newPassword) => void call(newPassword)}
    />
  )
}
