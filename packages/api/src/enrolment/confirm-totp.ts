import { type Accepted, type Instant, judgeEnrolmentCode, lockInForce, nextCodeAt, type TotpEnrolmentVerdict } from '@enrol/otp'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { detailOfVerdict } from '../verdict-detail.ts'
import { type ReadTotpEnrolment, readTotpEnrolment } from './read-totp-enrolment.ts'

export type ConfirmTotpAnswer =
  | Exclude<TotpEnrolmentVerdict, Accepted>
  | (Accepted & {
      readonly signedOut: true
      /** Start of the first time step whose code the next sign-in can accept. */
      readonly nextCodeAt: Instant
    })

/** Read, judge, save, answer: the first right code makes the newest secret the person's factor and ends all their sessions. */
export async function confirmTotp(ctx: SessionContext, typed: string): Promise<ConfirmTotpAnswer> {
  const { store, session, limits } = ctx
  for (let tries = 0; ; tries++) {
    const now = ctx.clock()
    const enrolment = await readTotpEnrolment(store, session.user.id, now)
    const { verdict, next } = judgeEnrolmentCode(enrolment, typed, now, limits.miss)
    const event = recorded(ctx, {
      kind: 'confirm-enrolment',
      outcome: verdict.kind,
      subject: session.user,
      detail: { method: 'totp', tag: enrolment.newest?.tag ?? null, ...detailOfVerdict(verdict, lockInForce(next, now, limits.miss)) },
    })

    if (verdict.kind === 'accepted') {
      if (tries > 0) await assertStillOpen(ctx)
      const lastStep = next.newest?.spentStep ?? 0
      if (await activate(ctx, enrolment, next, lastStep, now, event)) {
        ctx.request.setSessionToken(null)
        return { kind: 'accepted', signedOut: true, nextCodeAt: nextCodeAt(lastStep) }
      }
    } else {
      const save = next === enrolment ? [] : [store.enrolments.saveIfUnchanged(enrolment, next)]
      if (await store.atomically([...save, event])) return verdict
    }
  }
}

function activate(
  { store, session }: SessionContext,
  enrolment: ReadTotpEnrolment,
  next: ReadTotpEnrolment,
  lastStep: number,
  at: Instant,
  event: ReturnType<typeof recorded>,
): Promise<boolean> {
  const { newest, newestId } = enrolment
  if (newest === null || newestId === null) throw new Error('a code was accepted without a secret')
  const userId = session.user.id
  const { secret, tag, issuedAt } = newest
  return store.atomically(
    [
      store.enrolments.saveIfUnchanged(enrolment, next),
      store.sessions.end(session.id),
      store.factors.addTotp({ id: newestId, userId, secret, tag, issuedAt, lastStep, at }),
    ],
    [
      store.enrolments.forget(newestId),
      store.enrolments.retireAllOf(userId),
      store.recoveryCodes.removeAllOf(userId),
      store.sessions.endAllOf(userId),
      event,
    ],
  )
}
