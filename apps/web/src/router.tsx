import { ProblemScreen } from '@enrol/ui/problem-screen'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { AskAhead } from './features/enrol/ask-ahead.ts'
import { SignInPage } from './features/sign-in/sign-in-page.tsx'
import { SignedOutPage } from './features/sign-in/signed-out-page.tsx'
import { type Session, useJourney } from './journey.tsx'
import { later } from './later.tsx'
import { type Place, placeAt } from './places.ts'
import type { Tabs } from './tabs.ts'

// When one is opened at its address, the server names its files in the page: see ../page-scripts.ts.
const enrolPages = later(() => import('./features/enrol/enrol-pages.tsx'))
const challengePages = later(() => import('./features/sign-in/challenge-pages.tsx'))
const passwordPage = later(() => import('./features/sign-in/password-page.tsx'))
const adminPages = later(() => import('./features/admin/admin-pages.tsx'))
const accountPages = later(() => import('./features/account/account-pages.tsx'))

/**
 * Fetches the code of the page at an address while the server is still being asked whether the person stands there, and then,
 * of the wizard, what it shows first.
 */
export async function fetchPageAt(path: string, session: Promise<Session | undefined>, ahead: AskAhead): Promise<void> {
  if (path.startsWith('/enrol')) {
    await enrolPages.fetchCode()
    const { askAhead } = await import('./features/enrol/enrol-pages.tsx')
    if ((await session)?.stage === 'enrolling') await askAhead(path, ahead)
  } else if (path.startsWith('/code')) await challengePages.fetchCode()
  else if (path.startsWith('/password')) await passwordPage.fetchCode()
  else if (path.startsWith('/admin')) await adminPages.fetchCode()
  else if (path.startsWith('/account')) await accountPages.fetchCode()
}

/** Shows the page at the address, if the session stands there; otherwise leads to where it stands. */
export function Router({ tabs }: { readonly tabs: Tabs }): ReactNode {
  const [path] = useLocation()
  const { session, enrolled, unkept } = useJourney()
  if (enrolled !== null) return <Page place={enrolled.method === 'totp' ? '/enrol/code' : '/enrol/email'} tabs={tabs} />

  const placed = placeAt(path, session.stage)
  switch (placed.kind) {
    case 'nowhere':
      return <ProblemScreen problem={{ kind: 'not-found' }} />
    case 'elsewhere':
      // A code was asked for in between, and its page is the one to come back to by now.
      return <Redirect to={unkept !== null && session.stage === 'signed-in' ? '/admin/people/add' : placed.place} replace />
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
    case '/password':
      return <passwordPage.Page />
    case '/enrol':
    case '/enrol/scan':
    case '/enrol/code':
    case '/enrol/email':
    case '/enrol/help':
      return <enrolPages.Page place={place} tabs={tabs} />
    case '/code':
    case '/code/recovery':
    case '/code/help':
      return <challengePages.Page place={place} />
    case '/account':
    case '/account/recovery-codes':
    case '/account/app':
    case '/account/lost-app':
    case '/account/email':
    case '/account/password':
      return <accountPages.Page place={place} />
    case '/admin':
      return <adminPages.Page />
  }
}
