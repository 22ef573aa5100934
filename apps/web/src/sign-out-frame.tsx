import { PageFrame } from '@enrol/ui/page-frame'
import type { ReactNode } from 'react'
import { useJourney } from './journey.tsx'
import { useSignOut } from './use-sign-out.ts'

/** The frame, with Sign out in its header while somebody is signing in or enrolling. */
export function SignOutFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const { session, enrolled } = useJourney()
  const { signOut } = useSignOut()
  const canSignOut = session.stage !== 'anonymous' && enrolled === null
  return <PageFrame {...(canSignOut ? { onSignOut: signOut } : {})}>{children}</PageFrame>
}
