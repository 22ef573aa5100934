import { type Method, NO_MISSES } from '@enrol/otp'
import { appsOf, type Statement } from '@enrol/store'
import type { Acting, Subject } from './acting.ts'
import { retireApps } from './retire-apps.ts'

/**
 * Takes a person's factor and its recovery codes away and ends their sessions: they enrol again at the next sign-in, with no misses counted.
 * An app's secret, like those that were only shown, is recognised for another day, so that an old entry can be named.
 * Answers which method it was; null: there was none.
 */
export async function resetMfaOf(acting: Acting, user: Subject, reason: string): Promise<Method | null> {
  for (;;) {
    const done = await tryReset(acting, user, reason, [])
    if (done !== null) return done.method
  }
}

/** `closed`: nothing was reset, since the person has cancelled it, or another server was first. */
export type GrantedReset = { readonly kind: 'reset' } | { readonly kind: 'closed' }

/** The same because of a request that was granted, and which is closed with it. */
export async function resetAsGranted(acting: Acting, user: Subject, reason: string, request: string): Promise<GrantedReset> {
  const { help } = acting.store
  for (;;) {
    if ((await tryReset(acting, user, reason, [help.close(request, 'reset', acting.clock())])) !== null) return { kind: 'reset' }
    if ((await help.byId(request))?.closedAt !== null) return { kind: 'closed' }
  }
}

/** Null: something was no longer as it was read. */
async function tryReset(
  acting: Acting,
  user: Subject,
  reason: string,
  guards: readonly Statement[],
): Promise<{ readonly method: Method | null } | null> {
  const { store, clock } = acting
  const now = clock()
  // Read first: what is read after it can only be newer, and then the guard fails.
  const enrolment = await store.enrolments.of(user.id)
  const factor = await store.factors.of(user.id)
  const reset = await acting.atomically(
    [
      ...guards,
      store.enrolments.saveIfUnchanged(enrolment, NO_MISSES),
      ...(factor === null ? [] : [store.factors.removeIfUnchanged(factor)]),
      ...(await retireApps(store, user.id, appsOf(factor), now)),
    ],
    [
      store.endedSessions.note({ userId: user.id }, 'mfa-reset', now),
      store.sessions.endAllOf(user.id),
      store.factors.further.removeAllOf(user.id),
      store.enrolments.retireAllOf(user.id),
      store.emailCodes.spendAllOf(user.id, now),
      store.recoveryCodes.removeAllOf(user.id),
      store.help.closeAllOf(user.id, 'reset', now),
      acting.recorded('reset-mfa', user, { reason, method: factor?.method ?? 'none' }),
    ],
  )
  return reset ? { method: factor?.method ?? null } : null
}
