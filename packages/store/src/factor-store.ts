import type { Instant, TotpFactor } from '@enrol/otp'
import { and, eq, sql } from 'drizzle-orm'
import { type AppStanding, createAppStore, type NewApp, type StoredApp } from './app-store.ts'
import type { Database, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'
import type { Tables } from './schema/tables.ts'

interface Versioned {
  readonly id: string
  readonly userId: string
  readonly issuedAt: Instant
  readonly enrolledAt: Instant
  readonly version: number
}

export interface StoredTotpFactor extends TotpFactor, Versioned {
  readonly method: 'totp'
  readonly tag: string
  /** What the person calls the first app. */
  readonly name: string | null
  readonly further: readonly StoredApp[]
}

export interface StoredEmailFactor extends Versioned {
  readonly method: 'email'
  readonly misses: number
  readonly lockedUntil: Instant | null
}

export type Factor = StoredTotpFactor | StoredEmailFactor

/** All apps that somebody signs in with, the first one first; none with email. */
export function appsOf(factor: Factor | null): readonly (StoredTotpFactor | StoredApp)[] {
  return factor?.method === 'totp' ? [factor, ...factor.further] : []
}

/** What may be told of a factor; there is no secret in it. */
export interface FactorStanding {
  readonly method: Factor['method']
  readonly enrolledAt: Instant
  readonly misses: number
  readonly lockedUntil: Instant | null
  /** All of them, the first one first; none with email. */
  readonly apps: readonly AppStanding[]
}

type Row = Tables['factors']['$inferSelect']

export function createFactorStore(database: Database, keyring: Keyring) {
  const { queries, prepareWrite, tables } = database
  const { factors } = tables
  const apps = createAppStore(database, keyring)
  const ofUser = queries
    .select()
    .from(factors)
    .where(eq(factors.userId, sql.placeholder('userId')))
    .prepare()
  const methodOfUser = queries
    .select({ method: factors.method })
    .from(factors)
    .where(eq(factors.userId, sql.placeholder('userId')))
    .prepare()

  const updateIfUnchanged = prepareWrite((q) =>
    q
      .update(factors)
      .set({
        misses: sql`${sql.placeholder('misses')}`,
        lockedUntil: sql`${sql.placeholder('lockedUntil')}`,
        lastStep: sql`coalesce(${sql.placeholder('lastStep')}, ${factors.lastStep})`,
        version: sql`${factors.version} + 1`,
      })
      .where(and(eq(factors.id, sql.placeholder('id')), eq(factors.version, sql.placeholder('version'))))
      .returning({ id: factors.id }),
  )

  async function fromRow({ sealedSecret, tag, name, lastStep, ...row }: Row): Promise<Factor> {
    const { id, userId, issuedAt, enrolledAt, misses, lockedUntil, version } = row
    const common = { id, userId, issuedAt, enrolledAt, misses, lockedUntil, version }
    if (row.method === 'email') return { ...common, method: 'email' }
    const secret = keyring.open('totp-secret', userId, sealedSecret ?? '')
    return { ...common, method: 'totp', tag: tag ?? '', name, lastStep, secret, further: await apps.of(userId) }
  }

  return {
    async of(userId: string): Promise<Factor | null> {
      const [row] = await ofUser.execute({ userId })
      return row ? await fromRow(row) : null
    },

    /** Only which method, without opening the secret. */
    async methodOf(userId: string): Promise<Factor['method'] | null> {
      const [row] = await methodOfUser.execute({ userId })
      return row?.method ?? null
    },

    /** How the factor stands, without opening the secrets. */
    async standingOf(userId: string): Promise<FactorStanding | null> {
      const { method, tag, name, enrolledAt, misses, lockedUntil } = factors
      const [row] = await queries
        .select({ method, tag, name, enrolledAt, misses, lockedUntil })
        .from(factors)
        .where(eq(factors.userId, userId))
      if (row === undefined) return null
      const { tag: ofFirst, name: called, ...standing } = row
      const first = ofFirst === null ? null : { tag: ofFirst, name: called, enrolledAt: row.enrolledAt }
      return { ...standing, apps: first === null ? [] : [first, ...(await apps.standingOf(userId))] }
    },

    /** The apps beside the first. Whoever changes them saves the factor too, which is the guard of both. */
    further: apps,

    /** Guard: writes only over the version that was read; no row means that another request came first. */
    saveIfUnchanged(
      read: Factor,
      { misses, lockedUntil, lastStep }: { misses: number; lockedUntil: Instant | null; lastStep?: number },
    ): Statement {
      const { id, version } = read
      return updateIfUnchanged({ id, version, misses, lockedUntil, lastStep: lastStep ?? null })
    },

    /** Guard, as above: another app takes the place of the first. One of the further apps is deleted in the same transaction. */
    promoteIfUnchanged({ id, userId, version }: StoredTotpFactor, app: Omit<StoredApp, 'id'>): Statement {
      const { secret, tag, name, issuedAt, enrolledAt, lastStep } = app
      const sealedSecret = keyring.seal('totp-secret', userId, secret)
      return (q) =>
        q
          .update(factors)
          .set({ sealedSecret, tag, name, issuedAt, enrolledAt, lastStep, version: version + 1 })
          .where(and(eq(factors.id, id), eq(factors.version, version)))
          .returning({ id: factors.id })
    },

    /** Guard: no row when the person has a factor already. */
    addTotp(factor: NewApp & { name?: string | null }): Statement {
      const { id, userId, secret, tag, name = null, issuedAt, lastStep, at } = factor
      const sealedSecret = keyring.seal('totp-secret', userId, secret)
      const row: Row = {
        id,
        userId,
        method: 'totp',
        sealedSecret,
        tag,
        name,
        issuedAt,
        enrolledAt: at,
        lastStep,
        misses: 0,
        lockedUntil: null,
        version: 0,
      }
      return (q) => q.insert(factors).values(row).onConflictDoNothing().returning({ id: factors.id })
    },

    /** Guard: no row when the person has a factor already. */
    addEmail({ id, userId, at }: { id: string; userId: string; at: Instant }): Statement {
      const row: Row = {
        id,
        userId,
        method: 'email',
        sealedSecret: null,
        tag: null,
        name: null,
        issuedAt: at,
        enrolledAt: at,
        lastStep: 0,
        misses: 0,
        lockedUntil: null,
        version: 0,
      }
      return (q) => q.insert(factors).values(row).onConflictDoNothing().returning({ id: factors.id })
    },

    /** Guard: no row when it was removed, or its apps have changed, since it was read. */
    removeIfUnchanged({ id, version }: Factor): Statement {
      return (q) =>
        q
          .delete(factors)
          .where(and(eq(factors.id, id), eq(factors.version, version)))
          .returning({ id: factors.id })
    },
  }
}
