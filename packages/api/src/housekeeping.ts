import { ADDRESS_LIMIT, NAME_LIMIT } from '@enrol/otp'
import { carryOutResets } from './admin/help-requests.ts'
import type { Deps } from './deps.ts'
import { tellOfComingDays } from './people/write-to.ts'

const ATTEMPTS_KEPT_MS = Math.max(NAME_LIMIT.windowMs, ADDRESS_LIMIT.windowMs)
const DAY_MS = 86_400_000

/** Forgets what need not be remembered any longer, and does what was waited for. Run now and then. */
export async function tidyUp(deps: Pick<Deps, 'store' | 'clock' | 'randomBytes' | 'limits' | 'mailer' | 'service'>): Promise<void> {
  const { store, clock, limits } = deps
  const now = clock()
  const longestIdle = Math.max(...Object.values(limits.session.idleMs))
  await store.atomically([store.sessions.forgetIdleSince(now - longestIdle)])
  await store.atomically([store.enrolments.wipeBefore(now)])
  await store.atomically([store.emailCodes.forgetSentBefore(now)])
  await store.atomically([store.addressChanges.forgetSentBefore(now - DAY_MS)])
  await store.atomically([store.attempts.forgetBefore(now - ATTEMPTS_KEPT_MS)])
  if (limits.auditKeptMs !== null) await store.audit.forgetBefore(now - limits.auditKeptMs, now)
  await carryOutResets(deps)
  await tellOfComingDays(deps)
}
