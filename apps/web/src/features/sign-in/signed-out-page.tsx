import { SignedOutScreen } from '@enrol/ui/signed-out-screen'
import { UnkeptNotice } from '@enrol/ui/unkept-notice'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useJourney } from '../../journey.tsx'
import type { Farewell } from '../../tabs.ts'

/** What it tells is kept with the browser's history, so that a reload still says why. */
export function SignedOutPage(): ReactNode {
  const [, navigate] = useLocation()
  const { unkept } = useJourney()
  const farewell = useHistoryState<Farewell | null>()
  return (
    <>
      {unkept !== null && <UnkeptNotice />}
      <SignedOutScreen
        reason={farewell?.reason ?? 'signed-out'}
        entry={farewell?.entry ?? null}
        signInHref="/sign-in"
        onSignIn={() => navigate('/sign-in')}
      />
    </>
  )
}
