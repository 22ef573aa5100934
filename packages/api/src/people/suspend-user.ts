import { type NotDone, notDone, type OperatorDeps, recordedByOperator } from './operator.ts'

interface Change {
  readonly username: string
  readonly reason: string
}

/** A suspended person's sessions are over, and their right password is answered like a wrong one. */
export async function suspendUser(
  deps: OperatorDeps,
  { username, reason }: Change,
): Promise<{ kind: 'suspended'; username: string } | NotDone> {
  const { store, clock } = deps
  if (reason.trim() === '') return notDone('A suspension needs a reason.')
  const member = await store.users.byUsername(username)
  if (member === null) return notDone(`There is nobody with the user name "${username}".`)
  const { user } = member
  const done = await store.atomically(
    [store.users.suspend(user.id, clock())],
    [store.sessions.endAllOf(user.id), recordedByOperator(deps, 'suspend-user', user, { reason })],
  )
  return done ? { kind: 'suspended', username: user.username } : notDone(`${user.username} is suspended already.`)
}

export async function restoreUser(
  deps: OperatorDeps,
  { username, reason }: Change,
): Promise<{ kind: 'restored'; username: string } | NotDone> {
  const { store } = deps
  if (reason.trim() === '') return notDone('A restoration needs a reason.')
  const member = await store.users.byUsername(username)
  if (member === null) return notDone(`There is nobody with the user name "${username}".`)
  const { user } = member
  // A session that was being opened while the suspension was written must not come back to life.
  const done = await store.atomically(
    [store.users.restore(user.id)],
    [store.sessions.endAllOf(user.id), recordedByOperator(deps, 'restore-user', user, { reason })],
  )
  return done ? { kind: 'restored', username: user.username } : notDone(`${user.username} is not suspended.`)
}
