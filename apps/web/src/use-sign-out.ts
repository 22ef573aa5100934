import type { Trouble } from '@enrol/ui'
import { useCallback } from 'react'
import { useJourney } from './journey.tsx'
import { useTRPCClient } from './trpc.ts'
import { useCall } from './use-call.ts'

export interface SignOut {
  readonly signOut: () => void
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly forget: () => void
}

/** Ends the session on the server first; only then does the page say so. */
export function useSignOut(): SignOut {
  const api = useTRPCClient()
  const { leave, asksFirst } = useJourney()
  const { call, busy, trouble, forget } = useCall(useCallback(() => api.session.signOut.mutate(), [api]))
  const signOut = useCallback(async () => {
    const answer = await call(undefined)
    if (answer === null) return false
    leave()
    return true
  }, [call, leave])
  const start = useCallback(() => {
    if (asksFirst.current === null) void signOut()
    else asksFirst.current(signOut)
  }, [asksFirst, signOut])
  return { signOut: start, busy, trouble, forget }
}
