import type { Trouble } from '@enrol/ui'
import { useCallback } from 'react'
import { useJourney } from './journey.tsx'
import { useTRPCClient } from './trpc.ts'
import { useCall } from './use-call.ts'

/** Ends the session on the server first; only then does the page say so. */
export function useSignOut(): { readonly signOut: () => void; readonly busy: boolean; readonly trouble: Trouble | null } {
  const api = useTRPCClient()
  const { leave } = useJourney()
  const { call, busy, trouble } = useCall(useCallback(() => api.session.signOut.mutate(), [api]))
  const signOut = useCallback(async () => {
    const answer = await call(undefined)
    if (answer !== null) leave({ reason: 'signed-out', entry: null })
  }, [call, leave])
  return { signOut: () => void signOut(), busy, trouble }
}
