import type { Statement } from '@enrol/store'
import type { Acting, Subject } from './acting.ts'

/** A suspended person's sessions are over, and their right password is answered like a wrong one. False: they are suspended already, or one of the `guards` refused. */
export async function suspend(acting: Acting, user: Subject, reason: string, guards: readonly Statement[] = []): Promise<boolean> {
  const { store, clock } = acting
  const now = clock()
  return acting.atomically(
    [...guards, store.users.suspend(user.id, now)],
    [
      store.endedSessions.note({ userId: user.id }, 'suspended', now),
      store.sessions.endAllOf(user.id),
      acting.recorded('suspend-user', user, { reason }),
    ],
  )
}

/** False: the person is not suspended. */
export async function restore(acting: Acting, user: Subject, reason: string): Promise<boolean> {
  const { store } = acting
  // A session that was being opened while the suspension was written must not come back to life.
  return acting.atomically(
    [store.users.restore(user.id)],
    [store.sessions.endAllOf(user.id), acting.recorded('restore-user', user, { reason })],
  )
}
