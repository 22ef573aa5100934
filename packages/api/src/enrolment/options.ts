import type { SessionContext } from '../context.ts'
import { type EmailOffer, emailOffer } from '../email/email-offer.ts'

export interface EnrolmentOptions {
  readonly totp: { readonly offered: true }
  readonly email: EmailOffer
}

export function enrolmentOptions({ session }: SessionContext): EnrolmentOptions {
  return { totp: { offered: true }, email: emailOffer(session) }
}
