import { type SendSignInCodeAnswer, sendSignInCode } from '../challenge/send-sign-in-code.ts'
import type { SessionContext } from '../context.ts'
import { recordRefusal } from '../email/send-code.ts'

export type SendProofCodeAnswer = SendSignInCodeAnswer | { readonly kind: 'not-offered'; readonly reason: 'no-factor' }

/** As at sign-in: it counts among those messages, and its code works there too. */
export async function sendProofCode(ctx: SessionContext): Promise<SendProofCodeAnswer> {
  if ((await ctx.store.factors.methodOf(ctx.session.user.id)) === null)
    return recordRefusal(ctx, 'sign-in', { kind: 'not-offered', reason: 'no-factor' })
  return sendSignInCode(ctx)
}
