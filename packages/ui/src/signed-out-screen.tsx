import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'

export interface SignedOutScreenProps {
  readonly reason: 'enrolled' | 'signed-out'
  /** After enrolling: the entry, and when its first code that can be used appears. */
  readonly entry: { readonly tag: string; readonly nextCodeAt: Instant } | null
  readonly signInHref: string
  /** Instead of following the link. */
  readonly onSignIn?: () => void
}

export function SignedOutScreen(_: SignedOutScreenProps): ReactNode {
  return <h1>Signed out</h1>
}
