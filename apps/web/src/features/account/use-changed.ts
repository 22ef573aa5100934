import type { Done } from '@enrol/ui/account/done-notice'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { useTRPC } from '../../trpc.ts'

/** After a change the session is another one, and the next page says what was done. Going back does not enter it once more. */
export function useChanged(next: '/account' | '/account/app' = '/account'): (done: Done['kind']) => Promise<void> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { refresh } = useJourney()
  const [, navigate] = useLocation()
  return async (done) => {
    await refresh().catch(() => undefined)
    await queries.fetchQuery({ ...trpc.account.current.queryOptions(), staleTime: 0 }).catch(() => undefined)
    navigate(next, { replace: true, state: { done } })
  }
}
