import { eq, sql } from 'drizzle-orm'
import { type AuditEvent, type EventRow, eventFromRow, type StoredEvent } from './audit-event.ts'
import type { Database, Following, Statement } from './database.ts'
import { type Keyring, keyIdOf } from './keyring.ts'
import type { Tables } from './schema/tables.ts'

export type AuditHead = Tables['auditHead']['$inferSelect']

export interface AuditChain {
  /** Adds an event, with the next number, in the transaction that does what it tells of. */
  append(event: AuditEvent): Following
  /** The event, if it is as it was recorded; null otherwise, and where its key is not configured. */
  read(row: EventRow): StoredEvent | null
  sealOf(head: Pick<AuditHead, 'began' | 'mac'>): string
  isSealed(head: Pick<AuditHead, 'began' | 'mac' | 'seal'>): boolean
}

/**
 * The audit trail is a chain: each event carries a keyed digest (HMAC-SHA-256) over its own content, its number and the
 * digest of the one before it, and the digest of the last one is sealed in the same way. Whoever can write to the database
 * and has no key can neither change, add, move nor take out an event, nor cut any off the end, without its being found.
 */
export function createAuditChain({ prepareWrite, tables: { auditEvents, auditHead } }: Database, keyring: Keyring): AuditChain {
  // One after the other: PostgreSQL lets the next transaction at this row when this one has ended.
  const takeNumber = prepareWrite((q) =>
    q
      .update(auditHead)
      .set({ sequence: sql`${auditHead.sequence} + 1` })
      .returning({ sequence: auditHead.sequence, began: auditHead.began, mac: auditHead.mac, seal: auditHead.seal }),
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
      .where(eq(auditHead.sequence, sql.placeholder('sequence')))
      .returning({ id: auditHead.id }),
  )

  const sealOf: AuditChain['sealOf'] = ({ began, mac }) => keyring.digest('audit-head', [String(began), mac])
  const isSealed: AuditChain['isSealed'] = ({ began, mac, seal }) => keyring.isDigestOf('audit-head', [String(began), mac], seal)

  return {
    append(event): Following {
      return {
        first: takeNumber({}),
        next(rows): Statement[] {
          const [head] = rows as [AuditHead?]
          if (head === undefined) throw new Error('The audit trail has no head, so that nothing can be recorded: see "audit verify".')
          // Its new digest would stand beside an old seal for good, and look tampered with.
          if (!keyring.ids.includes(keyIdOf(head.seal)))
            throw new Error('The head of the audit trail is sealed under a key that is not configured, so that nothing can be recorded.')
          const { sequence, mac: previous } = head
          const { detail, ...columns } = event
          const mac = keyring.digest('audit-event', contentOf({ ...event, sequence }, previous))
          // A seal that was broken stays so: the next event must not heal what was cut off before it.
          const seal = isSealed(head) ? sealOf({ ...head, mac }) : head.seal
          return [insert({ ...columns, sequence, previous, mac, detail: JSON.stringify(detail) }), moveHead({ sequence, mac, seal })]
        },
      }
    },
    read(row) {
      try {
        const event = eventFromRow(row)
        return keyring.isDigestOf('audit-event', contentOf(event, row.previous), row.mac) ? event : null
      } catch {
        // A column holds what was never written there.
        return null
      }
    },
    sealOf,
    isSealed,
  }
}

/** Everything that an event tells, in an order that is fixed for good. */
function contentOf(event: StoredEvent, previous: string): string[] {
  const { sequence, at, kind, outcome, actorId, subjectId, organisationId, address, reference, detail } = event
  return [previous, JSON.stringify([sequence, at, kind, outcome, actorId, subjectId, organisationId, address, reference, detail])]
}
