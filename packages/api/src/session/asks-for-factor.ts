import { type Instant, isEnforced } from '@enrol/otp'
import type { Member } from '@enrol/store'

/** Whether a second factor is asked of the person now. Of those who can act on others it always is (ASVS 6.3.3). */
export function asksForFactor({ user, organisation }: Member, now: Instant): boolean {
  return user.role !== 'member' || isEnforced(organisation, now)
}
