import type { Accepted, EmailVerdict, Instant, RecoveryVerdict, TotpVerdict } from '@enrol/otp'
import { foldedName } from '@enrol/store'
import { recorded } from '../audit.ts'
import { submitFactorCode } from '../challenge/submit-code.ts'
import { submitRecoveryCode } from '../challenge/use-recovery-code.ts'
import type { SessionContext } from '../context.ts'
import type { Verify } from '../passwords.ts'
import { countFailure, tallies, throttle } from '../session/sign-in-attempts.ts'

export type ProveAnswer =
  | { readonly kind: 'proven' }
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'throttled'; readonly until: Instant }
  | { readonly kind: 'not-offered'; readonly reason: 'no-factor' }
  | Exclude<TotpVerdict | EmailVerdict | RecoveryVerdict, Accepted>

/** The factor's code, or one of the recovery codes that stand for it. */
export type Proof = { readonly password: string } & ({ readonly code: string } | { readonly recoveryCode: string })

/**
 * Password and code once more, for what changes a factor (ASVS 7.5.1); the person goes on in a new session. The password comes
 * first, and slows down as at sign-in: whoever has only the open browser can neither guess it nor spend the factor's attempts.
 */
export async function prove(ctx: SessionContext, proof: Proof): Promise<ProveAnswer> {
  const { store, session } = ctx
  if ((await store.factors.methodOf(session.user.id)) === null) {
    await store.atomically([], [recorded(ctx, { kind: 'prove', outcome: 'not-offered', subject: session.user })])
    return { kind: 'not-offered', reason: 'no-factor' }
  }
  const refused = await provePassword(ctx, proof.password)
  if (refused !== null) return refused

  const submission = { auditKind: 'prove', event: { kind: 'proven' }, provenAt: ctx.clock() } as const
  const verdict =
    'code' in proof ? await submitFactorCode(ctx, proof.code, submission) : await submitRecoveryCode(ctx, proof.recoveryCode, submission)
  return verdict.kind === 'accepted' ? { kind: 'proven' } : verdict
}

export type PasswordRefusal = Extract<ProveAnswer, { kind: 'wrong-credentials' | 'throttled' }>

/** Whether the person knows their password; null: they do. Throttled as signing in is, and counted together with it. */
export async function provePassword(ctx: SessionContext, password: string): Promise<PasswordRefusal | null> {
  const { username } = ctx.session.user
  const until = await throttle(ctx, await tallies(ctx, username), username, 'prove')
  if (until !== null) return { kind: 'throttled', until }
  return ctx.passwords.inTurn(foldedName(username), (verify) => refusalOf(ctx, password, verify))
}

/** The count is read, and a failure counted, within one turn of the name, so parallel guesses can't outrun it. */
async function refusalOf(ctx: SessionContext, password: string, verify: Verify): Promise<PasswordRefusal | null> {
  const { user } = ctx.session
  const read = await tallies(ctx, user.username)
  const until = await throttle(ctx, read, user.username, 'prove')
  if (until !== null) return { kind: 'throttled', until }
  if (await verify(user.passwordHash, password)) return null
  const tooMany = await countFailure(ctx, read, user.username, user, 'prove')
  return tooMany === null ? { kind: 'wrong-credentials' } : { kind: 'throttled', until: tooMany }
}
