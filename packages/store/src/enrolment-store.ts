import { EARLIER_SECRETS, type Instant, type Misses, NO_MISSES, type ShownSecret } from '@enrol/otp'
import { and, desc, eq, isNotNull, lt, lte } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { Keyring } from './keyring.ts'
import type { Tables } from './schema/tables.ts'

/** A person's enrolment: the misses, and the version that every change is guarded by. */
export interface Enrolment extends Misses {
  readonly userId: string
  readonly version: number
}

export interface StoredSecret extends ShownSecret {
  readonly id: string
  readonly sequence: number
  readonly retired: boolean
}

/** The last secrets of a person, newest first; `secret` is null where it has been wiped and only the tag is remembered. */
export type RememberedSecret = Omit<StoredSecret, 'secret'> & { readonly secret: string | null }

type Row = Tables['shownSecrets']['$inferSelect']

export function createEnrolmentStore({ queries, tables: { enrolments, shownSecrets } }: Database, keyring: Keyring) {
  function fromRow({ id, userId, sequence, sealedSecret, tag, issuedAt, keptUntil, retired }: Row, now: Instant): RememberedSecret {
    const secret = sealedSecret !== null && now < keptUntil ? keyring.open('totp-secret', userId, sealedSecret) : null
    return { id, sequence, tag, issuedAt, retired, secret }
  }

  return {
    /** A person who never tried has no misses, at version 0. */
    async of(userId: string): Promise<Enrolment> {
      const [row] = await queries.select().from(enrolments).where(eq(enrolments.userId, userId))
      return row ?? { userId, ...NO_MISSES, version: 0 }
    },

    async secretsOf(userId: string, now: Instant): Promise<RememberedSecret[]> {
      const rows = await queries
        .select()
        .from(shownSecrets)
        .where(eq(shownSecrets.userId, userId))
        .orderBy(desc(shownSecrets.sequence))
        .limit(EARLIER_SECRETS.most + 1)
      return rows.map((row) => fromRow(row, now))
    },

    /** Guard: writes only over the version that was read; no row means that another request came first. */
    saveIfUnchanged({ userId, version }: Enrolment, { misses, lockedUntil }: Misses): Statement {
      if (version === 0) {
        const first = { userId, misses, lockedUntil, version: 1 }
        return (q) => q.insert(enrolments).values(first).onConflictDoNothing().returning({ userId: enrolments.userId })
      }
      return (q) =>
        q
          .update(enrolments)
          .set({ misses, lockedUntil, version: version + 1 })
          .where(and(eq(enrolments.userId, userId), eq(enrolments.version, version)))
          .returning({ userId: enrolments.userId })
    },

    /** Guard: no row when another request has taken the sequence number. */
    remember(userId: string, { secret, keptUntil, ...shown }: StoredSecret & { keptUntil: Instant }): Statement {
      const row = { ...shown, userId, keptUntil, sealedSecret: keyring.seal('totp-secret', userId, secret) }
      return (q) => q.insert(shownSecrets).values(row).onConflictDoNothing().returning({ id: shownSecrets.id })
    },

    /** A confirmed secret is a factor now, and no longer one of those that were only shown. */
    forget(id: string): Statement {
      return (q) => q.delete(shownSecrets).where(eq(shownSecrets.id, id)).returning({ id: shownSecrets.id })
    },

    /** From now on they are recognised, and confirmed no more: the person has enrolled, or was reset. */
    retireAllOf(userId: string): Statement {
      return (q) =>
        q
          .update(shownSecrets)
          .set({ retired: true })
          .where(and(eq(shownSecrets.userId, userId), eq(shownSecrets.retired, false)))
          .returning({ id: shownSecrets.id })
    },

    /** Only the last ten are remembered. */
    forgetUpTo(userId: string, sequence: number): Statement {
      return (q) =>
        q
          .delete(shownSecrets)
          .where(and(eq(shownSecrets.userId, userId), lte(shownSecrets.sequence, sequence)))
          .returning({ id: shownSecrets.id })
    },

    /** A secret that need not be recognised any longer is not kept, not even sealed. */
    wipeBefore(now: Instant): Statement {
      return (q) =>
        q
          .update(shownSecrets)
          .set({ sealedSecret: null })
          .where(and(lt(shownSecrets.keptUntil, now), isNotNull(shownSecrets.sealedSecret)))
          .returning({ id: shownSecrets.id })
    },
  }
}
