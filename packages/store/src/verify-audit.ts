import { and, asc, gt, lt, lte, or } from 'drizzle-orm'
import { type AuditChain, type AuditHead, createAuditChain } from './audit-chain.ts'
import type { AuditFault, AuditFinding } from './audit-finding.ts'
import type { Database } from './database.ts'
import type { Keyring } from './keyring.ts'
import { walkTrail } from './walk-trail.ts'

/** So many are told; a trail that is broken everywhere need not be told event by event. */
const MOST_FAULTS = 20
const BATCH = 1_000

/** Walks the whole trail, oldest first, in batches; the service may go on recording and forgetting meanwhile. */
export async function verifyAudit(database: Database, keyring: Keyring): Promise<AuditFinding> {
  const { queries, tables } = database
  const { auditEvents, auditHead } = tables
  const chain = createAuditChain(database, keyring)
  const [atFirst = { began: 1, sequence: 0 }] = await queries.select().from(auditHead)
  const walk = walkTrail(chain, keyring.ids, atFirst)
  let from = 0

  async function walkUpTo(end: number): Promise<void> {
    for (;;) {
      const rows = await queries
        .select()
        .from(auditEvents)
        .where(and(gt(auditEvents.sequence, from), lte(auditEvents.sequence, end)))
        .orderBy(asc(auditEvents.sequence))
        .limit(BATCH)
      for (const row of rows) walk.look(row)
      from = rows.at(-1)?.sequence ?? from
      // Not until there are none: a busy server would be ahead for good.
      if (rows.length < BATCH) return
    }
  }

  await walkUpTo(Number.MAX_SAFE_INTEGER)
  // Read after the events, so that one which was recorded meanwhile is none too many.
  const heads = await queries.select().from(auditHead)
  await walkUpTo(heads[0]?.sequence ?? 0)
  // No event was ever given such a number, but pages would show it.
  const strays = await queries
    .select({ sequence: auditEvents.sequence })
    .from(auditEvents)
    .where(or(lt(auditEvents.sequence, 1), gt(auditEvents.sequence, Number.MAX_SAFE_INTEGER)))
    .limit(MOST_FAULTS)

  const { faults, ...finding } = walk.finding()
  const all = [
    ...strays.map(({ sequence }) => ({ kind: 'altered', sequence }) as const),
    ...faults,
    ...endFaults(chain, heads, walk.last()),
  ]
  return { ...finding, newest: walk.last().sequence, faults: all.slice(0, MOST_FAULTS) }
}

/** The digest of the newest event covers its number, and is sealed: so the number in the head has to be the event's. */
function endFaults(chain: AuditChain, [head, ...others]: readonly AuditHead[], last: Pick<AuditHead, 'sequence' | 'mac'>): AuditFault[] {
  if (head === undefined) return [{ kind: 'seal' }]
  const isCut = last.sequence < head.sequence
  const isEnd = last.sequence === head.sequence && last.mac === head.mac
  const holds = others.length === 0 && chain.isSealed(head) && (isCut || isEnd)
  return [...(isCut ? [{ kind: 'end', after: last.sequence } as const] : []), ...(holds ? [] : [{ kind: 'seal' } as const])]
}
