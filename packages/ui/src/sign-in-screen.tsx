import type { Instant } from '@enrol/otp'
import type { ReactNode } from 'react'
import type { Trouble } from './screen-data.ts'

export interface SignInScreenProps {
  /** The answer to the last attempt; a new object for each answer. */
  readonly outcome: SignInRefusal | null
  /** Why the person is here although they did not ask to be. */
  readonly notice: 'session-ended' | null
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSubmit: (credentials: Credentials) => void
}

export function SignInScreen(_: SignInScreenProps): ReactNode {
  return <h1>Sign in</h1>
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

export type SignInRefusal = { readonly kind: 'wrong-credentials' } | { readonly kind: 'throttled'; readonly until: Instant }
