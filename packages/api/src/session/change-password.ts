import type { Method, NewPasswordRefusal } from '@enrol/otp'
import { TRPCError } from '@trpc/server'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { asksForFactor } from './asks-for-factor.ts'
import { judgeNewPassword } from './judge-new-password.ts'
import { newSession, stageAfter } from './new-session.ts'
import { noteSignIn } from './note-sign-in.ts'

export type ChangePasswordAnswer =
  | { readonly kind: 'enrol' }
  | { readonly kind: 'challenge'; readonly method: Method }
  | { readonly kind: 'signed-in' }
  | NewPasswordRefusal

/**
 * The person's own password in the place of the one that they were given. Every session of theirs ends, and they go on in
 * a new one: changing a password never skips a second factor.
 */
export async function changePassword(ctx: SessionContext, newPassword: string): Promise<ChangePasswordAnswer> {
  const { store, session } = ctx
  const { user } = session
  const refusal = await judgeNewPassword(ctx, newPassword)
  if (refusal !== null) {
    await store.atomically([], [recorded(ctx, { kind: 'change-password', outcome: refusal.kind, subject: user })])
    return refusal
  }

  const factor = await store.factors.methodOf(user.id)
  const standing = { mustChangePassword: false, factor, enforced: asksForFactor(session, ctx.clock()) }
  const event = { kind: 'password-changed', standing } as const
  const stage = stageAfter(session.stage, event)
  const fresh = newSession(ctx, user.id, stage)
  const passwordHash = await ctx.passwords.hash(newPassword)
  const changed = await store.atomically(
    [
      store.users.changePassword(user, passwordHash),
      noteSignIn(ctx, { id: user.id, passwordHash }, event, stage),
      store.sessions.end(session.id),
    ],
    [
      store.sessions.endAllOf(user.id),
      fresh.open,
      recorded(ctx, { kind: 'change-password', outcome: 'changed', subject: user, detail: { stage } }),
    ],
  )
  // Pressed twice, or another password was set meanwhile: the session is over.
  if (!changed) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'The session has ended. Sign in again.' })
  ctx.request.setSessionToken(fresh.token)

  if (stage === 'enrolling') return { kind: 'enrol' }
  return stage === 'challenge' ? { kind: 'challenge', method: factor ?? 'totp' } : { kind: 'signed-in' }
}
