import type { Trouble } from '@enrol/ui'
import { useQuery } from '@tanstack/react-query'
import { useQueryFailure } from './query-failure.ts'
import { useTRPCClient } from './trpc.ts'

export interface HelpReference {
  /** Null while there is none. */
  readonly reference: string | null
  readonly trouble: Trouble | null
}

/** What the helpdesk is told on the phone: one reference for as long as the page is open, however often it is needed. */
export function useHelpReference(stage: 'enrolment' | 'challenge', about: 'cannot-enrol' | 'cannot-get-code' | 'locked'): HelpReference {
  const api = useTRPCClient()
  const { data, error } = useQuery({
    queryKey: ['help-reference', stage, about],
    queryFn: () => api[stage].askForHelp.mutate({ about }),
    gcTime: Number.POSITIVE_INFINITY,
  })
  return { reference: data?.reference ?? null, trouble: useQueryFailure(error) }
}
