import type { NoticeOf } from '@enrol/mail'
import { type Instant, type Method, NO_MISSES, newOneTimePassword, ONE_TIME_PASSWORD_MS } from '@enrol/otp'
import type { Member, Role, User } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { type ProofNeeded, proofNeeded } from '../account/fresh-proof.ts'
import { refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { asAdministrator } from '../people/acting.ts'
import { anotherAdministrator, changeRole, type RoleAnswer } from '../people/change-role.ts'
import { resetMfaOf } from '../people/reset-mfa.ts'
import { restore, suspend } from '../people/suspend-user.ts'
import { personInScope } from './scope.ts'

const LONGEST_REASON = 500

/** Why it is done; kept in the audit trail. */
const reason = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_REASON)
  .refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text.replaceAll('\n', ' ')), 'A reason of plain text')
const id = z.string().max(64)

export const personInput = z.strictObject({ id })
export const actionInput = z.strictObject({ id, reason })
/** A request is named by its person and its number. */
export const requestInput = z.strictObject({ id: z.string().max(80), reason })
export const allowInput = z.strictObject({ id, reason, allowed: z.boolean() })
export const roleInput = z.strictObject({ id, reason, role: z.enum(['member', 'administrator']) })

type Action = z.output<typeof actionInput>

/** It was so already, or somebody else was first. */
export interface Unchanged {
  readonly kind: 'unchanged'
}

export type Done = { readonly kind: 'done' } | Unchanged

/** `needs-reset`: after so many misses in a row nothing but a reset helps (NIST SP 800-63B-4 §3.2.2). */
export type Unlocked = Done | { readonly kind: 'needs-reset' }

/** The old factor is gone and every session is over: the person enrols again at the next sign-in. */
export async function resetPerson(
  ctx: SessionContext,
  { id, reason }: Action,
): Promise<{ readonly kind: 'reset'; readonly method: Method | null } | ProofNeeded> {
  const { user } = await someoneElse(ctx, id, 'reset-mfa')
  const needed = await proofNeeded(ctx, 'reset-mfa', { subject: user, detail: { reason } })
  if (needed) return needed
  const method = await resetMfaOf(asAdministrator(ctx), user, reason)
  sendNotice(ctx, { kind: 'mfa-reset' }, user)
  return { kind: 'reset', method }
}

/** Forgives the misses, and so ends a lock, without touching the factor. */
export async function unlockPerson(ctx: SessionContext, { id, reason }: Action): Promise<Unlocked> {
  const { store, limits } = ctx
  const { user } = await someoneElse(ctx, id, 'unlock')
  const acting = asAdministrator(ctx)
  for (;;) {
    const enrolment = await store.enrolments.of(user.id)
    const factor = await store.factors.of(user.id)
    if (enrolment.misses === 0 && (factor === null || factor.misses === 0)) return unchanged(ctx, 'unlock', user, reason)
    if (Math.max(enrolment.misses, factor?.misses ?? 0) >= limits.miss.missesInAll)
      return refused(ctx, 'unlock', { kind: 'needs-reset' }, { subject: user, detail: { reason } })
    const guards = [
      store.enrolments.saveIfUnchanged(enrolment, NO_MISSES),
      ...(factor === null ? [] : [store.factors.saveIfUnchanged(factor, NO_MISSES)]),
    ]
    const misses = factor?.misses ?? enrolment.misses
    if (await acting.atomically(guards, [acting.recorded('unlock', user, { reason, misses })])) return told(ctx, 'unlocked', user)
  }
}

export async function suspendPerson(ctx: SessionContext, { id, reason }: Action): Promise<Done> {
  const { user } = await someoneElse(ctx, id, 'suspend-user')
  const acting = asAdministrator(ctx)
  const another = user.role === 'administrator' ? anotherAdministrator(acting, user) : []
  return (await suspend(acting, user, reason, another)) ? told(ctx, 'suspended', user) : unchanged(ctx, 'suspend-user', user, reason)
}

export async function restorePerson(ctx: SessionContext, { id, reason }: Action): Promise<Done> {
  const { user } = await someoneElse(ctx, id, 'restore-user')
  return (await restore(asAdministrator(ctx), user, reason)) ? told(ctx, 'restored', user) : unchanged(ctx, 'restore-user', user, reason)
}

