import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTRPC } from '../../trpc.ts'

/** Asks the server how the challenge stands now: when a lock began, and when it is over. */
export function useLookAgain(): () => Promise<void> {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useCallback(() => queries.invalidateQueries({ queryKey: trpc.challenge.current.queryKey() }), [queries, trpc])
}
