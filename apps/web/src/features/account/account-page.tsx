import { AccountScreen } from '@enrol/ui/account-screen'
import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useJourney } from '../../journey.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'
import { useSignOut } from '../../use-sign-out.ts'

export default function AccountPage(): ReactNode {
  const trpc = useTRPC()
  const { session } = useJourney()
  const { signOut, busy, trouble } = useSignOut()
  const query = useQuery({ ...trpc.account.current.queryOptions(), refetchOnMount: 'always' })
  const failed = useQueryFailure(query.error)

  if (session.stage === 'anonymous') return null
  if (query.data === undefined) {
    if (failed === null) return <LoadingScreen />
    return <ProblemScreen problem={failed} busy={query.isFetching} onTryAgain={() => void query.refetch()} />
  }
  const { user, organisation } = session
  return (
    <AccountScreen user={user} organisation={organisation} factor={query.data.factor} busy={busy} trouble={trouble} onSignOut={signOut} />
  )
}
