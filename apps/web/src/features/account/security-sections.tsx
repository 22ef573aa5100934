import { RecentEventsPanel } from '@enrol/ui/account/recent-events-panel'
import { type EndOutcome, SessionsPanel } from '@enrol/ui/account/sessions-panel'
import { TroubleNotice } from '@enrol/ui/trouble-notice'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

/** The id of the session to end; null: all but this one. */
type Ending = string | null

/** Where the person is signed in and what happened to them; shown when both are there, so that one does not push the other down. */
export function SecuritySections(): ReactNode {
  const trpc = useTRPC()
  const api = useTRPCClient()
  const sessions = useQuery({ ...trpc.account.sessions.queryOptions(), refetchOnMount: 'always' })
  const events = useQuery({ ...trpc.account.events.queryOptions(), refetchOnMount: 'always' })
  const failed = useQueryFailure(sessions.error ?? events.error)
  const ending = useCall(useCallback((id: Ending) => endSession(api, id), [api]))

  async function end(id: Ending): Promise<void> {
    if ((await ending.call(id)) !== null) await Promise.all([sessions.refetch(), events.refetch()])
  }
  if (sessions.data === undefined || events.data === undefined) return failed === null ? null : <TroubleNotice trouble={failed} />
  return (
    <>
      <SessionsPanel
        sessions={sessions.data}
        outcome={ending.answer}
        busy={ending.busy}
        trouble={ending.trouble ?? failed}
        onEnd={(id) => void end(id)}
        onEndOthers={() => void end(null)}
      />
      <RecentEventsPanel events={events.data} />
    </>
  )
}

function endSession({ account }: ReturnType<typeof useTRPCClient>, id: Ending): Promise<EndOutcome> {
  return id === null ? account.endOtherSessions.mutate() : account.endSession.mutate({ id })
}
