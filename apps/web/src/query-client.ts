import { QueryClient } from '@tanstack/react-query'

/** Questions are asked even when the browser believes to be offline: the answer to the person is ours to give. */
export function createQueryClient(): QueryClient {
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
