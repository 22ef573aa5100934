import { type Instant, stepAt } from '@enrol/otp'
import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { RESTORE_NOTICED } from './audit-event.ts'
import { createAuditStore } from './audit-store.ts'
import type { Database, Statement, Write } from './database.ts'
import type { Keyring } from './keyring.ts'

/**
 * `older`: the data lack something that was acknowledged here. `elsewhere`: they were written in another place,
 * and came here as a copy.
 */
export type Restore = 'older' | 'elsewhere'

const ONLY = 1

/**
 * Looks whether the data are those that were served last, or a backup or a copy in their place. A backup does not know
 * of codes that were accepted after it was made, so all that could have been accepted before this moment is spent, in
 * one transaction and before anything is served. Null: nothing of the kind.
 */
export async function noticeRestore(database: Database, keyring: Keyring, now: Instant): Promise<Restore | null> {
  const { queries, tables, atomically } = database
  const { lineage, users } = tables
  for (;;) {
    const [known] = await queries.select().from(lineage)
    const place = await database.look()
    const strange = known !== undefined && known.identity !== place.identity
    const someone = strange && (await queries.select({ id: users.id }).from(users).limit(1)).length > 0
    const restore = place.older ? 'older' : someone ? 'elsewhere' : null
    if (known !== undefined && !strange && restore === null) return null

    const { identity } = place
    const record: Statement = (q) =>
      known === undefined
        ? q.insert(lineage).values({ id: ONLY, identity, records: 1 }).onConflictDoNothing().returning()
        : q
            .update(lineage)
            .set({ identity, records: known.records + 1 })
            .where(eq(lineage.records, known.records))
            .returning()
    const writes = restore === null ? [] : [...place.carryOn, ...spendEverything(database, keyring, restore, now)]
    // When the guard refuses, another server has started at this moment and did the same.
    if (await atomically([record], writes)) return restore
  }
}

function spendEverything(database: Database, keyring: Keyring, reason: Restore, now: Instant): Write[] {
  const { factors, furtherApps, emailCodes, addressChanges, recoveryCodes, shownSecrets, sessions, helpRequests } = database.tables
  // The newest step whose code could have been accepted: one ahead of the clock (RFC 6238 §5.2).
  const lastStep = stepAt(now) + 1
  return [
    // First, for it waits until what is under way in a session is committed, and what follows then sees it.
    (q) => q.delete(sessions).returning({ id: sessions.id }),
    (q) =>
      q
        .update(factors)
        .set({ lastStep, version: sql`${factors.version} + 1` })
        .where(and(eq(factors.method, 'totp'), lt(factors.lastStep, lastStep)))
        .returning({ id: factors.id }),
    (q) => q.update(furtherApps).set({ lastStep }).where(lt(furtherApps.lastStep, lastStep)).returning({ id: furtherApps.id }),
    (q) => q.update(emailCodes).set({ usedAt: now }).where(isNull(emailCodes.usedAt)).returning({ id: emailCodes.id }),
    (q) => q.delete(addressChanges).returning({ id: addressChanges.userId }),
    (q) => q.update(recoveryCodes).set({ usedAt: now }).where(isNull(recoveryCodes.usedAt)).returning({ id: recoveryCodes.id }),
    (q) => q.update(shownSecrets).set({ retired: true }).where(eq(shownSecrets.retired, false)).returning({ id: shownSecrets.id }),
    // It may have been cancelled since: whoever granted it does so again, and its person is told again.
    (q) =>
      q
        .update(helpRequests)
        .set({ resetAt: null, grantedBy: null, reason: null })
        .where(and(isNull(helpRequests.closedAt), isNotNull(helpRequests.resetAt)))
        .returning({ id: helpRequests.id }),
    createAuditStore(database, keyring).record({
      at: now,
      kind: RESTORE_NOTICED,
      outcome: 'spent',
      actorId: null,
      subjectId: null,
      organisationId: null,
      address: null,
      reference: null,
      detail: { reason },
    }),
  ]
}
