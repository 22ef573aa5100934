import type { Done } from '@enrol/ui/account/done-notice'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useJourney } from '../../journey.tsx'
import { useTRPC } from '../../trpc.ts'

/** After a change the session is another one, and the account page says what was done. Going back does not enter it once more. */
export function useChanged(): (done: Done['kind']) => Promise<void> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { refresh } = useJourney()
  const [, navigate] = useLocation()
  return async (done) => {
    await refresh().catch(() => undefined)
    await queries.fetchQuery({ ...trpc.account.current.queryOptions(), staleTime: 0 }).catch(() => undefined)
    navigate('/account', { replace: true, state: { done } })
  }
}
