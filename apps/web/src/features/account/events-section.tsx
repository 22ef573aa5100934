import { RecentEventsPanel } from '@enrol/ui/recent-events-panel'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'

export function EventsSection(): ReactNode {
  const trpc = useTRPC()
  const query = useQuery({ ...trpc.account.events.queryOptions(), refetchOnMount: 'always' })
  useQueryFailure(query.error)
  return query.data === undefined ? null : <RecentEventsPanel events={query.data} />
}
