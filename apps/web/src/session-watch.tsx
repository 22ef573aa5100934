import { SessionEndingDialog } from '@enrol/ui/session-ending-dialog'
import { useUi } from '@enrol/ui/ui-provider'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { type Session, useJourney } from './journey.tsx'
import { useTRPC, useTRPCClient } from './trpc.ts'
import { useCall } from './use-call.ts'
import { useSignOut } from './use-sign-out.ts'

const WARN_BEFORE_MS = 120_000
/** Where a session is short, so is the warning: it does not stand there from the start. */
const WARN_AT_MOST_PART = 0.4
const ASK_AT_MOST_EVERY_MS = 2_000

/** Warns before the session ends, with one action to stay. */
export function SessionWatch(): ReactNode {
  const api = useTRPCClient()
  const { session, sessionIs, refresh } = useJourney()
  const { signOut, trouble: signOutTrouble } = useSignOut()
  const { call, busy, trouble } = useCall(useCallback(() => api.session.stay.mutate(), [api]))
  const life = useLife(session)
  useEndAsToldLately()
  if (session.stage === 'anonymous') return null

  async function stay(): Promise<void> {
    const stayed = await call(undefined)
    if (stayed !== null) sessionIs(stayed)
  }
  return (
    <SessionEndingDialog
      endsAt={session.expiresAt}
      atLimit={session.atLimit === true}
      warnBeforeMs={Math.min(WARN_BEFORE_MS, life * WARN_AT_MOST_PART)}
      busy={busy}
      trouble={trouble ?? signOutTrouble}
      onStay={() => void stay()}
      onSignOut={signOut}
      onEnded={() => void refresh().catch(() => undefined)}
    />
  )
}

/** The longest time that this page was told to be left in the session's stage: about its idle time. */
function useLife(session: Session): number {
  const { clock } = useUi()
  const [life, setLife] = useState<{ readonly stage: Session['stage']; readonly ms: number }>({ stage: 'anonymous', ms: 0 })
  useEffect(() => {
    const { stage } = session
    const left = session.stage === 'anonymous' ? 0 : session.expiresAt - clock()
    setLife((before) => ({ stage, ms: before.stage === stage ? Math.max(before.ms, left) : left }))
  }, [session, clock])
  return life.ms
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
      return Math.max((data.expiresAt - clock()) * (1 - WARN_AT_MOST_PART), ASK_AT_MOST_EVERY_MS)
    },
  })
}
