import type { Context, RequestFacts } from './context.ts'
import type { Deps } from './deps.ts'
import { findSession, touchSession } from './session/current-session.ts'

/** The context of one request. `passive` requests, which a page sends by itself, do not keep a session from ending. */
export async function contextOfRequest(deps: Deps, request: RequestFacts, passive: boolean): Promise<Context> {
  const session = await findSession(deps, request.sessionToken)
  return { ...deps, request, session: session === null || passive ? session : await touchSession(deps, session) }
}

/** Procedures that a page asks by itself, without the person doing anything. */
export const PASSIVE_PROCEDURES: ReadonlySet<string> = new Set([
  'session.current',
  'enrolment.delivery',
  'account.delivery',
  'account.rememberBrowser',
  'challenge.delivery',
  'admin.helpRequests',
])
