import { isFreshProof } from '@enrol/otp'
import { TRPCError } from '@trpc/server'
import { recorded, refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { noteSignIn } from '../session/note-sign-in.ts'

export type StartEnrolmentAnswer =
  | { readonly kind: 'enrol' }
  /** The password was entered too long ago: whoever sits here may be somebody else. */
  | { readonly kind: 'sign-in-again' }
  /** There is a factor already. */
  | { readonly kind: 'enrolled' }

/** Somebody of whom no second factor is asked so far sets one up, in a new session that does nothing else. */
export async function startEnrolment(ctx: SessionContext): Promise<StartEnrolmentAnswer> {
  const { store, session, clock } = ctx
  const factor = await store.factors.methodOf(session.user.id)
  if (factor !== null) return refused(ctx, 'choose-enrolment', { kind: 'enrolled' })
  if (!isFreshProof(session.createdAt, clock())) return refused(ctx, 'choose-enrolment', { kind: 'sign-in-again' })
  const chosen = { kind: 'enrolment-chosen', factor } as const
  const stage = stageAfter(session.stage, chosen)
  const fresh = newSession(ctx, session.user.id, stage)
  const event = recorded(ctx, { kind: 'choose-enrolment', outcome: 'done', subject: session.user })
  const guards = [noteSignIn(ctx, session.user, chosen, stage), store.sessions.end(session.id)]
  if (!(await store.atomically(guards, [fresh.open, event])))
    throw new TRPCError({ code: 'UNAUTHORIZED', message: 'The session has ended. Sign in again.' })
  ctx.request.setSessionToken(fresh.token)
  return { kind: 'enrol' }
}
