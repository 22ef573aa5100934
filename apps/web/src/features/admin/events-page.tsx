import { dayAfter } from '@enrol/ui/admin/day-field'
import { leavesNoticesOut } from '@enrol/ui/admin/events-finder'
import { EventsScreen } from '@enrol/ui/admin/events-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { offerFile } from '@enrol/ui/offer-file'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useQueryFailure } from '../../query-failure.ts'
import { type Answers, useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import { trailAskedIn, trailSearchOf } from './trail-address.ts'

/** What is asked stands in the address, so that Back, a reload and a bookmark show the same events. */
export function EventsPage(): ReactNode {
  const trpc = useTRPC()
  const { admin } = useTRPCClient()
  const { events: words } = useAdminWords()
  const [, navigate] = useLocation()
  const search = useSearch()
  const question = useMemo(() => trailAskedIn(search), [search])
  const { before, ...filters } = question
  // The last day is part of what is asked for.
  const asked = { ...filters, to: filters.to === null ? null : dayAfter(filters.to) }
  const query = useQuery({
    ...trpc.admin.events.queryOptions({ ...asked, before, notices: !leavesNoticesOut(question) }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
  })
  const failed = useQueryFailure(query.error)
  const { call, forget, ...download } = useCall<typeof asked, Answers['admin']['exportEvents']>(
    useCallback(
      async (shown) => {
        const file = await admin.exportEvents.mutate(shown)
        // Their answer, which is on its way, says so.
        if (!file.tooManyPeople) offerFile(words.fileName, file.csv, 'text/csv')
        return file
      },
      [admin, words],
    ),
  )
  // Of other events nothing was downloaded, whichever way they were come by.
  useEffect(forget, [forget, search])
  return (
    <EventsScreen
      question={question}
      answer={query.data ?? null}
      downloading={download.busy}
      cutAt={download.answer?.cut ? download.answer.events : null}
      trouble={failed ?? download.trouble}
      onAsk={(next) => navigate(`/admin/events${trailSearchOf(next)}`)}
      onDownload={() => void call(asked)}
      onFollow={navigate}
    />
  )
}
