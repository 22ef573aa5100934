import { LoadingScreen } from '@enrol/ui/loading-screen'
import { ProblemScreen } from '@enrol/ui/problem-screen'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Redirect } from 'wouter'
import type { Place } from '../../places.ts'
import { useQueryFailure } from '../../query-failure.ts'
import { useTRPC, useTRPCClient } from '../../trpc.ts'
import { AccountPage } from './account-page.tsx'
import { AddAppPage } from './add-app-page.tsx'
import { ChangePasswordPage } from './change-password-page.tsx'
import { ChangeToEmailPage } from './change-to-email-page.tsx'
import { LostAppPage } from './lost-app-page.tsx'
import { RecoveryCodesPage } from './recovery-codes-page.tsx'

type AccountPlace = Extract<Place, `/account${string}`>

/** What belongs to somebody who is signed in. */
export default function AccountPages({ place }: { readonly place: AccountPlace }): ReactNode {
  const trpc = useTRPC()
  const query = useQuery({ ...trpc.account.current.queryOptions(), refetchOnMount: 'always' })
  const failed = useQueryFailure(query.error)
  useRememberedBrowser()
  if (query.data === undefined) {
    if (failed === null) return <LoadingScreen />
    return <ProblemScreen problem={failed} busy={query.isFetching} onTryAgain={() => void query.refetch()} />
  }
  const { factor, recoveryCodes } = query.data
  switch (place) {
    case '/account':
      return <AccountPage account={query.data} />
    case '/account/recovery-codes':
      return <RecoveryCodesPage account={query.data} />
    case '/account/password':
      return <ChangePasswordPage account={query.data} />
    case '/account/app':
      return factor === null ? <Redirect to="/account" replace /> : <AddAppPage factor={factor} recoveryCodes={recoveryCodes} />
    case '/account/lost-app':
      return <LostAppPage account={query.data} />
    case '/account/email':
      return <ChangeToEmailPage account={query.data} />
  }
}

/** Whoever signs in comes by here. What it is for is felt at a later sign-in, so nobody waits for it, and the next visit asks again. */
function useRememberedBrowser(): void {
  const api = useTRPCClient()
  useEffect(() => {
    api.account.rememberBrowser.mutate().catch(() => undefined)
  }, [api])
}
