import type { Accepted, EmailVerdict, Instant, RecoveryVerdict, TotpVerdict } from '@enrol/otp'
import { foldedName } from '@enrol/store'
import { recorded } from '../audit.ts'
import { type FactorSubmission, submitFactorCode } from '../challenge/submit-code.ts'
import { submitRecoveryCode } from '../challenge/use-recovery-code.ts'
import type { SessionContext } from '../context.ts'
import type { Verify } from '../passwords.ts'
import { countFailure, tallies, throttle } from '../session/sign-in-attempts.ts'

type Refused<Verdict> = Exclude<Verdict, Accepted>

export type PasswordRefusal = { readonly kind: 'wrong-credentials' } | { readonly kind: 'throttled'; readonly until: Instant }

type ProofAnswer<Verdict> =
  | { readonly kind: 'proven' }
  | PasswordRefusal
  | { readonly kind: 'not-offered'; readonly reason: 'no-factor' }
  | Refused<Verdict>

export type ProveAnswer = ProofAnswer<TotpVerdict | EmailVerdict>
export type ProveByRecoveryCodeAnswer = ProofAnswer<RecoveryVerdict>

/** Password and the factor's code once more. */
export function prove(ctx: SessionContext, { password, code }: { password: string; code: string }): Promise<ProveAnswer> {
  return proveBy(ctx, password, (submission) => submitFactorCode(ctx, code, submission))
}

/** The same with one of the recovery codes, which stand for the factor's code. */
export function proveByRecoveryCode(
  ctx: SessionContext,
  { password, recoveryCode }: { password: string; recoveryCode: string },
): Promise<ProveByRecoveryCodeAnswer> {
  return proveBy(ctx, password, (submission) => submitRecoveryCode(ctx, recoveryCode, submission))
}

/**
 * Password and code once more, for what changes a factor (ASVS 7.5.1); the person goes on in a new session. The password comes
 * first, and slows down as at sign-in: whoever has only the open browser can neither guess it nor spend the factor's attempts.
 */
async function proveBy<Verdict extends { readonly kind: string }>(
  ctx: SessionContext,
  password: string,
  submit: (submission: FactorSubmission<never>) => Promise<Verdict>,
): Promise<ProofAnswer<Verdict>> {
  const { store, session } = ctx
  if ((await store.factors.methodOf(session.user.id)) === null) {
    await store.atomically([], [recorded(ctx, { kind: 'prove', outcome: 'not-offered', subject: session.user })])
    return { kind: 'not-offered', reason: 'no-factor' }
  }
  const refused = await provePassword(ctx, password)
  if (refused !== null) return refused

  const verdict = await submit({ auditKind: 'prove', event: { kind: 'proven' }, provenAt: ctx.clock() })
  return isRefused(verdict) ? verdict : { kind: 'proven' }
}

function isRefused<Verdict extends { readonly kind: string }>(verdict: Verdict): verdict is Refused<Verdict> {
  return verdict.kind !== 'accepted'
}

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
