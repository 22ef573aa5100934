import { isMailAddress } from '@enrol/mail'
import { type AddressVerdict, awaitsCode, type Instant, judgeAddressCode, newEmailCode } from '@enrol/otp'
import { z } from 'zod'
import { type ProofNeeded, proofNeeded } from '../account/fresh-proof.ts'
import { type Happening, recorded, refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { takeNumber, type Wait } from '../email/take-number.ts'
import { asAdministrator } from '../people/acting.ts'
import { detailOfVerdict } from '../verdict-detail.ts'
import { actionInput, personInput, someoneElse, type Unchanged } from './act-on-person.ts'

const START = 'start-address-change'
const CONFIRM = 'confirm-address-change'
const CANCEL = 'cancel-address-change'

export const addressInput = actionInput.extend({ address: z.string().trim().max(320) })
export const addressCodeInput = personInput.extend({ code: z.string() })

export interface AddressSent {
  readonly kind: 'sent'
  readonly address: string
  readonly sentAt: Instant
  readonly expiresAt: Instant
  /** When another can be sent. */
  readonly resendAt: Instant
}

export type StartAnswer =
  | AddressSent
  | ProofNeeded
  | Wait
  | { readonly kind: 'not-an-address' }
  /** It is theirs, and verified, already. */
  | { readonly kind: 'unchanged' }
  /** The other side takes no mail for it. */
  | { readonly kind: 'address-refused' }
  | { readonly kind: 'mail-unavailable'; readonly reference: string }

/**
 * Sends a code to a new address of somebody's, for its owner to read out: whoever has mistyped it changes nothing. A code that was
 * under way counts until the next is sent, so that mail that fails costs nothing.
 */
export async function startAddressChange(
  ctx: SessionContext,
  { id, address, reason }: z.output<typeof addressInput>,
): Promise<StartAnswer> {
  const { user } = await someoneElse(ctx, id, START)
  const about = { subject: user, detail: { reason, address } }
  if (!isMailAddress({ address })) return refused(ctx, START, { kind: 'not-an-address' }, about)
  if (user.contactVerified && user.contactEmail === address) return refused(ctx, START, { kind: 'unchanged' }, about)
  // The code that comes back may take longer than a proof is fresh: whoever has it was sent it by somebody who had proven themself.
  const needed = await proofNeeded(ctx, START, about)
  if (needed) return needed

  const code = newEmailCode(ctx.randomBytes)
  const taken = await takeNumber(ctx, user.id, 'address-change', code)
  if (taken.kind === 'wait') return refused(ctx, START, taken, about)
  const told = (outcome: Happening['outcome']) => recorded(ctx, { kind: START, outcome, ...about })
  const { id: messageId, number, sentAt, expiresAt, resendAt } = taken
  const { emailCodes, addressChanges, atomically } = ctx.store
  const locale = user.language ?? 'en'
  const message = { idempotencyKey: messageId, locale, service: ctx.service, code, number, sentAt, expiresAt } as const
  const result = await ctx.mailer.sendCode({ to: { address }, purpose: 'address-change', ...message })
  switch (result.kind) {
    case 'sent': {
      const put = addressChanges.put({ userId: user.id, address, sentAt, requestedBy: ctx.session.user.id, code })
      await asAdministrator(ctx).atomically([emailCodes.markSent(messageId, result.messageId), put], [told('sent')])
      return { kind: 'sent', address, sentAt, expiresAt, resendAt }
    }
    case 'recipient-refused':
      await atomically([told('address-refused')])
      return { kind: 'address-refused' }
    case 'failed':
      await atomically([emailCodes.markFailed(messageId, ctx.clock())], [told('mail-unavailable')])
      return { kind: 'mail-unavailable', reference: ctx.request.reference }
  }
}

/**
 * Replaces the address by the one whose owner has read out the code. Every session of the person ends with it, and so does whatever code
 * was under way to the old address, where they are told.
 */
export async function confirmAddressChange(ctx: SessionContext, { id, code }: z.output<typeof addressCodeInput>): Promise<AddressVerdict> {
  const { store, clock, limits } = ctx
  const { addressChanges, users, sessions, emailCodes } = store
  const acting = asAdministrator(ctx)
  for (;;) {
    const { user } = await someoneElse(ctx, id, CONFIRM)
    const pending = await addressChanges.of(user.id)
    const now = clock()
    const isCode = (typed: string): boolean => pending !== null && addressChanges.isCodeOf(pending, typed)
    const verdict = judgeAddressCode(pending, code, now, limits.emailCodeMs, isCode, limits.miss)
    const event = recorded(ctx, {
      kind: CONFIRM,
      outcome: verdict.kind,
      subject: user,
      detail: {
        ...(await ofStart(ctx, user.id)),
        address: pending?.address ?? null,
        from: user.contactEmail,
        ...detailOfVerdict(verdict, null),
      },
    })
    if (pending === null || (verdict.kind !== 'accepted' && verdict.kind !== 'wrong')) {
      await store.atomically([], [event])
      return verdict
    }
    if (verdict.kind === 'wrong') {
      if (await acting.atomically([addressChanges.countMiss(pending)], [event])) return verdict
      continue
    }
    const changed = await acting.atomically(
      [addressChanges.remove(pending), users.correctAddress(user, pending.address)],
      [sessions.endAllOf(user.id), emailCodes.spendAllOf(user.id, now), event],
    )
    if (!changed) continue
    sendNotice(ctx, { kind: 'address-changed' }, user)
    return verdict
  }
}

/** Why the address that waits was entered: what was refused since has reasons of its own. */
async function ofStart({ store }: SessionContext, userId: string): Promise<{ readonly reason?: string }> {
  const [begun] = await store.audit.newestOf(userId, { kinds: [START], outcomes: ['sent'], most: 1 })
  const { reason } = begun?.detail ?? {}
  return typeof reason === 'string' ? { reason } : {}
}

export async function cancelAddressChange(
  ctx: SessionContext,
  { id }: z.output<typeof personInput>,
): Promise<{ readonly kind: 'cancelled' } | Unchanged> {
  const { store } = ctx
  const { user } = await someoneElse(ctx, id, CANCEL)
  const pending = await store.addressChanges.of(user.id)
  const detail = { address: pending?.address ?? null }
  const event = recorded(ctx, { kind: CANCEL, outcome: 'done', subject: user, detail })
  const cancelled = pending !== null && (await asAdministrator(ctx).atomically([store.addressChanges.remove(pending)], [event]))
  return cancelled ? { kind: 'cancelled' } : refused(ctx, CANCEL, { kind: 'unchanged' }, { subject: user, detail })
}

/** The address that waits for its owner's code, as the person's page shows it. */
export async function pendingAddress(
  { store, clock, limits }: SessionContext,
  userId: string,
): Promise<Pick<AddressSent, 'address' | 'sentAt' | 'expiresAt'> | null> {
  const pending = await store.addressChanges.of(userId)
  if (pending === null || !awaitsCode(pending, clock(), limits.emailCodeMs, limits.miss)) return null
  const { address, sentAt } = pending
  return { address, sentAt, expiresAt: sentAt + limits.emailCodeMs }
}
