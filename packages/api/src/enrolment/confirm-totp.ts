import { type Accepted, type Instant, judgeEnrolmentCode, type MissLimit, nextCodeAt, type TotpEnrolmentVerdict } from '@enrol/otp'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { confirmSecret } from './confirm-secret.ts'
import type { ReadTotpEnrolment } from './read-totp-enrolment.ts'

type Enrolled = Accepted & {
  readonly signedOut: true
  /** Start of the first time step whose code the next sign-in can accept. */
  readonly nextCodeAt: Instant
}

export type ConfirmTotpAnswer = Exclude<TotpEnrolmentVerdict, Accepted> | Enrolled

/** The first right code makes the newest secret the person's factor and ends all their sessions. */
export function confirmTotp(ctx: SessionContext, typed: string): Promise<ConfirmTotpAnswer> {
  const { store, session } = ctx
  const userId = session.user.id
  const judge = (enrolment: ReadTotpEnrolment, now: Instant, limit: MissLimit) => judgeEnrolmentCode(enrolment, typed, now, limit)
  return confirmSecret<TotpEnrolmentVerdict, Enrolled>(ctx, judge, 'confirm-enrolment', async ({ app, guard, writes }) => {
    const enrolled = await store.atomically(
      [guard, store.sessions.end(session.id), store.factors.addTotp(app)],
      [store.sessions.endAllOf(userId), ...writes, store.recoveryCodes.removeAllOf(userId)],
    )
    if (!enrolled) return null
    ctx.request.setSessionToken(null)
    // Whoever has only stolen the password may have come first.
    sendNotice(ctx, { kind: 'app-enrolled' })
    return { kind: 'accepted', signedOut: true, nextCodeAt: nextCodeAt(app.lastStep) }
  })
}
