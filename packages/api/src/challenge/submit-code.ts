import { type EmailVerdict, judgeCode, lockInForce, type TotpVerdict } from '@enrol/otp'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { submitEmailCode } from '../email/submit-code.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { detailOfVerdict } from '../verdict-detail.ts'
import { factorOf } from './factor-of.ts'

/** Read, judge, save, answer. A right code signs in, in a new session. */
export async function submitCode(ctx: SessionContext, typed: string): Promise<TotpVerdict | EmailVerdict> {
  const { store, session, limits } = ctx
  for (let tries = 0; ; tries++) {
    const factor = await factorOf(ctx)
    if (factor.method === 'email') return submitSignInEmailCode(ctx, typed)

    const now = ctx.clock()
    const { verdict, next } = judgeCode(factor, typed, now, limits.miss)
    const event = recorded(ctx, {
      kind: 'submit-code',
      outcome: verdict.kind,
      subject: session.user,
      detail: { method: 'totp', tag: factor.tag, ...detailOfVerdict(verdict, lockInForce(next, now, limits.miss)) },
    })
    if (verdict.kind !== 'accepted') {
      const save = next === factor ? [] : [store.factors.saveIfUnchanged(factor, next)]
      if (await store.atomically(save, [event])) return verdict
    } else {
      if (tries > 0) await assertStillOpen(ctx)
      const fresh = newSession(ctx, session.user.id, stageAfter(session.stage, { kind: 'code-accepted' }))
      if (await store.atomically([store.factors.saveIfUnchanged(factor, next), store.sessions.end(session.id)], [fresh.open, event])) {
        ctx.request.setSessionToken(fresh.token)
        return verdict
      }
    }
  }
}

function submitSignInEmailCode(ctx: SessionContext, typed: string): Promise<EmailVerdict> {
  return submitEmailCode(ctx, typed, {
    purpose: 'sign-in',
    auditKind: 'submit-code',
    event: { kind: 'code-accepted' },
    readMisses: () => factorOf(ctx),
    saveMisses: ctx.store.factors.saveIfUnchanged,
    onAccepted: () => ({ guards: [], writes: [] }),
  })
}
