import type { JourneyEvent, SessionStage } from '@enrol/otp'
import type { Statement } from '@enrol/store'
import type { Deps } from '../deps.ts'

/**
 * That somebody has signed in, where an event leads to that; who only proves themself once more was signed in before. It goes first
 * in its transaction: whoever changes a person writes the person before the sessions too, and so neither waits for the other.
 */
export function noteSignIn({ store, clock }: Deps, userId: string, event: JourneyEvent, stage: SessionStage): Statement[] {
  return stage === 'signed-in' && event.kind !== 'proven' ? [store.users.noteSignIn(userId, clock())] : []
}
