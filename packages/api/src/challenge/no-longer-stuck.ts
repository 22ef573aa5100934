import type { Statement } from '@enrol/store'
import type { SessionContext } from '../context.ts'

/** Whoever has a code needs no reset: what was asked for in their name, by them or by somebody else, is settled. */
export function noLongerStuck({ store, session, clock }: SessionContext): Statement {
  return store.help.closeAllOf(session.user.id, 'solved', clock())
}
