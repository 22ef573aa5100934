import { eq, ne } from 'drizzle-orm'
import { createAuditChain } from './audit-chain.ts'
import { type Database, StartRefused } from './database.ts'
import type { Keyring } from './keyring.ts'

/**
 * Seals the head that the migration made. Only once: a head that is missing, or was unsealed while there are events of
 * the chain, was tampered with, and is not made anew, which would vouch for whatever stands there now.
 */
export async function openAuditChain(database: Database, keyring: Keyring): Promise<void> {
  const { queries, atomically, tables } = database
  const { auditEvents, auditHead } = tables
  const [head] = await queries.select().from(auditHead)
  if (head === undefined) throw tampered('is missing')
  if (head.seal !== '') return
  const chained = await queries.select({ sequence: auditEvents.sequence }).from(auditEvents).where(ne(auditEvents.mac, '')).limit(1)
  if (chained.length > 0) throw tampered('is no longer sealed')
  const seal = createAuditChain(database, keyring).sealOf(head)
  // Another server that starts at this moment seals the same.
  await atomically([(q) => q.update(auditHead).set({ seal }).where(eq(auditHead.seal, '')).returning({ id: auditHead.id })])
}

function tampered(how: string): StartRefused {
  return new StartRefused(
    `The audit trail was tampered with: what is noted of its end (the table audit_head) ${how}. Keep a copy of the database for whoever looks into it, tell security, and restore a backup.`,
  )
}
