import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LockPage } from '../../lock-page.tsx'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC } from '../../trpc.ts'
import { EmailPage } from './email-page.tsx'
import { HelpPage } from './help-page.tsx'
import { RecoveryPage } from './recovery-page.tsx'
import { TotpPage } from './totp-page.tsx'

/** The second factor: which one is for the server to say. */
export default function ChallengePages({ place }: { readonly place: '/code' | '/code/recovery' | '/code/help' }): ReactNode {
  const trpc = useTRPC()
  // Asked at each visit: whether the newest code is spent, or codes are locked, changes with the time.
  const query = useQuery({ ...trpc.challenge.current.queryOptions(), refetchOnMount: 'always' })
  const trouble = useQueryFailure(query.error)
  const { data: challenge, refetch, isFetching } = query

  if (challenge === undefined) {
    if (trouble === null) return <LoadingScreen />
    return <ProblemScreen problem={trouble} busy={isFetching} onTryAgain={() => void refetch()} />
  }
  if (place !== '/code/help' && challenge.lockedUntil !== undefined)
    return <LockPage stage="challenge" until={challenge.lockedUntil} recovery={challenge.recovery} onTryAgain={() => void refetch()} />
  if (place === '/code/help')
    return <HelpPage method={challenge.method} recovery={challenge.recovery} reset={challenge.reset ?? null} onChanged={refetch} />
  if (place === '/code/recovery') return <RecoveryPage />
  if (challenge.method === 'email') return <EmailPage challenge={challenge} />
  return <TotpPage challenge={challenge} />
}
