import type { Statement, Write } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'
import { newSession, stageAfter } from '../session/new-session.ts'
import { noteSignIn } from '../session/note-sign-in.ts'

/**
 * Changes a factor with a proof that was fresh: every other session of the person is over, and this one goes on as a new one.
 * False: another request came first.
 */
export async function changeFactor(ctx: SessionContext, guards: readonly Statement[], writes: readonly Write[]): Promise<boolean> {
  const { store, session } = ctx
  const { id: userId } = session.user
  const event = { kind: 'factor-changed' } as const
  const stage = stageAfter(session.stage, event)
  const fresh = newSession(ctx, userId, stage, session.provenAt)
  const changed = await store.atomically(
    [noteSignIn(ctx, session.user, event, stage), ...guards, store.sessions.end(session.id)],
    [store.sessions.endAllOf(userId), ...writes, fresh.open],
  )
  if (changed) ctx.request.setSessionToken(fresh.token)
  else await assertStillOpen(ctx)
  return changed
}
