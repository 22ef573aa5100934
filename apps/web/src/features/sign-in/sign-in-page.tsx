import { ProblemScreen } from '@enrol/ui/problem-screen'
import { type Credentials, SignInScreen } from '@enrol/ui/sign-in-screen'
import { type ReactNode, useCallback, useState } from 'react'
import { useJourney } from '../../journey.tsx'
import { useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

export function SignInPage(): ReactNode {
  const api = useTRPCClient()
  const { sessionEnded, signedIn } = useJourney()
  const { answer, busy, trouble, call } = useCall(useCallback((credentials: Credentials) => api.session.signIn.mutate(credentials), [api]))
  const [entering, setEntering] = useState(false)
  const [cookiesBlocked, setCookiesBlocked] = useState(false)
  const refused = answer?.kind === 'wrong-credentials' || answer?.kind === 'throttled' ? answer : null

  async function submit(credentials: Credentials): Promise<void> {
    const answered = await call(credentials)
    if (answered === null || answered.kind === 'wrong-credentials' || answered.kind === 'throttled') return
    setEntering(true)
    try {
      // The password was right, and the session is not there: the browser did not keep its cookie.
      const session = await signedIn()
      setCookiesBlocked(session.stage === 'anonymous')
    } finally {
      setEntering(false)
    }
  }

  if (cookiesBlocked) return <ProblemScreen problem={{ kind: 'cookies-blocked' }} onTryAgain={() => setCookiesBlocked(false)} />
  return (
    <SignInScreen
      outcome={refused}
      notice={sessionEnded ? 'session-ended' : null}
      busy={busy || entering}
      trouble={trouble}
      onSubmit={(credentials) => void submit(credentials)}
    />
  )
}
