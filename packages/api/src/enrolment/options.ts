import { type Instant, lockInForce } from '@enrol/otp'
import type { SessionContext } from '../context.ts'
import { type EmailOffer, emailOffer } from '../email/email-offer.ts'

export interface EnrolmentOptions {
  readonly totp: { readonly offered: true }
  readonly email: EmailOffer
  /** Only while codes are not looked at; null: until an administrator resets the person. */
  readonly lockedUntil?: Instant | null
}

export async function enrolmentOptions({ store, session, clock, limits }: SessionContext): Promise<EnrolmentOptions> {
  const lock = lockInForce(await store.enrolments.of(session.user.id), clock(), limits.miss)
  return { totp: { offered: true }, email: emailOffer(session), ...(lock === null ? {} : { lockedUntil: lock.until }) }
}
