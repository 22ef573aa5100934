import { asc, eq } from 'drizzle-orm'
import { type AuditHead, createAuditChain } from './audit-chain.ts'
import { eventFromRow } from './audit-event.ts'
import type { Database, Write } from './database.ts'
import type { Keyring } from './keyring.ts'

const ONLY = 1

/** Begins the chain where there is none yet: what was recorded before it existed is taken into it as it stands. */
export async function openAuditChain(database: Database, keyring: Keyring): Promise<void> {
  const { queries, atomically, tables } = database
  const { auditEvents, auditHead } = tables
  const [known] = await queries.select().from(auditHead)
  if (known !== undefined) return

  const chain = createAuditChain(database, keyring)
  const rows = await queries.select().from(auditEvents).orderBy(asc(auditEvents.sequence))
  let head: AuditHead = { sequence: 0, mac: '' }
  const writes: Write[] = []
  for (const row of rows) {
    const event = eventFromRow(row)
    const { sequence } = event
    const [previous, mac] = [head.mac, chain.macOf(event, head.mac)]
    writes.push((q) => q.update(auditEvents).set({ previous, mac }).where(eq(auditEvents.sequence, sequence)).returning())
    head = { sequence, mac }
  }
  const first = { id: ONLY, ...head, seal: chain.sealOf(head) }
  // When the guard refuses, another server has started at this moment and did the same.
  await atomically([(q) => q.insert(auditHead).values(first).onConflictDoNothing().returning({ id: auditHead.id })], writes)
}
