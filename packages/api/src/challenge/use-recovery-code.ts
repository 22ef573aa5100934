import { judgeRecoveryCode, lockInForce, type RecoveryVerdict } from '@enrol/otp'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { noteSignIn } from '../session/note-sign-in.ts'
import { detailOfVerdict } from '../verdict-detail.ts'
import { factorOf } from './factor-of.ts'
import { noLongerStuck } from './no-longer-stuck.ts'
import type { FactorSubmission } from './submit-code.ts'

type RecoverySubmission = FactorSubmission<'use-recovery-code'>

/** A recovery code stands for the factor's code: it signs in once, in a new session. */
export function useRecoveryCode(ctx: SessionContext, typed: string): Promise<RecoveryVerdict> {
  const event = { kind: 'code-accepted' } as const
  return submitRecoveryCode(ctx, typed, { auditKind: 'use-recovery-code', event, provenAt: ctx.session.createdAt })
}

/**
 * Read, judge, save, answer. Its misses are the factor's, and after a right one the person goes on in a new session. They are
 * written to, for whoever used it may be somebody else.
 */
export async function submitRecoveryCode(ctx: SessionContext, typed: string, submission: RecoverySubmission): Promise<RecoveryVerdict> {
  const { store, session, limits } = ctx
  const { user } = session
  const { auditKind, event: journeyEvent, provenAt } = submission
  for (let tries = 0; ; tries++) {
    const factor = await factorOf(ctx)
    const now = ctx.clock()
    const codes = await store.recoveryCodes.of(user.id)
    const challenge = { misses: factor.misses, lockedUntil: factor.lockedUntil, codes }
    const { verdict, next, spent } = judgeRecoveryCode(challenge, typed, now, store.recoveryCodes.isCodeOf, limits.miss)
    // Misses and codes are two reads. A verdict that saves nothing has no guard, so it is only given when both belong together.
    if (next === challenge && (await factorOf(ctx)).version !== factor.version) continue

    const left = next.codes.filter(({ usedAt }) => usedAt === null).length
    const detail = {
      ...(auditKind === 'prove' && { method: 'recovery-code' }),
      left,
      ...detailOfVerdict(verdict, lockInForce(next, now, limits.miss)),
    }
    const event = recorded(ctx, { kind: auditKind, outcome: verdict.kind, subject: user, detail })
    const save = next === challenge ? [] : [store.factors.saveIfUnchanged(factor, next)]
    if (spent === null) {
      if (await store.atomically(save, [event])) return verdict
    } else {
      if (tries > 0) await assertStillOpen(ctx)
      const stage = stageAfter(session.stage, journeyEvent)
      const fresh = newSession(ctx, user.id, stage, provenAt)
      const guards = [
        noteSignIn(ctx, user, journeyEvent, stage),
        ...save,
        store.recoveryCodes.spend(spent, now),
        store.sessions.end(session.id),
      ]
      if (await store.atomically(guards, [fresh.open, noLongerStuck(ctx), event])) {
        ctx.request.setSessionToken(fresh.token)
        sendNotice(ctx, { kind: auditKind === 'prove' ? 'recovery-code-proved' : 'recovery-code-used', left })
        return verdict
      }
    }
  }
}
