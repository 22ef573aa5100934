import type { CutDownload, OrganisationName, PeopleOrder, PeopleQuestion, StaffRole } from '@enrol/ui'
import { PEOPLE_FILTERS } from '@enrol/ui/admin/people-finder'
import { PeopleScreen } from '@enrol/ui/admin/people-screen'
import { useAdminWords } from '@enrol/ui/admin/use-admin-words'
import { offerFile } from '@enrol/ui/offer-file'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { useCall } from '../../use-call.ts'
import type { ListBehind } from './list-behind.ts'

const ORDERS: readonly string[] = ['name', 'username', 'enrolled'] satisfies readonly PeopleOrder[]

const NONE: readonly OrganisationName[] = []

/** What is asked stands in the address, so that Back, a reload and a bookmark show the same people. */
export function PeoplePage({ role }: { readonly role: StaffRole }): ReactNode {
  const trpc = useTRPC()
  const api = useTRPCClient()
  const words = useAdminWords()
  const [, navigate] = useLocation()
  const asked = useSearch()
  const question = questionIn(asked)
  const query = useQuery({ ...trpc.admin.people.queryOptions(question), placeholderData: keepPreviousData, refetchOnMount: 'always' })
  const failed = useQueryFailure(query.error)
  const organisations = useQuery({ ...trpc.admin.organisations.queryOptions(), enabled: role === 'helpdesk', refetchOnMount: 'always' })
  const { organisationId, search, filter } = question
  const { call, forget, ...download } = useCall<void, CutDownload>(
    useCallback(async () => {
      const { csv, people, total } = await api.admin.exportPeople.mutate({ organisationId, search, filter })
      offerFile(words.people.fileName, csv, 'text/csv')
      return { people, total }
    }, [api, organisationId, search, filter, words]),
  )
  // Of other people nothing was downloaded, whichever way they were come by.
  useEffect(forget, [forget, asked])
  const held = download.answer

  return (
    <PeopleScreen
      role={role}
      organisations={organisations.data ?? NONE}
      question={question}
      answer={query.data ?? null}
      busy={query.isFetching}
      downloading={download.busy}
      cut={held !== null && held.people < held.total ? held : null}
      trouble={failed ?? download.trouble}
      onAsk={(next) => navigate(`/admin/people${searchOf(next)}`)}
      onFollow={(href) => navigate(href, { state: { listBehind: searchOf(question) } satisfies ListBehind })}
      onDownload={() => void call()}
    />
  )
}

function questionIn(search: string): PeopleQuestion {
  const asked = new URLSearchParams(search)
  const [filter, order, page] = [asked.get('filter') ?? '', asked.get('order') ?? '', Number(asked.get('page') ?? 1)]
  return {
    organisationId: asked.get('organisation')?.slice(0, 64) || null,
    search: (asked.get('search') ?? '').slice(0, 200),
    filter: PEOPLE_FILTERS.find((known) => known === filter) ?? null,
    order: ORDERS.includes(order) ? (order as PeopleOrder) : 'name',
    descending: asked.get('descending') === 'yes',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

/** Only what differs from the plain list. */
function searchOf({ organisationId, search, filter, order, descending, page }: PeopleQuestion): string {
  const asked = new URLSearchParams()
  if (organisationId !== null) asked.set('organisation', organisationId)
  if (search !== '') asked.set('search', search)
  if (filter !== null) asked.set('filter', filter)
  if (order !== 'name') asked.set('order', order)
  if (descending) asked.set('descending', 'yes')
  if (page > 1) asked.set('page', String(page))
  return asked.size === 0 ? '' : `?${asked}`
}
