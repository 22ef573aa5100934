import { ProblemScreen } from '@enrol/ui/problem-screen'
import { lazy, type ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { SignInPage } from './features/sign-in/sign-in-page.tsx'
import { SignedOutPage } from './features/sign-in/signed-out-page.tsx'
import { useJourney } from './journey.tsx'
import { type Place, placeAt } from './places.ts'
import type { Tabs } from './tabs.ts'

const EnrolPages = lazy(() => import('./features/enrol/enrol-pages.tsx'))
const ChallengePages = lazy(() => import('./features/sign-in/challenge-pages.tsx'))
const AccountPage = lazy(() => import('./features/account/account-page.tsx'))

/** Shows the page at the address, if the session stands there; otherwise leads to where it stands. */
export function Router({ tabs }: { readonly tabs: Tabs }): ReactNode {
  const [path] = useLocation()
  const { session, enrolled } = useJourney()
  if (enrolled !== null) return <Page place={enrolled.method === 'totp' ? '/enrol/code' : '/enrol/email'} tabs={tabs} />

  const placed = placeAt(path, session.stage)
  switch (placed.kind) {
    case 'nowhere':
      return <ProblemScreen problem={{ kind: 'not-found' }} />
    case 'elsewhere':
      return <Redirect to={placed.place} replace />
    case 'here':
      return <Page place={placed.place} tabs={tabs} />
  }
}

function Page({ place, tabs }: { readonly place: Place; readonly tabs: Tabs }): ReactNode {
  switch (place) {
    case '/sign-in':
      return <SignInPage />
    case '/signed-out':
      return <SignedOutPage />
    case '/enrol':
    case '/enrol/scan':
    case '/enrol/code':
    case '/enrol/email':
    case '/enrol/help':
      return <EnrolPages place={place} tabs={tabs} />
    case '/code':
    case '/code/help':
      return <ChallengePages place={place} />
    case '/account':
      return <AccountPage />
  }
}
