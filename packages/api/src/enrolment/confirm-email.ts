import { Buffer } from 'node:buffer'
import type { Accepted, EmailVerdict } from '@enrol/otp'
import { refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { type EmailOffer, emailOffer } from '../email/email-offer.ts'
import { submitEmailCode } from '../email/submit-code.ts'

export type ConfirmEmailAnswer =
  | Exclude<EmailVerdict, Accepted>
  | (Accepted & { readonly signedOut: false })
  /** Email was forbidden, or the address taken away, after the code was sent. */
  | { readonly kind: 'not-offered'; readonly reason: Extract<EmailOffer, { offered: false }>['reason'] }

/** The right code makes email the person's factor, ends all their sessions, and goes on in a new one. */
export async function confirmEmail(ctx: SessionContext, typed: string): Promise<ConfirmEmailAnswer> {
  const { store, session } = ctx
  const userId = session.user.id
  const offer = emailOffer(session)
  if (!offer.offered && (await store.emailCodes.sent(userId, 'enrolment', ctx.clock())).length > 0)
    return refused(ctx, 'confirm-enrolment', { kind: 'not-offered', reason: offer.reason })
  const verdict = await submitEmailCode(ctx, typed, {
    purpose: 'enrolment',
    auditKind: 'confirm-enrolment',
    event: { kind: 'factor-enrolled', method: 'email' },
    // The factor itself was just chosen in this session: recovery codes for it ask for nothing more.
    provenAt: ctx.clock(),
    readMisses: () => store.enrolments.of(userId),
    saveMisses: store.enrolments.saveIfUnchanged,
    onAccepted: () => ({
      guards: [store.factors.addEmail({ id: Buffer.from(ctx.randomBytes(16)).toString('base64url'), userId, at: ctx.clock() })],
      writes: [store.sessions.endAllOf(userId), store.recoveryCodes.removeAllOf(userId), store.enrolments.retireAllOf(userId)],
    }),
  })
  return verdict.kind === 'accepted' ? { kind: 'accepted', signedOut: false } : verdict
}
