import type { Instant } from '@enrol/otp'
import { and, asc, gte, lt, lte } from 'drizzle-orm'
import type { AuditChain } from './audit-chain.ts'
import type { Database } from './database.ts'

/** The event that tells what was forgotten; the chain begins anew behind it. */
export const RETENTION = 'audit-retention'

/** In one transaction: more would keep others from writing for too long. */
const MOST_AT_ONCE = 5_000

/**
 * Forgets the oldest events, up to but without the first that is not older than `before`, and records in the same transaction
 * that it did, with the digest of the last one that is gone: an event of the chain, which nobody can make who has no key, so
 * that what was forgotten is told from what was taken out. Answers how many; the next run goes on with the others.
 */
export async function forgetAudit(database: Database, chain: AuditChain, before: Instant, now: Instant): Promise<number> {
  const { queries, tables } = database
  const { auditEvents, auditHead } = tables
  // Whoever has put one below is to be found.
  const numbered = gte(auditEvents.sequence, 1)
  const [kept] = await queries
    .select({ sequence: auditEvents.sequence })
    .from(auditEvents)
    .where(and(numbered, gte(auditEvents.at, before)))
    .orderBy(asc(auditEvents.sequence))
    .limit(1)
  const oldest = await queries
    .select()
    .from(auditEvents)
    .where(and(numbered, lt(auditEvents.at, before), kept === undefined ? undefined : lt(auditEvents.sequence, kept.sequence)))
    .orderBy(asc(auditEvents.sequence))
    .limit(MOST_AT_ONCE)
  const last = oldest.at(-1)
  const [head] = await queries.select({ began: auditHead.began }).from(auditHead)
  if (last === undefined || head === undefined) return 0
  // Its time and its digest are what tells that everything up to it may be gone: they must be those that were recorded.
  const isAsRecorded = last.mac === '' ? last.sequence < head.began : chain.read(last) !== null
  if (!isAsRecorded) return 0

  const event = {
    at: now,
    kind: RETENTION,
    outcome: 'done',
    actorId: null,
    subjectId: null,
    organisationId: null,
    address: null,
    reference: null,
  }
  const forgotten = await database.atomically(
    [
      (q) =>
        q
          .delete(auditEvents)
          .where(and(numbered, lte(auditEvents.sequence, last.sequence)))
          .returning({ sequence: auditEvents.sequence }),
    ],
    [chain.append({ ...event, detail: { through: last.sequence, events: oldest.length, mac: last.mac } })],
  )
  return forgotten ? oldest.length : 0
}
