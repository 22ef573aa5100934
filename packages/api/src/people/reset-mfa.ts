import { EARLIER_SECRETS, NO_MISSES } from '@enrol/otp'
import type { Factor, Statement } from '@enrol/store'
import { type NotDone, notDone, type OperatorDeps, recordedByOperator } from './operator.ts'

/**
 * Takes a person's factor away and ends their sessions: they enrol again at the next sign-in, with no misses counted.
 * An app's secret, like those that were only shown, is recognised for another day, so that an old entry can be named.
 */
export async function resetMfa(
  deps: OperatorDeps,
  { username, reason }: { username: string; reason: string },
): Promise<{ kind: 'reset'; username: string; method: Factor['method'] | null } | NotDone> {
  const { store, clock } = deps
  if (reason.trim() === '') return notDone('A reset needs a reason.')
  for (;;) {
    const member = await store.users.byUsername(username)
    if (member === null) return notDone(`There is nobody with the user name "${username}".`)
    const { user } = member
    const now = clock()
    // Read first: what is read after it can only be newer, and then the guard fails.
    const enrolment = await store.enrolments.of(user.id)
    const factor = await store.factors.of(user.id)
    const reset = await store.atomically(
      [store.enrolments.saveIfUnchanged(enrolment, NO_MISSES), ...(await removal(deps, factor))],
      [
        store.enrolments.retireAllOf(user.id),
        store.emailCodes.spendAllOf(user.id, now),
        store.sessions.endAllOf(user.id),
        recordedByOperator(deps, 'reset-mfa', user, { reason, method: factor?.method ?? 'none' }),
      ],
    )
    if (reset) return { kind: 'reset', username: user.username, method: factor?.method ?? null }
  }
}

async function removal({ store, clock }: OperatorDeps, factor: Factor | null): Promise<Statement[]> {
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
