import type { JourneyEvent, SessionStage } from '@enrol/otp'
import type { Statement } from '@enrol/store'
import type { Deps } from '../deps.ts'

/** What somebody does who was not signed in before. */
const SIGN_INS: ReadonlySet<JourneyEvent['kind']> = new Set(['password-accepted', 'password-changed', 'code-accepted', 'factor-enrolled'])

/**
 * That somebody has signed in, where an event leads to that; who only proves themself once more, or changes a factor, was signed in before. It goes first
 * in its transaction: whoever changes a person writes the person before the sessions too, and so neither waits for the other.
 */
export function noteSignIn({ store, clock }: Deps, userId: string, event: JourneyEvent, stage: SessionStage): Statement[] {
  return stage === 'signed-in' && SIGN_INS.has(event.kind) ? [store.users.noteSignIn(userId, clock())] : []
}
