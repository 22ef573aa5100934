import type { Instant } from '@enrol/otp'
import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
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

function fromRow({ detail, ...event }: Tables['auditEvents']['$inferSelect']): StoredEvent {
  return { ...event, detail: JSON.parse(detail) as AuditEvent['detail'] }
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
      return rows.map(fromRow).map(({ sequence: _, ...event }) => event)
    },

    /** The newest event of a reference. */
    async underReference(reference: string): Promise<StoredEvent | null> {
      const [row] = await queries
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.reference, reference))
        .orderBy(desc(auditEvents.sequence))
        .limit(1)
      return row === undefined ? null : fromRow(row)
    },

    /** Which of these references there are. */
    async knownOf(references: readonly string[]): Promise<string[]> {
      const rows = await queries
        .select({ reference: auditEvents.reference })
        .from(auditEvents)
        .where(inArray(auditEvents.reference, [...references]))
      return [...new Set(rows.map(({ reference }) => reference ?? ''))]
    },

    /** What happened to a person before an event, newest first. */
    async before(subjectId: string, sequence: number, most: number): Promise<StoredEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, subjectId), lt(auditEvents.sequence, sequence)))
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(fromRow)
    },

    /** What happened to a person after an event, newest first. */
    async after(subjectId: string, sequence: number, most: number): Promise<StoredEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, subjectId), gt(auditEvents.sequence, sequence)))
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(fromRow)
    },

    /** The newest event of one kind that happened to a person. */
    async newestOfKind(subjectId: string, kind: string): Promise<StoredEvent | null> {
      const [row] = await queries
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, subjectId), eq(auditEvents.kind, kind)))
        .orderBy(desc(auditEvents.sequence))
        .limit(1)
      return row === undefined ? null : fromRow(row)
    },
  }
}
