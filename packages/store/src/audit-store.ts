import type { Instant } from '@enrol/otp'
import { and, asc, desc, eq, gt, gte, inArray, lt, ne, notInArray } from 'drizzle-orm'
import { createAuditChain } from './audit-chain.ts'
import { type AuditEvent, eventFromRow, type StoredEvent } from './audit-event.ts'
import { carersIn } from './carers-in.ts'
import type { Database, Write } from './database.ts'
import { forgetAudit } from './forget-audit.ts'
import type { Keyring } from './keyring.ts'
import { padded } from './padded.ts'
import { BY_ANOTHER } from './schema/tables.ts'
import { verifyAudit } from './verify-audit.ts'

/** What is asked of an organisation's trail. Null or left out: whatever it is. */
export interface TrailQuestion {
  readonly kind: string | null
  /** A kind that is left out. */
  readonly without?: string | null
  /** From, and up to but without. */
  readonly from: Instant | null
  readonly to: Instant | null
  /** The ids of those who did it, or to whom it was done. */
  readonly people?: readonly string[] | null
  readonly references?: readonly string[] | null
  /** Older than the event with this number. */
  readonly before: number | null
  readonly most: number
}

export function createAuditStore(database: Database, keyring: Keyring) {
  const {
    queries,
    tables: { auditEvents },
  } = database

  const chain = createAuditChain(database, keyring)

  // Both as numbers of events, found by indexes of their own: left to choose, SQLite walks the whole trail of the organisation.
  function numbersOf(people: readonly string[]) {
    const done = queries
      .select({ sequence: auditEvents.sequence })
      .from(auditEvents)
      .where(and(inArray(auditEvents.actorId, padded(people)), BY_ANOTHER))
    const met = queries
      .select({ sequence: auditEvents.sequence })
      .from(auditEvents)
      .where(inArray(auditEvents.subjectId, padded(people)))
    return done.union(met)
  }

  function numbersUnder(references: readonly string[]) {
    return queries
      .select({ sequence: auditEvents.sequence })
      .from(auditEvents)
      .where(inArray(auditEvents.reference, padded(references)))
  }

  return {
    record(event: AuditEvent): Write {
      return chain.append(event)
    },

    /** Forgets the oldest, as far as they are from before an instant; how many in this run. */
    forgetBefore: (before: Instant, now: Instant) => forgetAudit(database, chain, before, now),

    /** Whether every event is there as it was recorded. */
    verify: () => verifyAudit(database, keyring),

    /** What happened to a person, newest first. */
    async of(subjectId: string, most: number): Promise<AuditEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.subjectId, subjectId))
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(eventFromRow).map(({ sequence: _, ...event }) => event)
    },

    /** Of an organisation's people and its policy, newest first. */
    async ofOrganisation(
      organisationId: string,
      { kind, without = null, from, to, people = null, references = null, before, most }: TrailQuestion,
    ): Promise<StoredEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(
          and(
            eq(auditEvents.organisationId, organisationId),
            kind === null ? undefined : eq(auditEvents.kind, kind),
            without === null ? undefined : ne(auditEvents.kind, without),
            from === null ? undefined : gte(auditEvents.at, from),
            to === null ? undefined : lt(auditEvents.at, to),
            before === null ? undefined : lt(auditEvents.sequence, before),
            people === null ? undefined : inArray(auditEvents.sequence, numbersOf(people)),
            references === null ? undefined : inArray(auditEvents.sequence, numbersUnder(references)),
          ),
        )
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(eventFromRow)
    },

    /** The ids of those who did something in an organisation to others, or to nobody in particular, or downloaded people: they look after its people. */
    async actorsIn(organisationId: string): Promise<string[]> {
      return (await carersIn(database, organisationId)).map(({ id }) => id)
    },

    /** What comes after an event, oldest first. */
    async following(question: {
      readonly organisationId: string | null
      readonly from: Instant | null
      readonly to: Instant | null
      readonly after: number
      readonly most: number
    }): Promise<StoredEvent[]> {
      const { organisationId, from, to, after, most } = question
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(
          and(
            gt(auditEvents.sequence, after),
            organisationId === null ? undefined : eq(auditEvents.organisationId, organisationId),
            from === null ? undefined : gte(auditEvents.at, from),
            to === null ? undefined : lt(auditEvents.at, to),
          ),
        )
        .orderBy(asc(auditEvents.sequence))
        .limit(most)
      return rows.map(eventFromRow)
    },

    /** 0 when there is no event. */
    async newestNumber(): Promise<number> {
      const [row] = await queries.select({ sequence: auditEvents.sequence }).from(auditEvents).orderBy(desc(auditEvents.sequence)).limit(1)
      return row?.sequence ?? 0
    },

    /** When the first event that is still there was recorded; null: there is none. */
    async oldestAt(): Promise<Instant | null> {
      const [row] = await queries.select({ at: auditEvents.at }).from(auditEvents).orderBy(asc(auditEvents.sequence)).limit(1)
      return row?.at ?? null
    },

    /** The newest event of a reference. */
    async underReference(reference: string): Promise<StoredEvent | null> {
      const [row] = await queries
        .select()
        .from(auditEvents)
        .where(eq(auditEvents.reference, reference))
        .orderBy(desc(auditEvents.sequence))
        .limit(1)
      return row === undefined ? null : eventFromRow(row)
    },

    /** Which of these references there are. */
    async knownOf(references: readonly string[]): Promise<string[]> {
      const rows = await queries
        .select({ reference: auditEvents.reference })
        .from(auditEvents)
        .where(inArray(auditEvents.reference, padded(references)))
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
      return rows.map(eventFromRow)
    },

    /** What happened to a person after an event, newest first. */
    async after(subjectId: string, sequence: number, most: number): Promise<StoredEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, subjectId), gt(auditEvents.sequence, sequence)))
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(eventFromRow)
    },

    /** The newest events of some kinds and outcomes that happened to a person, newest first. */
    async newestOf(
      subjectId: string,
      { kinds, outcomes, most }: { kinds: readonly string[]; outcomes: readonly string[]; most: number },
    ): Promise<StoredEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(
          and(eq(auditEvents.subjectId, subjectId), inArray(auditEvents.kind, [...kinds]), inArray(auditEvents.outcome, [...outcomes])),
        )
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(eventFromRow)
    },

    /** What happened to a person and is of no such kind, newest first. */
    async withoutKinds(subjectId: string, kinds: readonly string[], most: number): Promise<StoredEvent[]> {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, subjectId), notInArray(auditEvents.kind, [...kinds])))
        .orderBy(desc(auditEvents.sequence))
        .limit(most)
      return rows.map(eventFromRow)
    },

    /** The newest event of one kind that happened to a person. */
    async newestOfKind(subjectId: string, kind: string): Promise<StoredEvent | null> {
      const [row] = await queries
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, subjectId), eq(auditEvents.kind, kind)))
        .orderBy(desc(auditEvents.sequence))
        .limit(1)
      return row === undefined ? null : eventFromRow(row)
    },
  }
}
