import { ADDRESS_LIMIT, NAME_LIMIT } from '@enrol/otp'
import { carryOutResets } from './admin/help-requests.ts'
import type { Deps } from './deps.ts'
import { eachByItself } from './each-by-itself.ts'
import { tellOfComingDays } from './people/write-to.ts'

const ATTEMPTS_KEPT_MS = Math.max(NAME_LIMIT.windowMs, ADDRESS_LIMIT.windowMs)
const DAY_MS = 86_400_000

/**
 * Does what was waited for, and forgets what need not be remembered any longer. Run now and then. What goes wrong keeps nothing else
 * from being done; then it is thrown, all of it, as an AggregateError.
 */
export async function tidyUp(
  deps: Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'limits' | 'mailer' | 'service' | 'errands'>,
): Promise<void> {
  const { store, clock, limits } = deps
  const { auditKeptMs } = limits
  const now = clock()
  const longestIdle = Math.max(...Object.values(limits.session.idleMs))
  await eachByItself([
    () => carryOutResets(deps),
    () => store.atomically([store.sessions.forgetIdleSince(now - longestIdle)]),
    () => store.atomically([store.endedSessions.forgetBefore(now - DAY_MS)]),
    () => store.atomically([store.enrolments.wipeBefore(now)]),
    () => store.atomically([store.emailCodes.forgetSentBefore(now)]),
    () => store.atomically([store.addressChanges.forgetSentBefore(now - DAY_MS)]),
    () => store.atomically([store.attempts.forgetBefore(now - ATTEMPTS_KEPT_MS)]),
    async () => auditKeptMs !== null && store.audit.forgetBefore(now - auditKeptMs, now),
    () => tellOfComingDays(deps),
  ])
}
