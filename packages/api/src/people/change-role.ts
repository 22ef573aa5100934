import type { Role, Statement, User } from '@enrol/store'
import type { Acting } from './acting.ts'

export type RoleAnswer = { readonly kind: 'changed' } | { readonly kind: 'unchanged' } | { readonly kind: 'last-administrator' }

/**
 * Gives a person a role. It ends their sessions: who can act on others signs in with a second factor first. An
 * organisation's last administrator stays one.
 */
export async function changeRole(
  acting: Acting,
  user: Pick<User, 'id' | 'organisationId' | 'role'>,
  role: Role,
  reason: string,
): Promise<RoleAnswer> {
  const { store } = acting
  if (user.role === role) return { kind: 'unchanged' }
  const leaves = user.role === 'administrator' && role !== 'administrator'
  const another = leaves ? anotherAdministrator(acting, user) : []
  const changed = await acting.atomically(
    [...another, store.users.changeRole(user, role)],
    [store.sessions.endAllOf(user.id), acting.recorded('change-role', user, { reason, from: user.role, to: role })],
  )
  if (changed) return { kind: 'changed' }
  return { kind: leaves && (await isLastAdministrator(acting, user)) ? 'last-administrator' : 'unchanged' }
}

/** Asked when a guard has refused, to say which one it was. */
async function isLastAdministrator({ store }: Acting, user: Pick<User, 'id' | 'organisationId'>): Promise<boolean> {
  const administrators = await store.people.administratorsOf(user.organisationId)
  return administrators.length === 1 && administrators[0]?.id === user.id
}

/** Guards, in the same transaction as the change, so that of two who leave at once each sees that the other has. */
export function anotherAdministrator({ store }: Acting, user: Pick<User, 'id' | 'organisationId'>): Statement[] {
  return [store.organisations.hold(user.organisationId), store.users.administratorsBeside(user)]
}
