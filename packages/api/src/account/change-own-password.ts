import { isFreshProof, type NewPasswordRefusal } from '@enrol/otp'
import { TRPCError } from '@trpc/server'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { judgeNewPassword } from '../session/judge-new-password.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { type PasswordRefusal, provePassword } from './prove.ts'

export interface PasswordChange {
  readonly newPassword: string
  /** The current one, of people without a second factor. */
  readonly password?: string | undefined
}

type Unproven =
  /** Password and code were not both given within the last five minutes: see `account.prove`. */
  | { readonly kind: 'proof-needed' }
  /** There is no second factor: the current password is asked for together with the new one. */
  | { readonly kind: 'password-needed' }
  | PasswordRefusal

export type ChangeOwnPasswordAnswer = { readonly kind: 'changed' } | Unproven | NewPasswordRefusal

/** Every other session of the person ends, and they go on in a new one, with as fresh a proof as in the one before. */
export async function changeOwnPassword(ctx: SessionContext, { newPassword, password }: PasswordChange): Promise<ChangeOwnPasswordAnswer> {
  const { store, session } = ctx
  const { user } = session
  const unproven = await whyUnproven(ctx, password)
  // What came of the current password is an event already.
  if (unproven?.kind === 'wrong-credentials' || unproven?.kind === 'throttled') return unproven
  const refusal = unproven ?? (await judgeNewPassword(ctx, newPassword))
  if (refusal !== null) {
    await store.atomically([], [recorded(ctx, { kind: 'change-password', outcome: refusal.kind, subject: user })])
    return refusal
  }
  const fresh = newSession(ctx, user.id, stageAfter(session.stage, { kind: 'proven' }), session.provenAt)
  const changed = await store.atomically(
    [store.users.changePassword(user, await ctx.passwords.hash(newPassword)), store.sessions.end(session.id)],
    [store.sessions.endAllOf(user.id), fresh.open, recorded(ctx, { kind: 'change-password', outcome: 'changed', subject: user })],
  )
  // Pressed twice, or another password was set meanwhile: the session is over.
  if (!changed) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'The session has ended. Sign in again.' })
  ctx.request.setSessionToken(fresh.token)
  sendNotice(ctx, { kind: 'password-changed' })
  return { kind: 'changed' }
}

/**
 * Whoever sits here may be somebody else. The password alone is no proof that is kept with the session: there it would stand for a
 * code as well, should a factor be set up meanwhile.
 */
async function whyUnproven(ctx: SessionContext, password: string | undefined): Promise<Unproven | null> {
  const { user, provenAt } = ctx.session
  if ((await ctx.store.factors.methodOf(user.id)) !== null) return isFreshProof(provenAt, ctx.clock()) ? null : { kind: 'proof-needed' }
  return password === undefined ? { kind: 'password-needed' } : provePassword(ctx, password)
}
