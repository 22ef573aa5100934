import type { StaffRole } from '@enrol/ui'
import { type AskedAbout, HelpRequestsScreen } from '@enrol/ui/admin/help-requests-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { Answered } from './answered.tsx'

interface Deed {
  readonly action: AskedAbout['action']
  readonly id: string
  readonly reason: string
}

const LOOK_EVERY_MS = 30_000

export function HelpRequestsPage({ role }: { readonly role: StaffRole }): ReactNode {
  const trpc = useTRPC()
  const { admin } = useTRPCClient()
  const { actions } = useAdminWords()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<AskedAbout | null>(null)
  const [news, setNews] = useState<string | null>(null)
  const query = useQuery({ ...trpc.admin.helpRequests.queryOptions(), refetchOnMount: 'always', refetchInterval: LOOK_EVERY_MS })
  const acting = useCall<Deed, Answers['admin']['grantReset'] | Answers['admin']['declineRequest']>(
    useCallback(
      ({ action, id, reason }) =>
        action === 'grant-reset' ? admin.grantReset.mutate({ id, reason }) : admin.declineRequest.mutate({ id, reason }),
      [admin],
    ),
  )

  async function confirm({ action, request }: AskedAbout, reason: string): Promise<void> {
    const answer = await acting.call({ action, id: request.id, reason })
    if (answer === null) return
    if (answer.kind === 'unchanged') setNews(actions.unchanged)
    else setNews(answer.kind === 'will-be-reset' ? actions.willBeReset(request.name, answer.at) : actions[action].done(request.name))
    setAsking(null)
    await query.refetch()
  }

  return (
    <Answered query={query}>
      {(requests) => (
        <HelpRequestsScreen
          role={role}
          requests={requests}
          asking={asking}
          busy={acting.busy}
          trouble={acting.trouble}
          news={news}
          onAsk={(asked) => {
            acting.forget()
            setNews(null)
            setAsking(asked)
          }}
          onConfirm={(asked, reason) => void confirm(asked, reason)}
          onFollow={navigate}
        />
      )}
    </Answered>
  )
}
