import { SessionsPanel } from '@enrol/ui/sessions-panel'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback } from 'react'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'

interface Ended {
  readonly kind: 'ended' | 'not-found'
}

/** The id of the session to end; null: all but this one. */
type Ending = string | null

export function SessionsSection(): ReactNode {
  const trpc = useTRPC()
  const api = useTRPCClient()
  const query = useQuery({ ...trpc.account.sessions.queryOptions(), refetchOnMount: 'always' })
  const failed = useQueryFailure(query.error)
  const ending = useCall<Ending, Ended>(
    useCallback(
      async (id) => {
        const { kind } = id === null ? await api.account.endOtherSessions.mutate() : await api.account.endSession.mutate({ id })
        return { kind: kind === 'ended' ? 'ended' : 'not-found' }
      },
      [api],
    ),
  )

  async function end(id: Ending): Promise<void> {
    if ((await ending.call(id)) !== null) await query.refetch()
  }
  if (query.data === undefined) return null
  return (
    <SessionsPanel
      sessions={query.data}
      outcome={ending.answer}
      busy={ending.busy}
      trouble={ending.trouble ?? failed}
      onEnd={(id) => void end(id)}
      onEndOthers={() => void end(null)}
    />
  )
}
