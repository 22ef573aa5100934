import type { User, Write } from '@enrol/store'
import type { Context } from './context.ts'

export interface Happening {
  readonly kind: string
  readonly outcome: string
  readonly subject: Pick<User, 'id' | 'organisationId'> | null
  /** Who did it, where there is no session yet that says so. */
  readonly actor?: Pick<User, 'id'>
  /** No secret, code or password ever goes in here. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** The audit event of this request, to be written with what it tells of. */
export function recorded({ store, clock, request, session }: Context, { kind, outcome, subject, actor, detail = {} }: Happening): Write {
  return store.audit.record({
    at: clock(),
    kind,
    outcome,
    actorId: actor?.id ?? session?.user.id ?? null,
    subjectId: subject?.id ?? null,
    organisationId: subject?.organisationId ?? null,
    address: request.address,
    reference: request.reference,
    detail,
  })
}