/** A password that must be changed at the next sign-in, told this once; every session is over, and the factor stays. */
export async function giveNewPassword(
  ctx: SessionContext,
  { id, reason }: Action,
): Promise<{ readonly kind: 'given'; readonly password: string; readonly until: Instant } | Unchanged | ProofNeeded> {
  const { store, passwords, randomBytes, clock } = ctx
  const { user } = await someoneElse(ctx, id, 'give-one-time-password')
  const needed = await proofNeeded(ctx, 'give-one-time-password', { subject: user, detail: { reason } })
  if (needed) return needed
  const password = newOneTimePassword(randomBytes)
  const hash = await passwords.hash(password)
  const givenAt = clock()
  const acting = asAdministrator(ctx)
  const given = await acting.atomically(
    [store.users.giveOneTimePassword(user, hash, givenAt)],
    [
      store.endedSessions.note({ userId: user.id }, 'password-given', givenAt),
      store.sessions.endAllOf(user.id),
      acting.recorded('give-one-time-password', user, { reason }),
    ],
  )
  if (!given) return unchanged(ctx, 'give-one-time-password', user, reason)
  const until = givenAt + ONE_TIME_PASSWORD_MS
  sendNotice(ctx, { kind: 'password-given', until }, user)
  return { kind: 'given', password, until }
}

/** Counts where the organisation gives email MFA to named people. */
export async function allowEmailMfa(ctx: SessionContext, { id, reason, allowed }: z.output<typeof allowInput>): Promise<Done> {
  const { user } = await personInScope(ctx, id)
  await refuseHelpdesk(ctx, user, 'allow-email-mfa')
  const acting = asAdministrator(ctx)
  const event = acting.recorded('allow-email-mfa', user, { reason, allowed })
  const changed = await acting.atomically([ctx.store.users.allowEmailMfa(user.id, allowed)], [event])
  if (!changed) return unchanged(ctx, 'allow-email-mfa', user, reason)
  return told(ctx, allowed ? 'email-mfa-allowed' : 'email-mfa-refused', user)
}

/** Nobody makes anybody helpdesk in a browser: that role reaches every organisation. */
export async function giveRoleTo(
  ctx: SessionContext,
  { id, reason, role }: { readonly id: string; readonly reason: string; readonly role: Exclude<Role, 'helpdesk'> },
): Promise<RoleAnswer | ProofNeeded> {
  const { user } = await personInScope(ctx, id)
  await refuseHelpdesk(ctx, user, 'change-role')
  const about = { subject: user, detail: { reason, to: role } }
  const needed = await proofNeeded(ctx, 'change-role', about)
  if (needed) return needed
  const answer = await changeRole(asAdministrator(ctx), user, role, reason)
  if (answer.kind !== 'changed') return refused(ctx, 'change-role', answer, about)
  sendNotice(ctx, { kind: 'role-changed' }, user)
  return answer
}

/**
 * Who acts on their own factor does so on their account page, with fresh proof; nobody can lock themself out here. `deed`: what is
 * to be done, as the audit trail names it.
 */
export async function someoneElse(ctx: SessionContext, id: string, deed: EventKind): Promise<Member> {
  const member = await personInScope(ctx, id)
  if (member.user.id === ctx.session.user.id) return forbid(ctx, member.user, deed, 'oneself')
  await refuseHelpdesk(ctx, member.user, deed)
  return member
}

/** Their role reaches every organisation: no administrator of one may take their factor, or their place. */
async function refuseHelpdesk(ctx: SessionContext, user: User, deed: EventKind): Promise<void> {
  if (user.role === 'helpdesk') await forbid(ctx, user, deed, 'helpdesk-person')
}

const FORBIDDEN = {
  oneself: 'This can’t be done to oneself. Ask another administrator.',
  'helpdesk-person': 'Who is helpdesk is acted on from the command line alone.',
} as const

async function forbid(ctx: SessionContext, subject: User, deed: EventKind, kind: keyof typeof FORBIDDEN): Promise<never> {
  await refused(ctx, deed, { kind }, { subject })
  throw new TRPCError({ code: 'FORBIDDEN', message: FORBIDDEN[kind] })
}

function unchanged(ctx: SessionContext, deed: EventKind, subject: User, reason: string): Promise<Unchanged> {
  return refused(ctx, deed, { kind: 'unchanged' }, { subject, detail: { reason } })
}

/** It is done, and the person is told. */
function told(ctx: SessionContext, kind: NoticeOf['kind'], user: User): Done {
  sendNotice(ctx, { kind }, user)
  return { kind: 'done' }
}
