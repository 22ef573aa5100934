import type { StaffRole } from '@enrol/ui'
import { type AskedAbout, HelpRequestsScreen } from '@enrol/ui/admin/help-requests-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import type { AdminWords } from '@enrol/words/admin'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { Answered } from './answered.tsx'
import { type Ended, useProvenCall } from './proof-gate.tsx'

interface Deed {
  readonly action: AskedAbout['action']
  readonly id: string
  readonly reason: string
}

type Answer = Answers['admin']['grantReset'] | Answers['admin']['declineRequest']

const LOOK_EVERY_MS = 30_000

export function HelpRequestsPage({ role }: { readonly role: StaffRole }): ReactNode {
  const trpc = useTRPC()
  const { admin } = useTRPCClient()
  const { actions } = useAdminWords()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState<AskedAbout | null>(null)
  const [news, setNews] = useState<string | null>(null)
  const query = useQuery({ ...trpc.admin.helpRequests.queryOptions(), refetchOnMount: 'always', refetchInterval: LOOK_EVERY_MS })
  const acting = useProvenCall<Deed, Answer>(
    useCallback(
      ({ action, id, reason }) =>
        action === 'grant-reset' ? admin.grantReset.mutate({ id, reason }) : admin.declineRequest.mutate({ id, reason }),
      [admin],
    ),
  )

  async function confirm({ action, request }: AskedAbout, reason: string): Promise<void> {
    const answer = await acting.call({ action, id: request.id, reason })
    if (answer === null) return
    setNews(newsOf(answer, request.name, actions))
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

function newsOf(ending: Ended<Answer>, name: string, actions: AdminWords['actions']): string {
  switch (ending.kind) {
    case 'reset':
      return actions['grant-reset'].done(name)
    case 'will-be-reset':
      return actions.willBeReset(name, ending.at)
    case 'closed':
      return actions['decline-request'].done(name)
    case 'unchanged':
      return actions.unchanged
  }
}
