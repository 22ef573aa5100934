import type { Clock } from '@enrol/mail'
import type { RandomBytes } from '@enrol/otp'
import type { Store, User, Write } from '@enrol/store'

/** What the operator's commands are given: there is no request and no session. */
export interface OperatorDeps {
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** A command that could not be carried out, and why, in a sentence. */
export interface NotDone {
  readonly kind: 'not-done'
  readonly why: string
}

export function notDone(why: string): NotDone {
  return { kind: 'not-done', why }
}

export function recordedByOperator(
  { store, clock }: OperatorDeps,
  kind: string,
  subject: Pick<User, 'id' | 'organisationId'> | null,
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Write {
  return store.audit.record({
    at: clock(),
    kind,
    outcome: 'done',
    actorId: 'operator',
    subjectId: subject?.id ?? null,
    organisationId: subject?.organisationId ?? null,
    address: null,
    reference: null,
    detail,
  })
}
