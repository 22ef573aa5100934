import { recorded } from '../audit.ts'
import type { Context } from '../context.ts'

export async function signOut(ctx: Context): Promise<{ kind: 'signed-out' }> {
  const { session, store, request } = ctx
  if (session !== null) {
    await store.atomically(
      [store.sessions.end(session.id)],
      [recorded(ctx, { kind: 'sign-out', outcome: 'signed-out', subject: session.user })],
    )
  }
  if (request.sessionToken !== null) request.setSessionToken(null)
  return { kind: 'signed-out' }
}
