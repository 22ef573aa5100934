import type { SessionContext } from '../context.ts'
import { emailOffer, masked } from '../email/email-offer.ts'
import { recordRefusal, type SendAnswer, type Sent, sendCode } from '../email/send-code.ts'
import { factorOf } from './factor-of.ts'

export type SendSignInCodeAnswer =
  | Exclude<SendAnswer, Sent>
  /** The address is masked: so far only the password was right. */
  | (Sent & { readonly address: string })
  | { readonly kind: 'not-offered'; readonly reason: 'other-method' | 'organisation-policy' | 'no-verified-address' }

export async function sendSignInCode(ctx: SessionContext): Promise<SendSignInCodeAnswer> {
  const factor = await factorOf(ctx)
  if (factor.method !== 'email') return recordRefusal(ctx, 'sign-in', { kind: 'not-offered', reason: 'other-method' })
  const offer = emailOffer(ctx.session)
  if (!offer.offered) return recordRefusal(ctx, 'sign-in', { kind: 'not-offered', reason: offer.reason })
  const { address } = offer
  const answer = await sendCode(ctx, 'sign-in', address)
  return answer.kind === 'sent' ? { ...answer, address: masked(address) } : answer
}
