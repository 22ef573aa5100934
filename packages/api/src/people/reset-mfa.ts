import { NO_MISSES } from '@enrol/otp'
import type { Factor } from '@enrol/store'
import type { Acting, Subject } from './acting.ts'
import { retireApps } from './retire-apps.ts'

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
        ...(factor === null ? [] : [store.factors.removeIfUnchanged(factor)]),
        ...(factor?.method === 'totp' ? await retireApps(store, user.id, [factor, ...factor.further], now) : []),
      ],
      [
        store.sessions.endAllOf(user.id),
        store.factors.further.removeAllOf(user.id),
        store.enrolments.retireAllOf(user.id),
        store.emailCodes.spendAllOf(user.id, now),
        store.recoveryCodes.removeAllOf(user.id),
        store.help.closeAllOf(user.id, 'reset', now),
        acting.recorded('reset-mfa', user, { reason, method: factor?.method ?? 'none' }),
      ],
    )
    if (reset) return factor?.method ?? null
    // The person has cancelled it, or another server was first.
    if (grantedRequest !== undefined && (await store.help.byId(grantedRequest))?.closedAt !== null) return null
  }
}
