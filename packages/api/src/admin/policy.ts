import { isEnforced, isFreshProof, judgeLine, LONGEST } from '@enrol/otp'
import type { AuditEvent, Organisation, Policy } from '@enrol/store'
import { z } from 'zod'
import type { ProofNeeded } from '../account/fresh-proof.ts'
import { refused } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { asAdministrator } from '../people/acting.ts'
import { ownOrganisation } from './scope.ts'

const plain = z
  .string()
  .trim()
  .min(1)
  .refine((text) => judgeLine(text, LONGEST.policyText).kind === 'right', 'One line of plain text')
const webAddress = z
  .url({ protocol: /^https$/ })
  .refine((text) => judgeLine(text, LONGEST.policyAddress).kind === 'right', 'A shorter address')
  .refine((text) => !/[\p{C}\s]/u.test(text), 'An address without invisible characters')
  // With a name before it, an address leads elsewhere than it seems to.
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', 'An address without a name or password')
/** The year 2100, in epoch milliseconds: what is meant is never so far away. */
const LAST_DAY = Date.UTC(2100, 0)

const policyShape = z.strictObject({
  mfa: z.enum(['off', 'announced', 'enforced']),
  /** With `announced`: from when on everybody is asked; ignored otherwise. */
  enforceAt: z.int().nonnegative().max(LAST_DAY).nullable(),
  /** Six weeks unless told otherwise. */
  noticeDays: z.int().min(1).max(365),
  emailMfa: z.enum(['everybody', 'named', 'nobody']),
  approvedApp: plain.nullable(),
  approvedAppUrl: webAddress.nullable(),
  helpdeskWords: plain.nullable(),
  resetWaitHours: z.int().min(0).max(168),
})

/**
 * `from`: the policy as it was when the change was begun, so that nobody undoes what somebody else has changed since. `confirmed`:
 * whoever is named as locked out was shown, and it is to be done all the same.
 */
export const policyInput = z.strictObject({ policy: policyShape, from: policyShape, confirmed: z.boolean() })

export interface PolicyDescription extends Policy {
  /** An announced day that has come counts as enforced. */
  readonly enforcedNow: boolean
}

export type PolicyAnswer =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  /** Nothing was changed: somebody else has changed these since `from`; the policy as it is now. */
  | { readonly kind: 'overtaken'; readonly changed: readonly (keyof Policy)[]; readonly policy: PolicyDescription }
  | { readonly kind: 'no-day' }
  | { readonly kind: 'day-has-passed' }
  | ProofNeeded
  /** Nothing was changed: these would be without a way in. */
  | { readonly kind: 'locks-out'; readonly people: readonly LockedOut[]; readonly total: number }

export interface LockedOut {
  readonly id: string
  readonly username: string
  readonly name: string
}

/** So many are named; the rest are counted. */
const NAMED = 20

/** Between the old and the new value, as the trail has them. */
const BECAME = ' → '

/** One part of a policy, with its values as text; null: none. */
export interface PolicyChange {
  readonly name: keyof Policy
  readonly from: string | null
  readonly to: string | null
}

export async function describePolicy(ctx: SessionContext): Promise<PolicyDescription> {
  return description(await ownOrganisation(ctx), ctx)
}

/** Whoever was told of a day is told anew when it becomes another one. */
export async function changePolicy(ctx: SessionContext, { policy, from, confirmed }: z.output<typeof policyInput>): Promise<PolicyAnswer> {
  const { store } = ctx
  const acting = asAdministrator(ctx)
  const next: Policy = { ...policy, enforceAt: policy.mfa === 'announced' ? policy.enforceAt : null }
  for (;;) {
    const organisation = await ownOrganisation(ctx)
    const before = policyOf(organisation)
    const changes = differing(before, next)
    const subject = { id: ctx.session.user.id, organisationId: organisation.id }
    const detail = Object.fromEntries(changes.map((name) => [name, `${before[name]}${BECAME}${next[name]}`]))
    const refusal = await refusalOf(ctx, organisation, { next, from, confirmed })
    if (refusal !== null) return refused(ctx, 'change-policy', refusal, { subject, detail })

    const forget = changes.includes('enforceAt') ? [store.letters.forgetNoticed(organisation.id)] : []
    const event = acting.recorded('change-policy', subject, detail)
    if (await acting.atomically([store.organisations.changePolicy(organisation, next)], [...forget, event])) return { kind: 'changed' }
  }
}

/** Why nothing is to be changed; null: it may be. */
async function refusalOf(
  ctx: SessionContext,
  organisation: Organisation,
  { next, from, confirmed }: { readonly next: Policy; readonly from: Policy; readonly confirmed: boolean },
): Promise<Exclude<PolicyAnswer, { kind: 'changed' }> | null> {
  const before = policyOf(organisation)
  const changes = differing(before, next)
  // First: sent twice, it was done by the first.
  if (changes.length === 0) return { kind: 'unchanged' }
  const changed = differing(from, before)
  if (changed.length > 0) return { kind: 'overtaken', changed, policy: description(organisation, ctx) }
  if (next.mfa === 'announced' && next.enforceAt === null) return { kind: 'no-day' }
  if (changes.includes('enforceAt') && next.enforceAt !== null && next.enforceAt <= ctx.clock()) return { kind: 'day-has-passed' }
  if (!isFreshProof(ctx.session.provenAt, ctx.clock())) return { kind: 'proof-needed' }
  if (confirmed) return null
  const { people, total } = await lockedOutBy(ctx, organisation, next)
  return total > 0 ? { kind: 'locks-out', people, total } : null
}

function differing(one: Policy, other: Policy): (keyof Policy)[] {
  return (Object.keys(one) as (keyof Policy)[]).filter((name) => one[name] !== other[name])
}

/** What an event of the trail says that was changed. */
export function policyChangesIn(detail: AuditEvent['detail']): PolicyChange[] {
  return policyShape.keyof().options.flatMap((name) => {
    // A text that has the arrow itself reads the same wherever it is parted.
    const [from, ...to] = String(detail[name] ?? '').split(BECAME)
    return from === undefined || to.length === 0 ? [] : [{ name, from: valueIn(from), to: valueIn(to.join(BECAME)) }]
  })
}

function valueIn(recorded: string): string | null {
  return recorded === String(null) ? null : recorded
}

function description(organisation: Organisation, { clock }: SessionContext): PolicyDescription {
  return { ...policyOf(organisation), enforcedNow: isEnforced(organisation, clock()) }
}

/** Those who sign in with email codes and would no longer be given any. */
async function lockedOutBy(
  { store }: SessionContext,
  { id, emailMfa }: Organisation,
  next: Policy,
): Promise<{ readonly people: readonly LockedOut[]; readonly total: number }> {
  if (next.emailMfa === emailMfa || next.emailMfa === 'everybody') return { people: [], total: 0 }
  const losing = await store.people.losingEmail(id, next.emailMfa === 'named')
  return { people: losing.slice(0, NAMED), total: losing.length }
}

function policyOf(organisation: Organisation): Policy {
  const { mfa, enforceAt, noticeDays, emailMfa, approvedApp, approvedAppUrl, helpdeskWords, resetWaitHours } = organisation
  return { mfa, enforceAt, noticeDays, emailMfa, approvedApp, approvedAppUrl, helpdeskWords, resetWaitHours }
}
