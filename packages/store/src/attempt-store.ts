import type { Attempts, Instant } from '@enrol/otp'
import { and, eq, gt, gte, isNull, lt, sql } from 'drizzle-orm'
import type { Database, Write } from './database.ts'

export interface StoredAttempts extends Attempts {
  readonly key: string
  readonly version: number
}

/** Password attempts under one name or from one address. */
export function createAttemptStore({ queries, prepareWrite, tables: { signInAttempts } }: Database) {
  const byKey = queries
    .select()
    .from(signInAttempts)
    .where(eq(signInAttempts.key, sql.placeholder('key')))
    .prepare()

  const insert = prepareWrite((q) =>
    q
      .insert(signInAttempts)
      .values({
        key: sql.placeholder('key'),
        attempts: sql.placeholder('attempts'),
        lastAt: sql.placeholder('lastAt'),
        blockedUntil: sql.placeholder('blockedUntil'),
        version: 1,
      })
      .onConflictDoNothing()
      .returning({ key: signInAttempts.key }),
  )

  const addOne = prepareWrite((q) =>
    q
      .update(signInAttempts)
      .set({
        attempts: sql`${signInAttempts.attempts} + 1`,
        lastAt: sql`${sql.placeholder('at')}`,
        version: sql`${signInAttempts.version} + 1`,
      })
      .where(
        and(
          eq(signInAttempts.key, sql.placeholder('key')),
          lt(signInAttempts.attempts, sql.placeholder('most')),
          gte(signInAttempts.lastAt, sql.placeholder('since')),
          isNull(signInAttempts.blockedUntil),
        ),
      )
      .returning({ key: signInAttempts.key }),
  )

  const takeOne = prepareWrite((q) =>
    q
      .update(signInAttempts)
      .set({
        attempts: sql`${signInAttempts.attempts} - 1`,
        blockedUntil: sql`case when ${signInAttempts.attempts} - 1 < ${sql.placeholder('freeAttempts')} then null else ${signInAttempts.blockedUntil} end`,
        version: sql`${signInAttempts.version} + 1`,
      })
      .where(and(eq(signInAttempts.key, sql.placeholder('key')), gt(signInAttempts.attempts, 0)))
      .returning({ key: signInAttempts.key }),
  )

  const remove = prepareWrite((q) =>
    q
      .delete(signInAttempts)
      .where(eq(signInAttempts.key, sql.placeholder('key')))
      .returning({ key: signInAttempts.key }),
  )

  return {
    async under(key: string): Promise<StoredAttempts | null> {
      const [row] = await byKey.execute({ key })
      return row ?? null
    },

    /** Guard: writes only over what was read; no row means that another request came first. */
    saveIfUnchanged(key: string, read: StoredAttempts | null, next: Attempts): Write {
      const { attempts, lastAt, blockedUntil } = next
      if (read === null) return insert({ key, attempts, lastAt, blockedUntil })
      return (q) =>
        q
          .update(signInAttempts)
          .set({ attempts, lastAt, blockedUntil, version: read.version + 1 })
          .where(and(eq(signInAttempts.key, key), eq(signInAttempts.version, read.version)))
          .returning({ key: signInAttempts.key })
    },

    /**
     * Guard: one attempt more, whatever else was counted meanwhile, so that many people behind one address do not wait
     * for each other. No row when that would make more than `most`, when there was none `since`, or while there is a block.
     */
    countOneMore(key: string, count: { at: Instant; most: number; since: Instant }): Write {
      return addOne({ key, at: count.at, most: count.most, since: count.since })
    },

    /** An attempt that turned out right is taken back; a block stays unless the count falls below the free attempts. */
    takeBack(key: string, freeAttempts: number): Write {
      return takeOne({ key, freeAttempts })
    },

    forget(key: string): Write {
      return remove({ key })
    },

    forgetBefore(at: Instant): Write {
      return (q) => q.delete(signInAttempts).where(lt(signInAttempts.lastAt, at)).returning({ key: signInAttempts.key })
    },
  }
}
