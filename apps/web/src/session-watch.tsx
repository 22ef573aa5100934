import { SessionEndingDialog } from '@enrol/ui/session-ending-dialog'
import { useUi } from '@enrol/ui/ui-provider'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useJourney } from './journey.tsx'
import { useTRPC, useTRPCClient } from './trpc.ts'
import { useCall } from './use-call.ts'
import { useSignOut } from './use-sign-out.ts'

const WARN_BEFORE_MS = 120_000
/** Before the second factor a session is short, and so is the warning. */
const WARN_AT_MOST_PART = 0.4
const ASK_EVERY_MS = 15_000

/** Warns before the session ends, with one action to stay. */
export function SessionWatch(): ReactNode {
  const api = useTRPCClient()
  const { session, sessionIs, refresh } = useJourney()
  const { signOut } = useSignOut()
  const { call, busy } = useCall(useCallback(() => api.session.stay.mutate(), [api]))
  useEndAsToldLately()
  if (session.stage === 'anonymous') return null

  async function stay(): Promise<void> {
    const stayed = await call(undefined)
    if (stayed !== null) sessionIs(stayed)
  }
  return (
    <SessionEndingDialog
      endsAt={session.expiresAt}
      warnBeforeMs={session.stage === 'challenge' ? WARN_BEFORE_MS / 2 : WARN_BEFORE_MS}
      busy={busy}
      onStay={() => void stay()}
      onSignOut={signOut}
      onEnded={() => void refresh().catch(() => undefined)}
    />
  )
}

/** Every use of the session puts its end off, here or in another tab; near the end the server is asked how it stands. */
function useEndAsToldLately(): void {
  const trpc = useTRPC()
  const { clock } = useUi()
  useQuery({
    ...trpc.session.current.queryOptions(),
    refetchIntervalInBackground: true,
    refetchInterval({ state: { data } }) {
      if (data === undefined || data.stage === 'anonymous') return false
      return Math.max((data.expiresAt - clock()) * (1 - WARN_AT_MOST_PART), ASK_EVERY_MS)
    },
  })
}
