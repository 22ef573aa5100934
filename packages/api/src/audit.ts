import type { User, Write } from '@enrol/store'
import type { Context } from './context.ts'

export interface Happening {
  readonly kind: string
  readonly outcome: string
  readonly subject: Pick<User, 'id' | 'organisationId'> | null
  /** No secret, code or password ever goes in here. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** The audit event of this request, to be written with what it tells of. */
export function recorded({ store, clock, request, session }: Context, { kind, outcome, subject, detail = {} }: Happening): Write {
  return store.audit.record({
    at: clock(),
    kind,
    outcome,
    actorId: session?.user.id ?? null,
    subjectId: subject?.id ?? null,
    organisationId: subject?.organisationId ?? null,
    address: request.address,
    reference: request.reference,
    detail,
  })
}
