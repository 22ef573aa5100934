import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'
import { AccountPage } from './account-page.tsx'
import { RecoveryCodesPage } from './recovery-codes-page.tsx'

/** What belongs to somebody who is signed in. */
export default function AccountPages({ place }: { readonly place: '/account' | '/account/recovery-codes' }): ReactNode {
  const trpc = useTRPC()
  const query = useQuery({ ...trpc.account.current.queryOptions(), refetchOnMount: 'always' })
  const failed = useQueryFailure(query.error)
  if (query.data === undefined) {
    if (failed === null) return <LoadingScreen />
    return <ProblemScreen problem={failed} busy={query.isFetching} onTryAgain={() => void query.refetch()} />
  }
  return place === '/account' ? <AccountPage account={query.data} /> : <RecoveryCodesPage account={query.data} />
}
