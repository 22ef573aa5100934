import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useQueryFailure } from '../../query-failure.ts'

export interface AnsweredProps<Data> {
  readonly query: UseQueryResult<Data, unknown>
  readonly children: (data: Data) => ReactNode
}

/** A page that is one answer: until it is there it says so, and when it can't be had it says why. */
export function Answered<Data>({ query, children }: AnsweredProps<Data>): ReactNode {
  const failed = useQueryFailure(query.error)
  if (query.data !== undefined) return children(query.data)
  if (failed === null) return <LoadingScreen />
  return <ProblemScreen problem={failed} busy={query.isFetching} onTryAgain={() => void query.refetch()} />
}
