import { hasExpired, type Instant, judgePasswordLength, type Method } from '@enrol/otp'
import { foldedName, type Member, sessionIdOf, type User } from '@enrol/store'
import { recorded } from '../audit.ts'
import type { Context } from '../context.ts'
import { assertPace } from '../pace.ts'
import type { Verify } from '../passwords.ts'
import { asksForFactor } from './asks-for-factor.ts'
import { isTheirs } from './is-theirs.ts'
import { knownBrowser } from './known-browser.ts'
import { newSession, stageAfter } from './new-session.ts'
import { noteSignIn } from './note-sign-in.ts'
import { countFailure, forgotten, type Tallies, tallies, throttle } from './sign-in-attempts.ts'

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
  /** The right one, given by somebody else too long ago: an administrator gives a new one. */
  | { readonly kind: 'one-time-password-expired' }
  | { readonly kind: 'throttled'; readonly until: Instant }

/** Unknown, known and suspended people get the same answer to a wrong password, after the same work. */
export async function signIn(ctx: Context, credentials: Credentials): Promise<SignInAnswer> {
  const { username } = credentials
  // Asked before waiting too: whoever must wait anyway takes nobody's place in the queue.
  const until = await throttle(ctx, await tallies(ctx, username), username)
  if (until !== null) return { kind: 'throttled', until }

  const seen = await ctx.passwords.inTurn(foldedName(username), (verify) => judgePassword(ctx, credentials, verify))
  return seen.kind === 'right' ? openSession(ctx, seen.member, credentials, seen.read) : seen
}

type Seen = { readonly kind: 'right'; readonly member: Member; readonly read: Tallies } | Refused

type Refused = Extract<SignInAnswer, { kind: 'wrong-credentials' | 'throttled' }>

/** The count is read, and a failure counted, within one turn of the name, so parallel guesses can't outrun it. */
async function judgePassword(ctx: Context, { username, password }: Credentials, verify: Verify): Promise<Seen> {
  const read = await tallies(ctx, username)
  const until = await throttle(ctx, read, username)
  if (until !== null) return { kind: 'throttled', until }

  const member = await ctx.store.users.byUsername(username)
  const user = member?.user ?? null
  const right = await isTheirs(verify, user, password)
  if (member !== null && right && member.user.suspendedAt === null) return { kind: 'right', member, read }
  return refusedPassword(ctx, username, user, read)
}

async function refusedPassword(ctx: Context, username: string, user: User | null, read?: Tallies): Promise<Refused> {
  const tooMany = await countFailure(ctx, read ?? (await tallies(ctx, username)), username, user)
  return tooMany === null ? { kind: 'wrong-credentials' } : { kind: 'throttled', until: tooMany }
}

/** Between the password and the session it may have been changed, or its owner suspended. */
async function isAsRead({ store }: Context, { id, passwordHash }: User): Promise<boolean> {
  const user = (await store.users.byId(id))?.user
  return user?.passwordHash === passwordHash && user.suspendedAt === null
}

async function openSession(ctx: Context, member: Member, { username, password }: Credentials, read: Tallies): Promise<SignInAnswer> {
  const { store, request } = ctx
  const { user } = member
  // Each is an event and a session. As with failures, whoever has the password elsewhere takes nothing from a browser of its owner's.
  assertPace(ctx, user.id, knownBrowser(ctx, username) === null ? 'sign-in' : 'sign-in in a known browser')
  if (hasExpired(user.oneTimePasswordAt, ctx.clock())) {
    await store.atomically([], [recorded(ctx, { kind: 'sign-in', outcome: 'one-time-password-expired', subject: user, actor: user })])
    return { kind: 'one-time-password-expired' }
  }
  const factor = await store.factors.methodOf(user.id)
  // Chosen before its owner came to look after others.
  const isShort = judgePasswordLength(password, user.role !== 'member').kind === 'too-short'
  const mustChangePassword = user.oneTimePasswordAt !== null || isShort
  const standing = { mustChangePassword, factor, enforced: asksForFactor(member, ctx.clock()) }
  const event = { kind: 'password-accepted', standing } as const
  const stage = stageAfter('anonymous', event)
  const session = newSession(ctx, user.id, stage)
  const signedIn = noteSignIn(ctx, user, event, stage)
  const endEarlier = request.sessionToken === null ? [] : [store.sessions.end(sessionIdOf(request.sessionToken))]
  const writes = [...endEarlier, recorded(ctx, { kind: 'sign-in', outcome: stage, subject: user, actor: user })]
  for (let tallied = read; !(await store.atomically([signedIn, ...forgotten(ctx, tallied), session.open], writes)); ) {
    if (!(await isAsRead(ctx, user))) return refusedPassword(ctx, username, user)
    tallied = await tallies(ctx, username)
    const until = await throttle(ctx, tallied, username)
    if (until !== null) return { kind: 'throttled', until }
  }
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
