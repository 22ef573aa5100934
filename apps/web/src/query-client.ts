import { notifyManager, QueryClient } from '@tanstack/react-query'

/** Questions are asked even when the browser believes to be offline: the answer to the person is ours to give. */
export function createQueryClient(): QueryClient {
  // At once, not a task later: the end of a session and the address that follows it must reach the pages in one render.
  notifyManager.setScheduler((notify) => notify())
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
      },
    },
  })
}
