import { asc, gt } from 'drizzle-orm'
import { createAuditChain } from './audit-chain.ts'
import { type EventRow, eventFromRow } from './audit-event.ts'
import type { Database } from './database.ts'
import { RETENTION } from './forget-audit.ts'
import type { Keyring } from './keyring.ts'

export type AuditFault =
  /** The event is not what was recorded, or was never recorded by this service. */
  | { readonly kind: 'altered'; readonly sequence: number }
  /** What stood between the two is gone, or one of them was put where it does not belong. */
  | { readonly kind: 'gap'; readonly after: number; readonly before: number }
  /** What came after the event is gone. */
  | { readonly kind: 'end'; readonly after: number }
  /** What is noted of the end was changed. */
  | { readonly kind: 'seal' }
  /** Events were recorded under a key that is not configured, so nothing can be said of them. */
  | { readonly kind: 'unknown-key'; readonly keyId: string }

export interface AuditFinding {
  /** Those of the chain. */
  readonly events: number
  /** Those from before there was a chain, of which nothing can be said. */
  readonly earlier: number
  /** How many were forgotten, as the chain itself tells. */
  readonly forgotten: number
  readonly faults: readonly AuditFault[]
}

/** So many are told; a trail that is broken everywhere need not be told event by event. */
const MOST_FAULTS = 20
const BATCH = 1_000

/** Walks the whole trail, oldest first, in batches; the service may go on recording meanwhile. */
export async function verifyAudit(database: Database, keyring: Keyring): Promise<AuditFinding> {
  const { queries, tables } = database
  const { auditEvents, auditHead } = tables
  const chain = createAuditChain(database, keyring)
  const [head] = await queries.select().from(auditHead)
  const { began = 0, mac: newest = '' } = head ?? {}
  const faults: AuditFault[] = []
  const unknownKeys = new Set<string>()
  let [events, earlier, forgotten] = [0, 0, 0]
  /** The digest that the first event follows on, if there was one before it. */
  let beginning = { previous: '', sequence: 0 }
  const forgottenEnds = new Set<unknown>()
  let last = { sequence: 0, mac: '' }
  let reachedHead = newest === ''

  function look(row: EventRow): void {
    const { sequence, previous, mac } = row
    if (sequence < began && mac === '') {
      earlier++
      return
    }
    events++
    const [keyId = ''] = mac.split('.')
    if (mac !== '' && !keyring.ids.includes(keyId)) unknownKeys.add(keyId)
    else if (!isReadable(row.detail) || !chain.isMacOf(eventFromRow(row), previous, mac)) faults.push({ kind: 'altered', sequence })
    else {
      if (events === 1) beginning = { previous, sequence }
      else if (previous !== last.mac) faults.push({ kind: 'gap', after: last.sequence, before: sequence })
      const { kind, detail } = eventFromRow(row)
      if (kind === RETENTION) {
        forgottenEnds.add(detail['mac'])
        forgotten += Number(detail['events'])
      }
    }
    last = { sequence, mac }
    if (mac === newest) reachedHead = true
  }

  for (let from = -1; ; ) {
    const rows = await queries
      .select()
      .from(auditEvents)
      .where(gt(auditEvents.sequence, from))
      .orderBy(asc(auditEvents.sequence))
      .limit(BATCH)
    for (const row of rows) look(row)
    const lastRow = rows.at(-1)
    if (lastRow === undefined) break
    from = lastRow.sequence
  }

  // What stood before the first event was forgotten and not taken out, if an event of the chain says so.
  if (beginning.previous !== '' && !forgottenEnds.has(beginning.previous))
    faults.unshift({ kind: 'gap', after: 0, before: beginning.sequence })
  for (const keyId of unknownKeys) faults.push({ kind: 'unknown-key', keyId })
  if (!reachedHead) faults.push({ kind: 'end', after: last.sequence })
  if (head === undefined || !chain.isSealed(head)) faults.push({ kind: 'seal' })
  return { events, earlier, forgotten, faults: faults.slice(0, MOST_FAULTS) }
}

function isReadable(detail: string): boolean {
  try {
    JSON.parse(detail)
    return true
  } catch {
    return false
  }
}
