import type { Instant } from '@enrol/otp'
import { desc, eq, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'

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

export function createAuditStore({ queries, prepareWrite, tables: { auditEvents } }: Database) {
  const insert = prepareWrite((q) =>
    q
      .insert(auditEvents)
      .values({
        at: sql.placeholder('at'),
        kind: sql.placeholder('kind'),
        outcome: sql.placeholder('outcome'),
        actorId: sql.placeholder('actorId'),
        subjectId: sql.placeholder('subjectId'),
        organisationId: sql.placeholder('organisationId'),
        address: sql.placeholder('address'),
        reference: sql.placeholder('reference'),
        detail: sql.placeholder('detail'),
      })
      .returning({ sequence: auditEvents.sequence }),
  )

  return {
    record({ detail, ...event }: AuditEvent): Write {
      return insert({ ...event, detail: JSON.stringify(detail) })
    },

    /** What happened to a person, newest first. */
    async of(subjectId: string, most: number): Promise<AuditEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, subjectId))
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(({ sequence: _, detail, ...event }) => ({ ...event, detail: JSON.parse(detail) as AuditEvent['detail'] }))
    },
  }
}
