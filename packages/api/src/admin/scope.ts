import type { Member, Organisation, User } from '@enrol/store'
import { TRPCError } from '@trpc/server'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'

/**
 * The organisation whose people somebody may see: an administrator's own, whichever they ask for; for the helpdesk the
 * one that they ask for, or null: every one.
 */
export function organisationInScope({ session }: SessionContext, asked: string | null): string | null {
  return session.user.role === 'helpdesk' ? asked : session.organisation.id
}

/** Whether whoever has this role looks after those people. */
export function looksAfter({ role, organisationId }: Pick<User, 'role' | 'organisationId'>, person: Pick<User, 'organisationId'>): boolean {
  return role === 'helpdesk' || (role === 'administrator' && organisationId === person.organisationId)
}

/** A person whom the session may act on. One of another organisation is answered exactly like one who does not exist. */
export async function personInScope(ctx: SessionContext, id: string): Promise<Member> {
  const { store, session } = ctx
  const member = id.includes('\0') ? null : await store.users.byId(id)
  return member !== null && looksAfter(session.user, member.user) ? member : nobodyInScope(ctx, id, member?.organisation.id ?? null)
}

/**
 * On record for the organisation of whoever asked, and the same for an id that nobody has: neither the answer nor the time that it
 * takes tells which ids there are.
 */
export async function nobodyInScope(ctx: SessionContext, id: string, organisation: string | null): Promise<never> {
  const subject = ctx.session.user
  await ctx.store.atomically([], [recorded(ctx, { kind: 'beyond-scope', outcome: 'refused', subject, detail: { id, organisation } })])
  throw new TRPCError({ code: 'NOT_FOUND', message: 'There is nobody with this id.' })
}

/** The organisation of an administrator, as it is now and not as it was when the session was read. */
export async function ownOrganisation({ store, session }: SessionContext): Promise<Organisation> {
  const organisation = await store.organisations.byId(session.organisation.id)
  if (organisation === null) throw new TRPCError({ code: 'NOT_FOUND', message: 'The organisation is gone.' })
  return organisation
}
