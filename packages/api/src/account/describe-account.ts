import type { Instant } from '@enrol/otp'
import type { RecoveryCodesLeft } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { type EmailOffer, emailOffer, verifiedAddress } from '../email/email-offer.ts'
import { previousSignIn } from './previous-sign-in.ts'

/** One of the person's apps. `name`: what they call it. */
export interface OwnApp {
  readonly tag: string
  readonly name: string | null
  readonly enrolledAt: Instant
}

export interface Account {
  /** Null: the organisation does not ask for a second factor, and none was set up. */
  readonly factor:
    | {
        readonly method: 'totp'
        /** Of the first app, and when it was set up. */
        readonly tag: string
        readonly enrolledAt: Instant
        /** All of them, the first one first. */
        readonly apps: readonly OwnApp[]
      }
    | { readonly method: 'email'; readonly address: string; readonly enrolledAt: Instant }
    | null
  /** Of the recovery codes that were made last: how many were never used, of how many; null: none were made. */
  readonly recoveryCodes: RecoveryCodesLeft | null
  /** Whether their codes may come by email. */
  readonly email: EmailOffer
  /** The sign-in before the newest one; null: the trail tells of none. */
  readonly lastSignInAt: Instant | null
}

export async function describeAccount(ctx: SessionContext): Promise<Account> {
  return { ...(await describeFactor(ctx)), lastSignInAt: await previousSignIn(ctx) }
}

async function describeFactor({ store, session }: SessionContext): Promise<Omit<Account, 'lastSignInAt'>> {
  const factor = await store.factors.standingOf(session.user.id)
  const email = emailOffer(session)
  if (factor === null) return { factor: null, recoveryCodes: null, email }
  const recoveryCodes = await store.recoveryCodes.leftOf(session.user.id)
  const { enrolledAt, apps } = factor
  const [first] = apps
  return first === undefined
    ? { factor: { method: 'email', address: verifiedAddress(session) ?? '', enrolledAt }, recoveryCodes, email }
    : { factor: { method: 'totp', tag: first.tag, enrolledAt, apps }, recoveryCodes, email }
}
