import { type EmailVerdict, type Instant, type JourneyEvent, judgeCode, lockInForce, type TotpVerdict } from '@enrol/otp'
import { appsOf, type Statement, type StoredTotpFactor } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { submitEmailCode } from '../email/submit-code.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { noteSignIn } from '../session/note-sign-in.ts'
import { detailOfVerdict } from '../verdict-detail.ts'
import { factorOf } from './factor-of.ts'
import { noLongerStuck } from './no-longer-stuck.ts'

/** What differs between signing in and proving oneself once more. */
export interface FactorSubmission<SignIn extends EventKind = 'submit-code'> {
  readonly auditKind: SignIn | 'prove'
  /** What a right code means for the journey. */
  readonly event: JourneyEvent
  /** When the password was given. */
  readonly provenAt: Instant
}

/** A right code signs in, in a new session. The password was given when the one of the challenge began. */
export function submitCode(ctx: SessionContext, typed: string): Promise<TotpVerdict | EmailVerdict> {
  return submitFactorCode(ctx, typed, { auditKind: 'submit-code', event: { kind: 'code-accepted' }, provenAt: ctx.session.createdAt })
}

/** Read, judge, save, answer. After a right code the person goes on in a new session. */
export async function submitFactorCode(
  ctx: SessionContext,
  typed: string,
  submission: FactorSubmission,
): Promise<TotpVerdict | EmailVerdict> {
  const { store, session, limits } = ctx
  const { auditKind, event: journeyEvent, provenAt } = submission
  for (let tries = 0; ; tries++) {
    const factor = await factorOf(ctx)
    if (factor.method === 'email') return submitCodeOfEmail(ctx, typed, submission)

    const now = ctx.clock()
    const { verdict, next, app } = judgeCode(factor, typed, now, limits.miss)
    const event = recorded(ctx, {
      kind: auditKind,
      outcome: verdict.kind,
      subject: session.user,
      detail: { method: 'totp', ...entriesOf(factor, app), ...detailOfVerdict(verdict, lockInForce(next, now, limits.miss)) },
    })
    if (verdict.kind !== 'accepted') {
      const save = next === factor ? [] : [store.factors.saveIfUnchanged(factor, next)]
      if (await store.atomically(save, [event])) return verdict
    } else {
      if (tries > 0) await assertStillOpen(ctx)
      const stage = stageAfter(session.stage, journeyEvent)
      const fresh = newSession(ctx, session.user.id, stage, provenAt)
      const signedIn = noteSignIn(ctx, session.user, journeyEvent, stage)
      if (
        await store.atomically(
          [signedIn, store.factors.saveIfUnchanged(factor, next), store.sessions.end(session.id)],
          [...spentApps(ctx, factor, next), fresh.open, noLongerStuck(ctx), event],
        )
      ) {
        ctx.request.setSessionToken(fresh.token)
        return verdict
      }
    }
  }
}

/** The entry that a code was of; `tags`, between spaces: it was of none, and could have been of any of these. */
function entriesOf(factor: StoredTotpFactor, app: number | null): { readonly tag: string } | { readonly tags: string } {
  const tags = appsOf(factor).map(({ tag }) => tag)
  return app === null && tags.length > 1 ? { tags: tags.join(' ') } : { tag: tags[app ?? 0] ?? factor.tag }
}

/** Which further app was it whose code was accepted; the first one is saved with the factor. */
function spentApps({ store }: SessionContext, read: StoredTotpFactor, next: StoredTotpFactor): Statement[] {
  return next.further.filter((app) => !read.further.includes(app)).map((app) => store.factors.further.spend(app))
}

function submitCodeOfEmail(ctx: SessionContext, typed: string, submission: FactorSubmission): Promise<EmailVerdict> {
  return submitEmailCode(ctx, typed, {
    ...submission,
    purpose: 'sign-in',
    readMisses: () => factorOf(ctx),
    saveMisses: ctx.store.factors.saveIfUnchanged,
    onAccepted: () => ({ guards: [], writes: [] }),
  })
}
