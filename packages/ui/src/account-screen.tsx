import type { Instant, Method } from '@enrol/otp'
import type { ReactNode } from 'react'
import type { Trouble } from './screen-data.ts'

export interface AccountScreenProps {
  readonly user: { readonly username: string; readonly name: string }
  readonly organisation: { readonly name: string }
  /** Null where MFA is not enforced and none is set up. */
  readonly factor: { readonly method: Method; readonly enrolledAt?: Instant } | null
  /** Signing out. */
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSignOut: () => void
}

export function AccountScreen(_: AccountScreenProps): ReactNode {
  return <h1>Your account</h1>
}
