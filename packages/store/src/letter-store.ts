import type { Instant } from '@enrol/otp'
import { and, count, eq, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { isLeft } from './people-matching.ts'
import type { User } from './user-store.ts'

/** What people who have not enrolled are written to about: that MFA is coming, or that they have not enrolled. */
export type LetterKind = 'noticed' | 'reminded'

/** Who is to be written to, and who was. */
export function createLetterStore({ queries, tables: { users, factors } }: Database) {
  function untold(organisationId: string, told: LetterKind, since: Instant | null): SQL | undefined {
    const toldAt = told === 'noticed' ? users.noticedAt : users.remindedAt
    return and(
      eq(users.organisationId, organisationId),
      isLeft({ users, factors }),
      isNotNull(users.contactEmail),
      eq(users.contactVerified, true),
      or(isNull(toldAt), since === null ? undefined : lt(toldAt, since)),
    )
  }

  return {
    /**
     * Those of an organisation who have no factor and an address that is known to be theirs, and were not written to since, or with
     * null ever: who is to be told that MFA is coming (`noticed`), or to be reminded.
     */
    async toWriteTo(organisationId: string, told: LetterKind, since: Instant | null, most: number): Promise<User[]> {
      const rows = await queries
        .select({ user: users })
        .from(users)
        .leftJoin(factors, eq(factors.userId, users.id))
        .where(untold(organisationId, told, since))
        .orderBy(users.nameKey)
        .limit(most)
      return rows.map(({ user }) => user)
    },

    /** How many those are. */
    async countToWriteTo(organisationId: string, told: LetterKind, since: Instant | null): Promise<number> {
      const [row] = await queries
        .select({ people: count() })
        .from(users)
        .leftJoin(factors, eq(factors.userId, users.id))
        .where(untold(organisationId, told, since))
      return row?.people ?? 0
    },

    /** A row, `{ id }`, of each of them who was not written to since; of two servers, or two presses, each gets others. Guard: there is one. */
    noteWrittenTo(ids: readonly string[], told: LetterKind, at: Instant, since: Instant | null): Statement {
      const toldAt = told === 'noticed' ? users.noticedAt : users.remindedAt
      return (q) =>
        q
          .update(users)
          .set(told === 'noticed' ? { noticedAt: at } : { remindedAt: at })
          .where(and(inArray(users.id, [...ids]), or(isNull(toldAt), since === null ? undefined : lt(toldAt, since))))
          .returning({ id: users.id })
    },

    /** What was noted of a person at one instant counts from another, or, with null, was never so. Guard: it still is what was noted. */
    moveNote(id: string, told: LetterKind, from: Instant, to: Instant | null): Statement {
      const toldAt = told === 'noticed' ? users.noticedAt : users.remindedAt
      return (q) =>
        q
          .update(users)
          .set(told === 'noticed' ? { noticedAt: to } : { remindedAt: to })
          .where(and(eq(users.id, id), eq(toldAt, from)))
          .returning({ id: users.id })
    },

    /** Another day was named: everybody of an organisation is to be told again that MFA is coming. */
    forgetNoticed(organisationId: string): Statement {
      return (q) =>
        q
          .update(users)
          .set({ noticedAt: null })
          .where(and(eq(users.organisationId, organisationId), isNotNull(users.noticedAt)))
          .returning({ id: users.id })
    },
  }
}
