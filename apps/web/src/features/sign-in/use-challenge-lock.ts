import { useQueryClient } from '@tanstack/react-query'
import { type Answers, useTRPC } from '../../trpc.ts'

export interface ChallengeLock {
  /** What the page says instead of taking codes; null when it takes them. */
  readonly locked: { readonly kind: 'locked'; readonly until: number | null } | null
  /** Asks the server how the challenge stands now: when a lock began, and when it is over. */
  lookAgain(): Promise<void>
}

/** A lock holds for whoever comes back, too: the challenge itself says until when. */
export function useChallengeLock({ lockedUntil }: Answers['challenge']['current']): ChallengeLock {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return {
    locked: lockedUntil === undefined ? null : { kind: 'locked', until: lockedUntil },
    lookAgain: () => queries.invalidateQueries({ queryKey: trpc.challenge.current.queryKey() }),
  }
}
