import { type SessionEndCause, sessionIdOf } from '@enrol/store'
import type { Context } from '../context.ts'

/** `unknown`: the browser's session is not over, or ended by itself, or nobody remembers; the same without one. */
export type WhyEnded = { readonly kind: 'ended'; readonly cause: SessionEndCause } | { readonly kind: 'unknown' }

/** Told to who holds the token of that session, and to nobody else. */
export async function whyEnded({ store, request }: Context): Promise<WhyEnded> {
  const { sessionToken } = request
  const cause = sessionToken === null ? null : await store.endedSessions.causeOf(sessionIdOf(sessionToken))
  return cause === null ? { kind: 'unknown' } : { kind: 'ended', cause }
}
