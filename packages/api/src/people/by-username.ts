import type { Factor, Member, Role } from '@enrol/store'
import { type Acting, asOperator } from './acting.ts'
import { changeRole } from './change-role.ts'
import { type NotDone, notDone, type OperatorDeps } from './operator.ts'
import { resetMfaOf } from './reset-mfa.ts'
import { restore, suspend } from './suspend-user.ts'

/** What an operator does to one person, who is named as they sign in, and why. */
interface Change {
  readonly username: string
  readonly reason: string
}

export function resetMfa(
  deps: OperatorDeps,
  change: Change,
): Promise<{ kind: 'reset'; username: string; method: Factor['method'] | null } | NotDone> {
  return onPerson(deps, change, 'A reset needs a reason.', async (acting, { user }) => ({
    kind: 'reset',
    username: user.username,
    method: await resetMfaOf(acting, user, change.reason),
  }))
}

export function suspendUser(deps: OperatorDeps, change: Change): Promise<{ kind: 'suspended'; username: string } | NotDone> {
  return onPerson(deps, change, 'A suspension needs a reason.', async (acting, { user }) =>
    (await suspend(acting, user, change.reason))
      ? { kind: 'suspended', username: user.username }
      : notDone(`${user.username} is suspended already.`),
  )
}

export function restoreUser(deps: OperatorDeps, change: Change): Promise<{ kind: 'restored'; username: string } | NotDone> {
  return onPerson(deps, change, 'A restoration needs a reason.', async (acting, { user }) =>
    (await restore(acting, user, change.reason))
      ? { kind: 'restored', username: user.username }
      : notDone(`${user.username} is not suspended.`),
  )
}

export function giveRole(
  deps: OperatorDeps,
  change: Change & { readonly role: Role },
): Promise<{ kind: 'role-given'; username: string; role: Role } | NotDone> {
  return onPerson(deps, change, 'A change of role needs a reason.', async (acting, { user }) => {
    const { kind } = await changeRole(acting, user, change.role, change.reason)
    switch (kind) {
      case 'changed':
        return { kind: 'role-given', username: user.username, role: change.role }
      case 'unchanged':
        return notDone(`${user.username} has the role "${change.role}" already.`)
      case 'last-administrator':
        return notDone(`${user.username} is the organisation's only administrator. Give that role to somebody else first.`)
    }
  })
}

async function onPerson<T>(
  deps: OperatorDeps,
  { username, reason }: Change,
  needsReason: string,
  act: (acting: Acting, member: Member) => Promise<T | NotDone>,
): Promise<T | NotDone> {
  if (reason.trim() === '') return notDone(needsReason)
  const member = await deps.store.users.byUsername(username)
  if (member === null) return notDone(`There is nobody with the user name "${username}".`)
  return act(asOperator(deps), member)
}
