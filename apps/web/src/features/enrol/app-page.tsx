import { GetAnAppScreen } from '@enrol/ui/get-an-app-screen'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { deviceOf } from '../../device.ts'
import { useJourney } from '../../journey.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { pendingQuery } from './ask-ahead.ts'
import { entryInMemory } from './use-entry.ts'

/**
 * The first step. Whoever comes back to it with an entry that waits for its code is told so, and need not scan again;
 * while the entry is in memory, going on shows the same one anyway.
 */
export function AppPage(): ReactNode {
  const [, navigate] = useLocation()
  const { session } = useJourney()
  const { signOut, trouble } = useSignOut()
  const enabled = entryInMemory(useQueryClient()) === null
  const pending = useQuery({ ...pendingQuery(useTRPC()), enabled })
  useQueryFailure(pending.error)
  // Known before anything can be pressed: what comes later would move under somebody's finger.
  if ((enabled && pending.isPending) || session.stage === 'anonymous') return <LoadingScreen />
  return (
    <GetAnAppScreen
      person={session.user}
      device={deviceOf(window)}
      pendingTag={enabled && pending.data?.kind === 'pending' ? pending.data.tag : null}
      approvedApp={session.organisation.approvedApp ?? null}
      onContinue={() => navigate('/enrol/scan')}
      onEnterCode={() => navigate('/enrol/code')}
      onSignOut={signOut}
      trouble={trouble}
    />
  )
}
