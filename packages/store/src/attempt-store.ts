import type { Attempts, Instant } from '@enrol/otp'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'

export interface StoredAttempts extends Attempts {
  readonly key: string
  readonly version: number
}

/** Password attempts under one name or from one address. */
export function createAttemptStore({ queries, tables: { signInAttempts } }: Database) {
  const byKey = queries
    .select()
    .from(signInAttempts)
    .where(eq(signInAttempts.key, sql.placeholder('key')))
    .prepare()

  return {
    async under(key: string): Promise<StoredAttempts | null> {
      const [row] = await byKey.execute({ key })
      return row ?? null
    },

    /** Guard: writes only over what was read; no row means that another request came first. */
    saveIfUnchanged(key: string, read: StoredAttempts | null, next: Attempts): Write {
      const { attempts, lastAt, blockedUntil } = next
      if (read === null) {
        return (q) =>
          q
            .insert(signInAttempts)
            .values({ key, attempts, lastAt, blockedUntil, version: 1 })
            .onConflictDoNothing()
            .returning({ key: signInAttempts.key })
      }
      return (q) =>
        q
          .update(signInAttempts)
          .set({ attempts, lastAt, blockedUntil, version: read.version + 1 })
          .where(and(eq(signInAttempts.key, key), eq(signInAttempts.version, read.version)))
          .returning({ key: signInAttempts.key })
    },

    /** An attempt that turned out right is taken back; a block stays unless the count falls below the free attempts. */
    takeBack(key: string, freeAttempts: number): Write {
      const { attempts, blockedUntil } = signInAttempts
      return (q) =>
        q
          .update(signInAttempts)
          .set({
            attempts: sql`${attempts} - 1`,
            blockedUntil: sql`case when ${attempts} - 1 < ${freeAttempts} then null else ${blockedUntil} end`,
            version: sql`${signInAttempts.version} + 1`,
          })
          .where(and(eq(signInAttempts.key, key), gt(attempts, 0)))
          .returning({ key: signInAttempts.key })
    },

    forget(key: string): Write {
      return (q) => q.delete(signInAttempts).where(eq(signInAttempts.key, key)).returning({ key: signInAttempts.key })
    },

    forgetBefore(at: Instant): Write {
      return (q) => q.delete(signInAttempts).where(lt(signInAttempts.lastAt, at)).returning({ key: signInAttempts.key })
    },
  }
}
