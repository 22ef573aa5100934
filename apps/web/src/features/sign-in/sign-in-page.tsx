import { ProblemScreen } from '@enrol/ui/problem-screen'
import { type Credentials, type SignInRefusal, SignInScreen } from '@enrol/ui/sign-in-screen'
import { UnkeptNotice } from '@enrol/ui/unkept-notice'
import { type ReactNode, useCallback } from 'react'
import { useJourney } from '../../journey.tsx'
import { useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { slipsIn } from './slips-in.ts'

type Ending = SignInRefusal | { readonly kind: 'signed-in' } | { readonly kind: 'cookies-blocked' }

export function SignInPage(): ReactNode {
  const api = useTRPCClient()
  const { sessionEnded, signedIn, unkept } = useJourney()

  const signIn = useCallback(
    async (credentials: Credentials): Promise<Ending> => {
      const answer = await api.session.signIn.mutate(credentials)
      if (answer.kind === 'wrong-credentials') return { ...answer, slips: slipsIn(credentials) }
      if (answer.kind === 'one-time-password-expired' || answer.kind === 'throttled') return answer
      const session = await signedIn()
      // The password was right, and the session is not there: the browser did not keep its cookie.
      return session.stage === 'anonymous' ? { kind: 'cookies-blocked' } : { kind: 'signed-in' }
    },
    [api, signedIn],
  )
  const { answer, busy, trouble, call, forget } = useCall(signIn)

  if (answer?.kind === 'cookies-blocked') return <ProblemScreen problem={{ kind: 'cookies-blocked' }} onTryAgain={forget} />
  return (
    <>
      {unkept !== null && <UnkeptNotice />}
      <SignInScreen
        outcome={answer?.kind === 'signed-in' ? null : answer}
        sessionEnded={sessionEnded}
        busy={busy || answer?.kind === 'signed-in'}
        trouble={trouble}
        onSubmit={(credentials) => void call(credentials)}
      />
    </>
  )
}
