import type { Role, User } from '@enrol/store'
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
  if (user.role === 'administrator') {
    const administrators = await store.people.administratorsOf(user.organisationId)
    if (administrators.every(({ id }) => id === user.id)) return { kind: 'last-administrator' }
  }
  const changed = await store.atomically(
    [store.users.changeRole(user, role)],
    [store.sessions.endAllOf(user.id), acting.recorded('change-role', user, { reason, from: user.role, to: role })],
  )
  return { kind: changed ? 'changed' : 'unchanged' }
}
