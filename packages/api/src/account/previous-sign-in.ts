import type { Instant } from '@enrol/otp'
import type { StoredEvent } from '@enrol/store'
import type { SessionContext } from '../context.ts'

/** What a sign-in can end with. */
const LAST_STEPS = ['sign-in', 'submit-code', 'use-recovery-code', 'confirm-enrolment', 'change-password'] as const
const LAST_OUTCOMES = ['signed-in', 'accepted', 'changed'] as const
const LOOKED_AT = 20

/** When the person had signed in before their newest sign-in; null: the trail tells of none. */
export async function previousSignIn({ store, session }: SessionContext): Promise<Instant | null> {
  const events = await store.audit.newestOf(session.user.id, { kinds: LAST_STEPS, outcomes: LAST_OUTCOMES, most: LOOKED_AT })
  return events.filter(isSignIn)[1]?.at ?? null
}

/** Enrolling an app signs out; a password is often changed by somebody who is signed in, or is still asked for a code. */
function isSignIn({ kind, outcome, detail }: StoredEvent): boolean {
  switch (kind) {
    case 'sign-in':
      return outcome === 'signed-in'
    case 'confirm-enrolment':
      return outcome === 'accepted' && detail['method'] === 'email'
    case 'change-password':
      return outcome === 'changed' && detail['stage'] === 'signed-in'
    default:
      return outcome === 'accepted'
  }
}
