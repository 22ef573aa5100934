import type { Instant, Method } from '@enrol/otp'
import { type Member, sessionIdOf } from '@enrol/store'
import { recorded } from '../audit.ts'
import type { Context } from '../context.ts'
import { newSession, stageAfter } from './new-session.ts'
import { countAttempt } from './sign-in-attempts.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

export type SignInAnswer =
  | { readonly kind: 'enrol' }
  | { readonly kind: 'challenge'; readonly method: Method }
  | { readonly kind: 'change-password' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'throttled'; readonly until: Instant }

/** Unknown, known and suspended people get the same answer to a wrong password, after the same work. */
export async function signIn(ctx: Context, { username, password }: Credentials): Promise<SignInAnswer> {
  const place = ctx.passwords.enter()
  try {
    const attempt = await countAttempt(ctx, username)
    if (attempt.kind === 'throttled') return attempt

    const member = await ctx.store.users.byUsername(username)
    const right = await place.verify(member?.user.passwordHash ?? null, password)
    if (member === null || !right || member.user.suspendedAt !== null) {
      await ctx.store.atomically([recorded(ctx, { kind: 'sign-in', outcome: 'wrong-credentials', subject: member?.user ?? null })])
      return { kind: 'wrong-credentials' }
    }
    return await openSession(ctx, member, attempt.takeBack)
  } finally {
    place.leave()
  }
}

async function openSession(
  ctx: Context,
  { user, organisation }: Member,
  takeBack: readonly ReturnType<typeof recorded>[],
): Promise<SignInAnswer> {
  const { store, request } = ctx
  const factor = await store.factors.methodOf(user.id)
  const standing = { mustChangePassword: false, factor, mfa: organisation.mfa }
  const stage = stageAfter('anonymous', { kind: 'password-accepted', standing })
  const session = newSession(ctx, user.id, stage)
  const endEarlier = request.sessionToken === null ? [] : [store.sessions.end(sessionIdOf(request.sessionToken))]
  await store.atomically([session.open], [...endEarlier, ...takeBack, recorded(ctx, { kind: 'sign-in', outcome: stage, subject: user })])
  request.setSessionToken(session.token)

  switch (stage) {
    case 'enrolling':
      return { kind: 'enrol' }
    case 'challenge':
      return { kind: 'challenge', method: factor ?? 'totp' }
    case 'change-password':
    case 'signed-in':
      return { kind: stage }
  }
}
