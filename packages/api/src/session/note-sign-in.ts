import type { JourneyEvent, SessionStage } from '@enrol/otp'
import type { Statement, User } from '@enrol/store'
import type { Deps } from '../deps.ts'

/** What somebody does who was not signed in before. */
const SIGN_INS: ReadonlySet<JourneyEvent['kind']> = new Set(['password-accepted', 'password-changed', 'code-accepted', 'factor-enrolled'])

/**
 * Guard of every transaction that opens a session: the password is still the one that was read, and the person was not suspended
 * meanwhile; else a sign-in that is under way would outlive the change that was to end it. Where the event is a sign-in, that is
 * noted. It goes first: whoever changes a person writes the person before the sessions too, so that one waits for the other.
 */
export function noteSignIn(
  { store, clock }: Deps,
  user: Pick<User, 'id' | 'passwordHash'>,
  event: JourneyEvent,
  stage: SessionStage,
): Statement {
  return store.users.isAsRead(user, stage === 'signed-in' && SIGN_INS.has(event.kind) ? clock() : null)
}
