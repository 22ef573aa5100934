import type { Instant, TotpApp } from '@enrol/otp'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'

export interface StoredApp extends TotpApp {
  readonly id: string
  readonly tag: string
  /** What the person calls it. */
  readonly name: string | null
  readonly issuedAt: Instant
  readonly enrolledAt: Instant
}

/** What may be told of an app. */
export type AppStanding = Pick<StoredApp, 'tag' | 'name' | 'enrolledAt'>

export interface NewApp {
  readonly id: string
  readonly userId: string
  readonly secret: string
  readonly tag: string
  readonly issuedAt: Instant
  /** The step of the code that confirmed it. */
  readonly lastStep: number
  readonly at: Instant
}

/** The apps beside the first one. */
export function createAppStore({ queries, prepareWrite, tables: { furtherApps } }: Database, keyring: Keyring) {
  const ofUser = queries
    .select()
    .from(furtherApps)
    .where(eq(furtherApps.userId, sql.placeholder('userId')))
    .orderBy(asc(furtherApps.enrolledAt), asc(furtherApps.id))
    .prepare()

  const updateLastStep = prepareWrite((q) =>
    q
      .update(furtherApps)
      .set({ lastStep: sql`${sql.placeholder('lastStep')}` })
      .where(eq(furtherApps.id, sql.placeholder('id')))
      .returning({ id: furtherApps.id }),
  )

  return {
    /** The one that was enrolled first comes first. */
    async of(userId: string): Promise<StoredApp[]> {
      const rows = await ofUser.execute({ userId })
      return rows.map(({ sealedSecret, userId: owner, ...app }) => ({ ...app, secret: keyring.open('totp-secret', owner, sealedSecret) }))
    },

    /** The same, without opening the secrets. */
    async standingOf(userId: string): Promise<AppStanding[]> {
      const { tag, name, enrolledAt, id } = furtherApps
      return queries
        .select({ tag, name, enrolledAt })
        .from(furtherApps)
        .where(eq(furtherApps.userId, userId))
        .orderBy(asc(enrolledAt), asc(id))
    },

    /** A code of it was accepted. */
    spend({ id, lastStep }: Pick<StoredApp, 'id' | 'lastStep'>): Statement {
      return updateLastStep({ id, lastStep })
    },

    add({ secret, at, name, ...app }: NewApp & { readonly name: string | null }): Statement {
      const row = { ...app, name, enrolledAt: at, sealedSecret: keyring.seal('totp-secret', app.userId, secret) }
      return (q) => q.insert(furtherApps).values(row).onConflictDoNothing().returning({ id: furtherApps.id })
    },

    /** Guard: no row when it was removed meanwhile. */
    remove(userId: string, id: string): Statement {
      return (q) =>
        q
          .delete(furtherApps)
          .where(and(eq(furtherApps.userId, userId), eq(furtherApps.id, id)))
          .returning({ id: furtherApps.id })
    },

    removeAllOf(userId: string): Statement {
      return (q) => q.delete(furtherApps).where(eq(furtherApps.userId, userId)).returning({ id: furtherApps.id })
    },
  }
}
