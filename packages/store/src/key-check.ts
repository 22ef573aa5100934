import type { Instant } from '@enrol/otp'
import { and, type Column, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { type Database, StartRefused } from './database.ts'
import type { Keyring } from './keyring.ts'

const KNOWN_TEXT = 'enrol'

/**
 * Refuses to go on with keys that would not open what this database holds.
 * A key that is new here is remembered by a text sealed under it.
 */
export async function checkKeys(database: Database, keyring: Keyring, now: Instant): Promise<void> {
  const { queries, tables, atomically } = database
  const known = await queries.select().from(tables.keyChecks)
  for (const { keyId, sealed } of known) {
    if (keyring.ids.includes(keyId) && !opens(keyring, keyId, sealed)) {
      throw new StartRefused(
        `ENROL_KEYS: the key "${keyId}" is not the one that this database was sealed with. Restore the right key, or give the new one another id.`,
      )
    }
  }

  for (const { keyId } of known) {
    if (!keyring.ids.includes(keyId) && (await isInUse(keyId, database, now))) {
      throw new StartRefused(
        `ENROL_KEYS: the database holds what was sealed under the key "${keyId}", which is not configured. Add it back, behind the first key.`,
      )
    }
  }

  for (const keyId of keyring.ids) {
    if (known.some((check) => check.keyId === keyId)) continue
    const sealed = keyring.seal('key-check', keyId, KNOWN_TEXT, keyId)
    const remembered = await atomically([
      (q) => q.insert(tables.keyChecks).values({ keyId, sealed }).onConflictDoNothing().returning({ keyId: tables.keyChecks.keyId }),
    ])
    // Another server that starts at this moment was first, perhaps with another key of the same id.
    if (!remembered) return checkKeys(database, keyring, now)
  }
}

function opens(keyring: Keyring, keyId: string, sealed: string): boolean {
  try {
    return keyring.open('key-check', keyId, sealed) === KNOWN_TEXT
  } catch {
    return false
  }
}

/** Whether something that still counts can't be opened, or told from something else, without the key. */
async function isInUse(keyId: string, { queries, tables }: Database, now: Instant): Promise<boolean> {
  const { factors, furtherApps, shownSecrets, recoveryCodes, emailCodes, addressChanges, auditEvents, auditHead } = tables
  const start = `${keyId}.`
  // Not LIKE, which knows no case in SQLite: "k1" is another key than "K1".
  const isUnder = (column: Column): SQL => sql`substr(${column}, 1, ${start.length}) = ${start}`
  const places = [
    { table: factors, holds: isUnder(factors.sealedSecret) },
    { table: furtherApps, holds: isUnder(furtherApps.sealedSecret) },
    { table: shownSecrets, holds: isUnder(shownSecrets.sealedSecret) },
    { table: recoveryCodes, holds: and(isUnder(recoveryCodes.digest), isNull(recoveryCodes.usedAt)) },
    { table: emailCodes, holds: and(isUnder(emailCodes.digest), isNull(emailCodes.usedAt), gt(emailCodes.expiresAt, now)) },
    { table: addressChanges, holds: isUnder(addressChanges.digest) },
    { table: auditHead, holds: isUnder(auditHead.seal) },
    { table: auditEvents, holds: isUnder(auditEvents.mac) },
  ]
  for (const { table, holds } of places) {
    const rows = await queries.select({ held: sql`1` }).from(table).where(holds).limit(1)
    if (rows.length > 0) return true
  }
  return false
}
