import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useQueryFailure } from '../../query-failure.ts'
import type { IssuedEntry, Tabs } from '../../tabs.ts'
import { useTRPCClient } from '../../trpc.ts'

export interface ShownEntry {
  readonly entry: IssuedEntry
  /** It replaces one that was shown earlier. */
  readonly renewed: boolean
}

const ENTRY_KEY = ['entry']

/**
 * The entry on the page. It is issued once and kept in memory while the wizard is open, so that going back and forth
 * shows the same one; a page that is loaded again has none and gets a new one.
 */
export function entryQuery(api: ReturnType<typeof useTRPCClient>, tabs: Tabs) {
  return {
    queryKey: ENTRY_KEY,
    gcTime: Number.POSITIVE_INFINITY,
    async queryFn(): Promise<ShownEntry> {
      const before = await api.enrolment.pendingTotp.query()
      const entry = await api.enrolment.startTotp.mutate()
      tabs.tell({ kind: 'entry-issued', entry })
      return { entry, renewed: before.kind === 'pending' }
    },
  }
}

export function useEntry(tabs: Tabs) {
  const query = useQuery(entryQuery(useTRPCClient(), tabs))
  const trouble = useQueryFailure(query.error)
  return { shown: query.data ?? null, busy: query.isFetching, trouble, renew: () => void query.refetch() }
}

/** The entry that this tab has in memory, if any. */
export function entryInMemory(queries: QueryClient): IssuedEntry | null {
  return queries.getQueryData<ShownEntry>(ENTRY_KEY)?.entry ?? null
}

/** The next visit to the page that shows it gets a new one. */
export function forgetEntry(queries: QueryClient): void {
  queries.removeQueries({ queryKey: ENTRY_KEY, exact: true })
}

/** Only the newest entry counts, so every tab that is enrolling shows that one. */
export function useShareEntries(tabs: Tabs): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      tabs.listen((message) => {
        if (message.kind === 'entry-issued') queries.setQueryData<ShownEntry>(ENTRY_KEY, { entry: message.entry, renewed: true })
      }),
    [tabs, queries],
  )
}
