import { EARLIER_SECRETS, type Instant } from '@enrol/otp'
import type { Statement, Store, StoredApp } from '@enrol/store'

type Retired = Pick<StoredApp, 'id' | 'secret' | 'tag' | 'issuedAt'>

/**
 * Secrets of apps that no longer count are recognised for another day, so that an old entry can be named. Guards. What is
 * remembered has an id of its own, as that of a first app stays the factor's.
 */
export async function retireApps({ enrolments }: Store, userId: string, apps: readonly Retired[], now: Instant): Promise<Statement[]> {
  const [last] = await enrolments.secretsOf(userId, now)
  const next = (last?.sequence ?? 0) + 1
  const keptUntil = now + EARLIER_SECRETS.keptMs
  return apps.map(({ id, secret, tag, issuedAt }, index) => {
    const sequence = next + index
    return enrolments.remember(userId, { id: `${id}.${sequence}`, secret, tag, issuedAt, sequence, keptUntil, retired: true })
  })
}
