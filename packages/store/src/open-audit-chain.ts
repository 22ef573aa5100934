import { eq, ne } from 'drizzle-orm'
import { type AuditHead, createAuditChain } from './audit-chain.ts'
import { type Database, StartRefused } from './database.ts'
import type { Keyring } from './keyring.ts'

/**
 * Seals the head that the migration made. Only once: a head that is missing, or is no longer sealed, was tampered with, and
 * is not made anew, which would vouch for whatever stands there now, or no longer does. A seal that holds comes under the
 * first key, so that the one before it can be left out.
 */
export async function openAuditChain(database: Database, keyring: Keyring): Promise<void> {
  const { queries, atomically, tables } = database
  const { auditHead } = tables
  const [head, ...others] = await queries.select().from(auditHead)
  if (head === undefined) throw tampered('is missing')
  if (others.length > 0) throw tampered('is there more than once')
  const chain = createAuditChain(database, keyring)
  const seal = chain.sealOf(head)
  if (head.seal === '' && !(await wasNeverSealed(head, database))) throw tampered('is no longer sealed')
  if (head.seal === seal || (head.seal !== '' && !chain.isSealed(head))) return
  // Another server that starts at this moment seals the same; one that went on has sealed what came of it.
  await atomically([(q) => q.update(auditHead).set({ seal }).where(eq(auditHead.seal, head.seal)).returning({ id: auditHead.id })])
}

/**
 * The head is as the migration leaves it, and the migration was this very opening's; or nothing has ever happened here, since
 * the first start ended between the two. That there are no events proves nothing: somebody may have taken them all out.
 */
async function wasNeverSealed({ sequence, began, mac }: AuditHead, { queries, tables, headIsNew }: Database): Promise<boolean> {
  const { auditEvents, organisations } = tables
  const chained = await queries.select({ sequence: auditEvents.sequence }).from(auditEvents).where(ne(auditEvents.mac, '')).limit(1)
  if (mac !== '' || sequence !== began - 1 || chained.length > 0) return false
  return headIsNew || (sequence === 0 && (await queries.select({ id: organisations.id }).from(organisations).limit(1)).length === 0)
}

function tampered(how: string): StartRefused {
  return new StartRefused(
    `The audit trail was tampered with: what is noted of its end (the table audit_head) ${how}. Keep a copy of the database for whoever looks into it, tell security, and restore a backup.`,
  )
}
