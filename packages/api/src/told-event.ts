import type { Instant } from '@enrol/otp'
import type { AuditEvent } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'

/** An event as people are told it. */
export interface ToldEvent {
  readonly at: Instant
  readonly kind: string
  readonly outcome: string
  /** Of an import: how many people it added. */
  readonly added: number | null
}

const IMPORT: EventKind = 'import-people'

export function toldEvent({ at, kind, outcome, detail }: AuditEvent): ToldEvent {
  const added = kind === IMPORT ? Number(detail['added'] ?? Number.NaN) : Number.NaN
  return { at, kind, outcome, added: Number.isNaN(added) ? null : added }
}
