import type { AppRouter } from '@enrol/api'
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** What each procedure answers. */
export type Answers = inferRouterOutputs<AppRouter>

export type ApiError = TRPCClientError<AppRouter>

export function isApiError(error: unknown): error is ApiError {
  return error instanceof TRPCClientError
}

/** Whoever waits for longer is told that there was no answer. */
const LONGEST_MS = 30_000
/** Hundreds of people are added, or a whole trail is written out. */
const LONGEST_FOR_MANY_MS = 300_000

/** One request a call: a batch would be refused. */
export function createApiClient(fetch: typeof globalThis.fetch): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: '/trpc',
        fetch: (url, { signal, ...init } = {}) => {
          const longest = /\/admin\.(import|export)/.test(String(url)) ? LONGEST_FOR_MANY_MS : LONGEST_MS
          return fetch(url, { ...(init as RequestInit), signal: endedAfter(longest, signal) })
        },
      }),
    ],
  })
}

/** Aborts when the given one does, and after a time. */
function endedAfter(ms: number, signal: AbortSignal | null | undefined): AbortSignal {
  const ended = new AbortController()
  const end = (): void => ended.abort()
  setTimeout(end, ms)
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end)
  return ended.signal
}
