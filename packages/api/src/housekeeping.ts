import { ADDRESS_LIMIT, NAME_LIMIT } from '@enrol/otp'
import type { Deps } from './deps.ts'

const ATTEMPTS_KEPT_MS = Math.max(NAME_LIMIT.windowMs, ADDRESS_LIMIT.windowMs)

/** Forgets what need not be remembered any longer. Run now and then; missing a run changes no answer. */
export async function tidyUp({ store, clock, limits }: Pick<Deps, 'store' | 'clock' | 'limits'>): Promise<void> {
  const now = clock()
  const longestIdle = Math.max(...Object.values(limits.session.idleMs))
  await store.atomically([store.sessions.forgetIdleSince(now - longestIdle)])
  await store.atomically([store.enrolments.wipeBefore(now)])
  await store.atomically([store.emailCodes.forgetSentBefore(now)])
  await store.atomically([store.attempts.forgetBefore(now - ATTEMPTS_KEPT_MS)])
}
