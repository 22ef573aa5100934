import type { Instant, KeptRecoveryCode } from '@enrol/otp'
import { and, eq, isNull } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'

export interface StoredRecoveryCode extends KeptRecoveryCode {
  readonly id: string
  readonly userId: string
  readonly digest: string
  readonly createdAt: Instant
}

/** How many codes a person has: those that were never used, of all that were made last. */
export interface RecoveryCodesLeft {
  readonly left: number
  readonly of: number
}

export function createRecoveryCodeStore({ queries, tables: { recoveryCodes } }: Database, keyring: Keyring) {
  return {
    /** Used ones among them; none when none were made since the person enrolled. */
    async of(userId: string): Promise<StoredRecoveryCode[]> {
      return queries.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId))
    },

    /** Null when none were made. */
    async leftOf(userId: string): Promise<RecoveryCodesLeft | null> {
      const codes = await queries.select({ usedAt: recoveryCodes.usedAt }).from(recoveryCodes).where(eq(recoveryCodes.userId, userId))
      return codes.length === 0 ? null : { left: codes.filter(({ usedAt }) => usedAt === null).length, of: codes.length }
    },

    isCodeOf({ userId, digest }: StoredRecoveryCode, code: string): boolean {
      return keyring.isDigestOf('recovery-code', [userId, code], digest)
    },

    /** All of a person's at once, kept as digests. Guard: no row when one of them is known already. */
    add(userId: string, codes: readonly { id: string; code: string }[], createdAt: Instant): Statement {
      const rows = codes.map(({ id, code }) => ({
        id,
        userId,
        digest: keyring.digest('recovery-code', [userId, code]),
        createdAt,
        usedAt: null,
      }))
      return (q) => q.insert(recoveryCodes).values(rows).onConflictDoNothing().returning({ id: recoveryCodes.id })
    },

    /** Guard: no row when the code was used already, or is no longer one of the person's. */
    spend({ id }: StoredRecoveryCode, at: Instant): Statement {
      return (q) =>
        q
          .update(recoveryCodes)
          .set({ usedAt: at })
          .where(and(eq(recoveryCodes.id, id), isNull(recoveryCodes.usedAt)))
          .returning({ id: recoveryCodes.id })
    },

    /** An enrolment, a reset and new codes take the earlier ones away. Another factor in the place of the present one keeps them (decision 018). */
    removeAllOf(userId: string): Statement {
      return (q) => q.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId)).returning({ id: recoveryCodes.id })
    },
  }
}
