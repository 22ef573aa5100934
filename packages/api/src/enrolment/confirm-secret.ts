import { type Accepted, type FurtherAppVerdict, type Instant, type Judgement, lockInForce, type MissLimit } from '@enrol/otp'
import type { NewApp, Statement, Write } from '@enrol/store'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { detailOfVerdict } from '../verdict-detail.ts'
import { type ReadTotpEnrolment, readTotpEnrolment } from './read-totp-enrolment.ts'

/** The newest secret, confirmed by a right code. */
export interface ConfirmedSecret {
  readonly app: NewApp
  /** Of what was read: no row means that another request came first. */
  readonly guard: Statement
  /** They come with whatever becomes of the app. */
  readonly writes: readonly Write[]
}

/** Judges a code against what was read; it is asked again whenever another request came first. */
type Judge<Verdict> = (
  enrolment: ReadTotpEnrolment,
  now: Instant,
  limit: MissLimit,
) => Judgement<Verdict, ReadTotpEnrolment> | Promise<Judgement<Verdict, ReadTotpEnrolment>>

/** Read, judge, save, answer. What a right code brings about is `activate`'s: null when another request came first. */
export async function confirmSecret<Verdict extends FurtherAppVerdict, Done>(
  ctx: SessionContext,
  judge: Judge<Verdict>,
  auditKind: 'confirm-enrolment' | 'add-app',
  activate: (confirmed: ConfirmedSecret) => Promise<Done | null>,
): Promise<Exclude<Verdict, Accepted> | Done> {
  const { store, session, limits } = ctx
  const userId = session.user.id
  for (let tries = 0; ; tries++) {
    const now = ctx.clock()
    const enrolment = await readTotpEnrolment(store, userId, now)
    const { verdict, next } = await judge(enrolment, now, limits.miss)
    const event = recorded(ctx, {
      kind: auditKind,
      outcome: verdict.kind,
      subject: session.user,
      detail: { method: 'totp', tag: enrolment.newest?.tag ?? null, ...detailOfVerdict(verdict, lockInForce(next, now, limits.miss)) },
    })
    if (isRefusal(verdict)) {
      const save = next === enrolment ? [] : [store.enrolments.saveIfUnchanged(enrolment, next)]
      if (await store.atomically([...save, event])) return verdict
      continue
    }

    const { newestId: id } = enrolment
    if (next.newest === null || id === null) throw new Error('a code was accepted without a secret')
    if (tries > 0) await assertStillOpen(ctx)
    const { secret, tag, issuedAt, spentStep } = next.newest
    const done = await activate({
      app: { id, userId, secret, tag, issuedAt, lastStep: spentStep ?? 0, at: now },
      guard: store.enrolments.saveIfUnchanged(enrolment, next),
      writes: [store.enrolments.forget(id), store.enrolments.retireAllOf(userId), event],
    })
    if (done !== null) return done
  }
}

function isRefusal<Verdict extends FurtherAppVerdict>(verdict: Verdict): verdict is Exclude<Verdict, Accepted> {
  return verdict.kind !== 'accepted'
}
