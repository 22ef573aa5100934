import type { Clock } from '@enrol/mail'
import type { RandomBytes } from '@enrol/otp'
import type { Organisation, Store, User, Write } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'

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

export async function organisationNamed({ store }: Pick<OperatorDeps, 'store'>, name: string): Promise<Organisation | NotDone> {
  const organisation = await store.organisations.byName(name)
  return organisation ?? notDone(`There is no organisation named "${name}". Make it first: organisations create "${name}"`)
}

/** Whom the trail names for what was done at the command line; no person’s id. */
export const OPERATOR = 'operator'

/** `subject` is whom, or what organisation alone, it happened to. */
export function recordedByOperator(
  { store, clock }: OperatorDeps,
  kind: EventKind,
  subject: (Pick<User, 'organisationId'> & { readonly id: string | null }) | null,
  detail: Readonly<Record<string, string | number | boolean | null>>,
): Write {
  return store.audit.record({
    at: clock(),
    kind,
    outcome: 'done',
    actorId: OPERATOR,
    subjectId: subject?.id ?? null,
    organisationId: subject?.organisationId ?? null,
    address: null,
    reference: null,
    detail,
  })
}
