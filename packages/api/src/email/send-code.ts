import type { SendResult } from '@enrol/mail'
import { type DeliveryStatus, type Instant, newEmailCode } from '@enrol/otp'
import { type EmailPurpose, isBusy, type Write } from '@enrol/store'
import { type Happening, recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { bounceOf } from '../record-delivery.ts'
import { type Taken, takeNumber } from './take-number.ts'

export interface Sent {
  readonly kind: 'sent'
  /** Counts the messages since the last success, from 1. */
  readonly number: number
  readonly sentAt: Instant
  readonly expiresAt: Instant
  /** When another can be sent. */
  readonly resendAt: Instant
}

export type SendAnswer =
  | Sent
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'mail-unavailable'; readonly reference: string }

/**
 * Sends a new code to `address`. The message is counted before it goes out, so that parallel requests send one;
 * when no transport takes it, it counts for nothing. One whose address was refused counts, and is answered as sent:
 * its delivery says `bounced`, as when the refusal comes later. No transaction is open while the mail is under way.
 */
export async function sendCode(ctx: SessionContext, purpose: EmailPurpose, address: string): Promise<SendAnswer> {
  const { mailer, service, session, request } = ctx
  const code = newEmailCode(ctx.randomBytes)
  const taken = await takeNumber(ctx, session.user.id, purpose, code)
  if (taken.kind === 'wait') return recordRefusal(ctx, purpose, taken)
  const { id, number, sentAt, expiresAt, resendAt } = taken

  const result = await mailer.sendCode({
    to: { address },
    idempotencyKey: id,
    locale: session.user.language ?? 'en',
    service,
    code,
    number,
    sentAt,
    expiresAt,
    purpose,
  })
  const remember = (): Promise<void> => rememberResult(ctx, purpose, taken, result)
  await remember().catch((error: unknown) => {
    if (!isBusy(error)) throw error
    // The mail is on its way, and the person is told so; it is noted when the database is free again.
    void remember().catch(() => undefined)
  })
  if (result.kind === 'failed') return { kind: 'mail-unavailable', reference: request.reference }
  return { kind: 'sent', number, sentAt, expiresAt, resendAt }
}

/** What the mail provider said of the message, with the audit event that tells of it. */
async function rememberResult(ctx: SessionContext, purpose: EmailPurpose, { id, number }: Taken, result: SendResult): Promise<void> {
  const { atomically, emailCodes, users } = ctx.store
  const told = (outcome: Happening['outcome'], detail: Happening['detail']): Write =>
    recorded(ctx, { kind: 'send-email-code', outcome, subject: ctx.session.user, detail: { purpose, number, ...detail } })
  const event = (status: DeliveryStatus, at: Instant): Write => emailCodes.addEvent({ id: `${id}:${status}`, emailCodeId: id, status, at })

  switch (result.kind) {
    case 'sent': {
      const { provider, messageId, acceptedAt, detail } = result
      const minutes = ctx.limits.emailCodeMs / 60_000
      // An operator learns here that the first provider fails, though the mail went out.
      const failures = detail === '' ? {} : { transport: detail }
      await atomically([emailCodes.markSent(id, messageId)], [event('sent', acceptedAt), told('sent', { minutes, provider, ...failures })])
      return
    }
    case 'recipient-refused': {
      const { provider, refusedAt, detail } = result
      const bounce = bounceOf(users, ctx.session.user.id, 'bounced', refusedAt)
      await atomically([event('bounced', refusedAt)], [...bounce, told('bounced', { provider, transport: detail })])
      return
    }
    case 'failed': {
      const { reason, detail } = result
      await atomically([emailCodes.markFailed(id, ctx.clock())], [told('mail-unavailable', { reason, transport: detail })])
      return
    }
  }
}

/** A code that is not sent is an event too; gives back the answer that says why. */
export async function recordRefusal<const A extends { readonly kind: 'wait' | 'not-offered' }>(
  ctx: SessionContext,
  purpose: EmailPurpose,
  answer: A,
): Promise<A> {
  const { kind: outcome, ...why } = answer
  await ctx.store.atomically([recorded(ctx, { kind: 'send-email-code', outcome, subject: ctx.session.user, detail: { purpose, ...why } })])
  return answer
}
