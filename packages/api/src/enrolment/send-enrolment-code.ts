import type { SessionContext } from '../context.ts'
import { emailOffer } from '../email/email-offer.ts'
import { recordRefusal, type SendAnswer, type Sent, sendCode } from '../email/send-code.ts'

export type SendEnrolmentCodeAnswer =
  | Exclude<SendAnswer, Sent>
  /** The address is shown whole, so that a wrong one is noticed. */
  | (Sent & { readonly address: string })
  | { readonly kind: 'not-offered'; readonly reason: 'organisation-policy' | 'no-verified-address' }

export async function sendEnrolmentCode(ctx: SessionContext): Promise<SendEnrolmentCodeAnswer> {
  const offer = emailOffer(ctx.session)
  if (!offer.offered) return recordRefusal(ctx, 'enrolment', { kind: 'not-offered', reason: offer.reason })
  const answer = await sendCode(ctx, 'enrolment', offer.address)
  return answer.kind === 'sent' ? { ...answer, address: offer.address } : answer
}
