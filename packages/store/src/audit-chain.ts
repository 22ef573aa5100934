import { eq, sql } from 'drizzle-orm'
import type { AuditEvent, StoredEvent } from './audit-event.ts'
import type { Database, Following, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'
import type { Tables } from './schema/tables.ts'

/** What the newest event of the trail is known by. */
export type AuditHead = Pick<Tables['auditHead']['$inferSelect'], 'sequence' | 'mac'>

const ONLY = 1

/**
 * The audit trail is a chain: each event carries a keyed digest (HMAC-SHA-256) over its own content, its number and the
 * digest of the one before it. Whoever can write to the database and has no key can neither change, add, move nor take
 * out an event without breaking it; what the last event is, is sealed in the same way, so that nothing can be cut off.
 */
export interface AuditChain {
  /** Adds an event, with the next number, in the transaction that does what it tells of. */
  append(event: AuditEvent): Following
  isMacOf(event: StoredEvent, previous: string, mac: string): boolean
  isSealOf(head: AuditHead, seal: string): boolean
  sealOf(head: AuditHead): string
  macOf(event: StoredEvent, previous: string): string
}

export function createAuditChain({ prepareWrite, tables: { auditEvents, auditHead } }: Database, keyring: Keyring): AuditChain {
  // One after the other: PostgreSQL lets the next transaction at this row when this one has ended.
  const nextNumber = prepareWrite((q) =>
    q
      .update(auditHead)
      .set({ sequence: sql`${auditHead.sequence} + 1` })
      .where(eq(auditHead.id, ONLY))
      .returning({ sequence: auditHead.sequence, mac: auditHead.mac }),
  )
  const insert = prepareWrite((q) =>
    q
      .insert(auditEvents)
      .values({
        sequence: sql.placeholder('sequence'),
        at: sql.placeholder('at'),
        kind: sql.placeholder('kind'),
        outcome: sql.placeholder('outcome'),
        actorId: sql.placeholder('actorId'),
        subjectId: sql.placeholder('subjectId'),
        organisationId: sql.placeholder('organisationId'),
        address: sql.placeholder('address'),
        reference: sql.placeholder('reference'),
        detail: sql.placeholder('detail'),
        previous: sql.placeholder('previous'),
        mac: sql.placeholder('mac'),
      })
      .returning({ sequence: auditEvents.sequence }),
  )
  const moveHead = prepareWrite((q) =>
    q
      .update(auditHead)
      .set({ mac: sql`${sql.placeholder('mac')}`, seal: sql`${sql.placeholder('seal')}` })
      .where(eq(auditHead.id, ONLY))
      .returning({ id: auditHead.id }),
  )

  const macOf = (event: StoredEvent, previous: string): string => keyring.digest('audit-event', contentOf(event, previous))
  const sealOf = (head: AuditHead): string => keyring.digest('audit-head', [String(head.sequence), head.mac])

  return {
    append(event): Following {
      return {
        first: nextNumber({}),
        next(rows): Statement[] {
          const [{ sequence, mac: previous }] = rows as [AuditHead]
          const { detail, ...columns } = event
          const mac = macOf({ ...event, sequence }, previous)
          return [
            insert({ ...columns, sequence, previous, mac, detail: JSON.stringify(detail) }),
            moveHead({ mac, seal: sealOf({ sequence, mac }) }),
          ]
        },
      }
    },
    macOf,
    sealOf,
    isMacOf: (event, previous, mac) => keyring.isDigestOf('audit-event', contentOf(event, previous), mac),
    isSealOf: (head, seal) => keyring.isDigestOf('audit-head', [String(head.sequence), head.mac], seal),
  }
}

/** Everything that an event tells, in an order that is fixed for good. */
function contentOf(event: StoredEvent, previous: string): string[] {
  const { sequence, at, kind, outcome, actorId, subjectId, organisationId, address, reference, detail } = event
  return [previous, JSON.stringify([sequence, at, kind, outcome, actorId, subjectId, organisationId, address, reference, detail])]
}
