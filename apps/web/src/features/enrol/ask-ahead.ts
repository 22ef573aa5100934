import type { QueryClient } from '@tanstack/react-query'
import type { Tabs } from '../../tabs.ts'
import type { createApiClient, useTRPC } from '../../trpc.ts'
import { entryQuery } from './use-entry.ts'

export interface AskAhead {
  readonly queries: QueryClient
  readonly trpc: Pick<ReturnType<typeof useTRPC>, 'enrolment'>
  readonly api: ReturnType<typeof createApiClient>
  readonly tabs: Tabs
}

/** As long as it takes from the answer to the page that shows it. */
const JUST_ASKED_MS = 2_000

/** Whether an entry waits for its code: asked at each visit, for another tab or device may have shown one since. */
export function pendingQuery(trpc: AskAhead['trpc']) {
  return { ...trpc.enrolment.pendingTotp.queryOptions(), staleTime: JUST_ASKED_MS, gcTime: JUST_ASKED_MS }
}

/** Asks what a page of the wizard shows first, so that a page that is loaded is drawn once, and not piece by piece. */
export async function askAhead(path: string, { queries, trpc, api, tabs }: AskAhead): Promise<void> {
  const asked = [queries.prefetchQuery(trpc.enrolment.options.queryOptions())]
  if (path === '/enrol' || path === '/enrol/code') asked.push(queries.prefetchQuery(pendingQuery(trpc)))
  if (path === '/enrol/scan') asked.push(queries.prefetchQuery(entryQuery(api, tabs)))
  await Promise.all(asked)
}
