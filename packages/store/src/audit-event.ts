import type { Instant } from '@enrol/otp'
import type { Tables } from './schema/tables.ts'

/** Who did what to whom, when, from where, and how it ended. Never holds a secret, a code or a password. */
export interface AuditEvent {
  readonly at: Instant
  readonly kind: string
  readonly outcome: string
  readonly actorId: string | null
  readonly subjectId: string | null
  readonly organisationId: string | null
  /** The network address that the request came from. */
  readonly address: string | null
  /** What a person can read out to the helpdesk. */
  readonly reference: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** An event with its place in the trail. */
export interface StoredEvent extends AuditEvent {
  readonly sequence: number
}

/** The event of a restore that was noticed: numbers may be missing before it. */
export const RESTORE_NOTICED = 'restore-noticed'

export type EventRow = Tables['auditEvents']['$inferSelect']

export function eventFromRow({ detail, previous: _, mac: __, ...event }: EventRow): StoredEvent {
  return { ...event, detail: JSON.parse(detail) as AuditEvent['detail'] }
}
