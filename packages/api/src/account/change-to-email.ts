import { Buffer } from 'node:buffer'
import type { EmailVerdict } from '@enrol/otp'
import { appsOf, type Statement } from '@enrol/store'
import { refused } from '../audit.ts'
import { factorOf } from '../challenge/factor-of.ts'
import type { SessionContext } from '../context.ts'
import { emailOffer } from '../email/email-offer.ts'
import { sendNotice } from '../email/send-notice.ts'
import { submitEmailCode } from '../email/submit-code.ts'
import { type SendEnrolmentCodeAnswer, sendEnrolmentCode } from '../enrolment/send-enrolment-code.ts'
import { retireApps } from '../people/retire-apps.ts'
import { type ProofNeeded, proofNeeded } from './fresh-proof.ts'

type NotOffered = Extract<SendEnrolmentCodeAnswer, { kind: 'not-offered' }>

export type SendChangeCodeAnswer = SendEnrolmentCodeAnswer | ProofNeeded
export type ChangeToEmailAnswer = EmailVerdict | NotOffered | ProofNeeded

/** The code that proves the address, for somebody whose codes come from an app so far. */
export async function sendChangeCode(ctx: SessionContext): Promise<SendChangeCodeAnswer> {
  return (await proofNeeded(ctx, 'change-to-email')) ?? sendEnrolmentCode(ctx)
}

/** The right code makes email the person's factor in the place of their apps, which worked until now. */
export async function changeToEmail(ctx: SessionContext, typed: string): Promise<ChangeToEmailAnswer> {
  const needed = await proofNeeded(ctx, 'change-to-email')
  if (needed) return needed
  // It may have been forbidden since the code was sent.
  const offer = emailOffer(ctx.session)
  if (!offer.offered) return refused(ctx, 'change-to-email', { kind: 'not-offered', reason: offer.reason })
  const { store, session } = ctx
  const { id: userId } = session.user
  let replaced: readonly Statement[] = []
  const verdict = await submitEmailCode(ctx, typed, {
    purpose: 'enrolment',
    auditKind: 'change-to-email',
    event: { kind: 'factor-changed' },
    provenAt: session.provenAt ?? 0,
    async readMisses() {
      const enrolment = await store.enrolments.of(userId)
      replaced = await replacement(ctx)
      return enrolment
    },
    saveMisses: store.enrolments.saveIfUnchanged,
    onAccepted: () => ({
      guards: [
        ...replaced,
        store.factors.addEmail({ id: Buffer.from(ctx.randomBytes(16)).toString('base64url'), userId, at: ctx.clock() }),
      ],
      writes: [store.sessions.endAllOf(userId), store.factors.further.removeAllOf(userId), store.enrolments.retireAllOf(userId)],
    }),
  })
  if (verdict.kind === 'accepted') sendNotice(ctx, { kind: 'changed-to-email' })
  return verdict
}

async function replacement(ctx: SessionContext): Promise<Statement[]> {
  const { store, clock } = ctx
  const factor = await factorOf(ctx)
  return [store.factors.removeIfUnchanged(factor), ...(await retireApps(store, factor.userId, appsOf(factor), clock()))]
}
