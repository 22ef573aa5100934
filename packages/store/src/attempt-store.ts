import type { Attempts, Instant } from '@enrol/otp'
import { and, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'

export interface StoredAttempts extends Attempts {
  readonly key: string
  /** The block of which an audit event already tells that somebody was refused. */
  readonly refusedUntil: Instant | null
  readonly version: number
}

/** How many keys an attempt is counted under at most. */
const MOST_KEYS = 3

/** Failed password attempts: under one name, from one address, from one browser. */
export function createAttemptStore({ queries, prepareWrite, tables: { signInAttempts } }: Database) {
  const byKeys = queries
    .select()
    .from(signInAttempts)
    .where(
      inArray(
        signInAttempts.key,
        Array.from({ length: MOST_KEYS }, (_, place) => sql.placeholder(`key${place}`)),
      ),
    )
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

  const remove = prepareWrite((q) =>
    q
      .delete(signInAttempts)
      .where(and(eq(signInAttempts.key, sql.placeholder('key')), eq(signInAttempts.version, sql.placeholder('version'))))
      .returning({ key: signInAttempts.key }),
  )

  return {
    /** What is counted under each of at most three keys, in their order; null where nothing is. */
    async under(...keys: readonly string[]): Promise<readonly (StoredAttempts | null)[]> {
      const asked = Array.from({ length: MOST_KEYS }, (_, place) => [`key${place}`, keys[place] ?? ''])
      const rows = await byKeys.execute(Object.fromEntries(asked))
      return keys.map((wanted) => rows.find(({ key }) => key === wanted) ?? null)
    },

    /** Guard: writes only over what was read; no row means that another request came first. */
    saveIfUnchanged(key: string, read: StoredAttempts | null, next: Attempts): Statement {
      const { attempts, lastAt, blockedUntil } = next
      if (read === null) return insert({ key, attempts, lastAt, blockedUntil })
      return (q) =>
        q
          .update(signInAttempts)
          .set({ attempts, lastAt, blockedUntil, version: read.version + 1 })
          .where(and(eq(signInAttempts.key, key), eq(signInAttempts.version, read.version)))
          .returning({ key: signInAttempts.key })
    },

    /** Guard: no row when a refusal during this block was noted before. */
    noteRefusal(key: string, until: Instant): Statement {
      const { refusedUntil } = signInAttempts
      return (q) =>
        q
          .update(signInAttempts)
          .set({ refusedUntil: until })
          .where(and(eq(signInAttempts.key, key), or(isNull(refusedUntil), ne(refusedUntil, until))))
          .returning({ key: signInAttempts.key })
    },

    /** Guard: forgets only what was read; no row means that another request has counted or forgotten meanwhile. */
    forgetIfUnchanged({ key, version }: StoredAttempts): Statement {
      return remove({ key, version })
    },

    forgetBefore(at: Instant): Statement {
      return (q) => q.delete(signInAttempts).where(lt(signInAttempts.lastAt, at)).returning({ key: signInAttempts.key })
    },
  }
}
