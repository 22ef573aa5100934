import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { sendNotice } from '../email/send-notice.ts'
import { openSessions } from './list-sessions.ts'

/** `current`: that one is ended by signing out. `not-found`: there is no such session, or it is somebody else's. */
export type EndSessionAnswer = { readonly kind: 'ended' | 'current' | 'not-found' }

export type EndOtherSessionsAnswer = { readonly kind: 'ended'; readonly number: number } | { readonly kind: 'none' }

/** It only takes access away, so no fresh proof is asked for. */
export async function endSession(ctx: SessionContext, id: string): Promise<EndSessionAnswer> {
  const { store, session } = ctx
  if (id === session.id) return answered(ctx, 'current')
  const open = await openSessions(ctx, session.user.id)
  if (!open.some((listed) => listed.id === id)) return answered(ctx, 'not-found')
  const event = recorded(ctx, { kind: 'end-session', outcome: 'ended', subject: session.user, detail: { number: 1 } })
  const noted = store.endedSessions.note({ id }, 'elsewhere', ctx.clock())
  if (!(await store.atomically([noted, store.sessions.end(id)], [event]))) return answered(ctx, 'not-found')
  sendNotice(ctx, { kind: 'session-ended' })
  return { kind: 'ended' }
}

export async function endOtherSessions(ctx: SessionContext): Promise<EndOtherSessionsAnswer> {
  const { store, session } = ctx
  const { user } = session
  const number = (await openSessions(ctx, user.id)).filter(({ id }) => id !== session.id).length
  const event = recorded(ctx, { kind: 'end-session', outcome: 'ended', subject: user, detail: { number } })
  const noted = store.endedSessions.note({ userId: user.id, keptId: session.id }, 'elsewhere', ctx.clock())
  if (number === 0 || !(await store.atomically([noted, store.sessions.endOthersOf(user.id, session.id)], [event]))) return { kind: 'none' }
  sendNotice(ctx, { kind: 'session-ended' })
  return { kind: 'ended', number }
}

async function answered(ctx: SessionContext, kind: 'current' | 'not-found'): Promise<EndSessionAnswer> {
  await ctx.store.atomically([], [recorded(ctx, { kind: 'end-session', outcome: kind, subject: ctx.session.user })])
  return { kind }
}
