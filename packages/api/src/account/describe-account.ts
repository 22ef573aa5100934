import type { Instant } from '@enrol/otp'
import type { RecoveryCodesLeft } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { verifiedAddress } from '../email/email-offer.ts'

export interface Account {
  /** Null: the organisation does not ask for a second factor, and none was set up. */
  readonly factor:
    | { readonly method: 'totp'; readonly tag: string; readonly enrolledAt: Instant }
    | { readonly method: 'email'; readonly address: string; readonly enrolledAt: Instant }
    | null
  /** Of the recovery codes that were made last: how many were never used, of how many; null: none were made. */
  readonly recoveryCodes: RecoveryCodesLeft | null
}

export async function describeAccount({ store, session }: SessionContext): Promise<Account> {
  const factor = await store.factors.of(session.user.id)
  if (factor === null) return { factor: null, recoveryCodes: null }
  const recoveryCodes = await store.recoveryCodes.leftOf(session.user.id)
  const { enrolledAt } = factor
  if (factor.method === 'totp') return { factor: { method: 'totp', tag: factor.tag, enrolledAt }, recoveryCodes }
  return { factor: { method: 'email', address: verifiedAddress(session) ?? '', enrolledAt }, recoveryCodes }
}
