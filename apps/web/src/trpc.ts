import type { AppRouter } from '@enrol/api'
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { createTRPCContext } from '@trpc/tanstack-react-query'

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** What each procedure answers. */
export type Answers = inferRouterOutputs<AppRouter>

export type ApiError = TRPCClientError<AppRouter>

export function isApiError(error: unknown): error is ApiError {
  return error instanceof TRPCClientError
}

type Path = { [Router in keyof Answers]: `${Router}.${keyof Answers[Router] & string}` }[keyof Answers]

/** Whoever waits for longer is told that there was no answer. */
const LONGEST_MS = 30_000
/** Hundreds of people are added, or a whole list or trail is written out. */
const LONGEST_FOR_MANY_MS = 300_000
const FOR_MANY: ReadonlySet<string> = new Set<Path>(['admin.importPeople', 'admin.exportPeople', 'admin.exportEvents'])

/** One request a call: a batch would be refused. */
export function createApiClient(fetch: typeof globalThis.fetch): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [endsInTime, httpLink({ url: '/trpc', fetch: (url, init) => fetch(url, init as RequestInit) })],
  })
}

/** Ends a call when whoever made it does, and after a time; nothing of that is left once it is answered. */
const endsInTime: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      const ended = new AbortController()
      const end = (): void => ended.abort()
      const timer = setTimeout(end, FOR_MANY.has(op.path) ? LONGEST_FOR_MANY_MS : LONGEST_MS)
      if (op.signal?.aborted) end()
      op.signal?.addEventListener('abort', end)
      const call = next({ ...op, signal: ended.signal }).subscribe(observer)
      return () => {
        clearTimeout(timer)
        op.signal?.removeEventListener('abort', end)
        call.unsubscribe()
      }
    })
