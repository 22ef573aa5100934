import { SignedOutScreen } from '@enrol/ui/signed-out-screen'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import type { Farewell } from '../../tabs.ts'

/** What it tells is kept with the browser's history, so that a reload still says why. */
export function SignedOutPage(): ReactNode {
  const [, navigate] = useLocation()
  const farewell = useHistoryState<Farewell | null>()
  return (
    <SignedOutScreen
      reason={farewell?.reason ?? 'signed-out'}
      entry={farewell?.entry ?? null}
      signInHref="/sign-in"
      onSignIn={() => navigate('/sign-in')}
    />
  )
}
