import { EARLIER_SECRETS, NO_MISSES } from '@enrol/otp'
import type { Factor, Statement } from '@enrol/store'
import type { Acting, Subject } from './acting.ts'

/**
 * Takes a person's factor and its recovery codes away and ends their sessions: they enrol again at the next sign-in, with no misses counted.
 * An app's secret, like those that were only shown, is recognised for another day, so that an old entry can be named.
 * Answers which method it was; null: there was none, or the granted request was closed meanwhile.
 */
export async function resetMfaOf(acting: Acting, user: Subject, reason: string, grantedRequest?: string): Promise<Factor['method'] | null> {
  const { store, clock } = acting
  for (;;) {
    const now = clock()
    // Read first: what is read after it can only be newer, and then the guard fails.
    const enrolment = await store.enrolments.of(user.id)
    const factor = await store.factors.of(user.id)
    const reset = await store.atomically(
      [
        ...(grantedRequest === undefined ? [] : [store.help.close(grantedRequest, 'reset', now)]),
        store.enrolments.saveIfUnchanged(enrolment, NO_MISSES),
        ...(await removal(acting, factor)),
      ],
      [
        store.enrolments.retireAllOf(user.id),
        store.emailCodes.spendAllOf(user.id, now),
        store.recoveryCodes.removeAllOf(user.id),
        store.sessions.endAllOf(user.id),
        store.help.closeAllOf(user.id, 'reset', now),
        acting.recorded('reset-mfa', user, { reason, method: factor?.method ?? 'none' }),
      ],
    )
    if (reset) return factor?.method ?? null
    // The person has cancelled it, or another server was first.
    if (grantedRequest !== undefined && (await store.help.byId(grantedRequest))?.closedAt !== null) return null
  }
}

async function removal({ store, clock }: Acting, factor: Factor | null): Promise<Statement[]> {
  if (factor === null) return []
  const { id, userId } = factor
  if (factor.method === 'email') return [store.factors.remove(id)]
  const { secret, tag, issuedAt } = factor
  const now = clock()
  const [last] = await store.enrolments.secretsOf(userId, now)
  const sequence = (last?.sequence ?? 0) + 1
  const retired = { id, secret, tag, issuedAt, sequence, keptUntil: now + EARLIER_SECRETS.keptMs, retired: true }
  return [store.factors.remove(id), store.enrolments.remember(userId, retired)]
}
