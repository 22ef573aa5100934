import { isEnforced } from '@enrol/otp'
import type { Organisation, Policy } from '@enrol/store'
import { z } from 'zod'
import type { SessionContext } from '../context.ts'
import { asAdministrator } from '../people/acting.ts'
import { isPlainText } from '../people/plain-text.ts'
import { ownOrganisation } from './scope.ts'

const LONGEST_TEXT = 200
const plain = z.string().trim().max(LONGEST_TEXT).refine(isPlainText, 'One line of plain text')
const webAddress = z
  .url({ protocol: /^https$/ })
  .max(LONGEST_TEXT * 5)
  .refine((text) => isPlainText(text.slice(0, LONGEST_TEXT)) && !/[\p{C}\s]/u.test(text), 'An address without invisible characters')
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

/** `confirmed`: whoever is named as locked out was shown, and it is to be done all the same. */
export const policyInput = z.strictObject({ policy: policyShape, confirmed: z.boolean() })

export interface PolicyDescription extends Policy {
  /** An announced day that has come counts as enforced. */
  readonly enforcedNow: boolean
}

export type PolicyAnswer =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  /** Somebody else changed it meanwhile: read it again. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'no-day' }
  | { readonly kind: 'day-has-passed' }
  /** Nothing was changed: these would be without a way in. */
  | { readonly kind: 'locks-out'; readonly people: readonly LockedOut[]; readonly total: number }

export interface LockedOut {
  readonly id: string
  readonly username: string
  readonly name: string
}

/** So many are named; the rest are counted. */
const NAMED = 20

export async function describePolicy(ctx: SessionContext): Promise<PolicyDescription> {
  const organisation = await ownOrganisation(ctx)
  return { ...policyOf(organisation), enforcedNow: isEnforced(organisation, ctx.clock()) }
}

export async function changePolicy(ctx: SessionContext, { policy, confirmed }: z.output<typeof policyInput>): Promise<PolicyAnswer> {
  const { store, clock } = ctx
  const organisation = await ownOrganisation(ctx)
  const next: Policy = { ...policy, enforceAt: policy.mfa === 'announced' ? policy.enforceAt : null }
  const before = policyOf(organisation)
  const changes = (Object.keys(before) as (keyof Policy)[]).filter((name) => next[name] !== before[name])
  if (changes.length === 0) return { kind: 'unchanged' }
  if (next.mfa === 'announced' && next.enforceAt === null) return { kind: 'no-day' }
  if (next.mfa === 'announced' && changes.includes('enforceAt') && (next.enforceAt ?? 0) <= clock()) return { kind: 'day-has-passed' }

  if (!confirmed) {
    const { people, total } = await lockedOutBy(ctx, organisation, next)
    if (total > 0) return { kind: 'locks-out', people, total }
  }
  const detail = Object.fromEntries(changes.map((name) => [name, `${before[name]} → ${next[name]}`]))
  const subject = { id: ctx.session.user.id, organisationId: organisation.id }
  const changed = await store.atomically(
    [store.organisations.changePolicy(organisation, next)],
    [asAdministrator(ctx).recorded('change-policy', subject, detail)],
  )
  return { kind: changed ? 'changed' : 'overtaken' }
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
