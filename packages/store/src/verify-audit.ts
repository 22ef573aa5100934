import { asc, gt } from 'drizzle-orm'
import { createAuditChain } from './audit-chain.ts'
import { eventFromRow } from './audit-event.ts'
import type { Database } from './database.ts'
import type { Keyring } from './keyring.ts'

export type AuditFault =
  /** The event is not what was recorded, or was never recorded by this service. */
  | { readonly kind: 'altered'; readonly sequence: number }
  /** What stood between the two is gone, or one of them was put where it does not belong. */
  | { readonly kind: 'gap'; readonly after: number; readonly before: number }
  /** Events at the end are gone, or were added by something else; `sequence`: the last that was recorded, null when that was tampered with too. */
  | { readonly kind: 'end'; readonly sequence: number | null; readonly found: number }

export interface AuditFinding {
  readonly events: number
  readonly faults: readonly AuditFault[]
}

/** So many are told; a trail that is broken everywhere need not be told event by event. */
const MOST_FAULTS = 20
const BATCH = 1_000

/** Walks the whole trail, oldest first, in batches. Events that are recorded meanwhile are not looked at. */
export async function verifyAudit(database: Database, keyring: Keyring): Promise<AuditFinding> {
  const { queries, tables } = database
  const { auditEvents, auditHead } = tables
  const chain = createAuditChain(database, keyring)
  const [head] = await queries.select().from(auditHead)
  const faults: AuditFault[] = []
  const tell = (fault: AuditFault): void => void (faults.length < MOST_FAULTS && faults.push(fault))
  const until = head?.sequence ?? 0
  let last = { sequence: 0, mac: '' }
  let events = 0

  for (let from = 0; ; from = last.sequence) {
    const rows = await queries
      .select()
      .from(auditEvents)
      .where(gt(auditEvents.sequence, from))
      .orderBy(asc(auditEvents.sequence))
      .limit(BATCH)
    if (rows.length === 0) break
    for (const row of rows) {
      const { sequence, previous, mac } = row
      if (!isReadable(row.detail) || !chain.isMacOf(eventFromRow(row), previous, mac)) tell({ kind: 'altered', sequence })
      else if (previous !== last.mac) tell({ kind: 'gap', after: last.sequence, before: sequence })
      last = { sequence, mac }
      events++
    }
  }

  const sealed = head !== undefined && chain.isSealOf(head, head.seal)
  if (!sealed) tell({ kind: 'end', sequence: null, found: last.sequence })
  else if (last.sequence < until) tell({ kind: 'end', sequence: until, found: last.sequence })
  return { events, faults }
}

function isReadable(detail: string): boolean {
  try {
    JSON.parse(detail)
    return true
  } catch {
    return false
  }
}
