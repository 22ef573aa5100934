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

/** One request a call: a batch would be refused. */
export function createApiClient(fetch: typeof globalThis.fetch): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc', fetch: (url, init) => fetch(url, init as RequestInit) })] })
}
