import type { Instant } from '@enrol/otp'
import { and, asc, count, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { HelpOutcome, Tables } from './schema/tables.ts'

export type HelpRequest = Tables['helpRequests']['$inferSelect']

/** An open request, with who asks. */
export interface OpenRequest extends Pick<HelpRequest, 'id' | 'userId' | 'reference' | 'askedAt' | 'resetAt'> {
  readonly name: string
  readonly username: string
  readonly organisationName: string
  /** Between a reset that is granted and its being carried out; 0: it is done at once. */
  readonly waitHours: number
}

export function createHelpStore({ queries, prepareWrite, tables: { helpRequests, users, organisations } }: Database) {
  // Part of every sign-in with a code.
  const closeAll = prepareWrite((q) =>
    q
      .update(helpRequests)
      .set({ closedAt: sql`${sql.placeholder('at')}`, outcome: sql`${sql.placeholder('outcome')}` })
      .where(and(eq(helpRequests.userId, sql.placeholder('userId')), isNull(helpRequests.closedAt)))
      .returning({ id: helpRequests.id }),
  )

  return {
    /** The open request of a person; they have one at most. */
    async openOf(userId: string): Promise<HelpRequest | null> {
      const [found] = await queries
        .select()
        .from(helpRequests)
        .where(and(eq(helpRequests.userId, userId), isNull(helpRequests.closedAt)))
        .orderBy(asc(helpRequests.askedAt))
        .limit(1)
      return found ?? null
    },

    /** How many requests a person has ever made: the next one's number. */
    async countOf(userId: string): Promise<number> {
      const [row] = await queries.select({ requests: count() }).from(helpRequests).where(eq(helpRequests.userId, userId))
      return row?.requests ?? 0
    },

    async byId(id: string): Promise<HelpRequest | null> {
      const [found] = await queries.select().from(helpRequests).where(eq(helpRequests.id, id))
      return found ?? null
    },

    /** Those who wait, the longest first. Null: of every organisation. */
    async waiting(organisationId: string | null, most: number): Promise<OpenRequest[]> {
      const { id, userId, reference, askedAt, resetAt } = helpRequests
      return queries
        .select({
          id,
          userId,
          reference,
          askedAt,
          resetAt,
          name: users.name,
          username: users.username,
          organisationName: organisations.name,
          waitHours: organisations.resetWaitHours,
        })
        .from(helpRequests)
        .innerJoin(users, eq(helpRequests.userId, users.id))
        .innerJoin(organisations, eq(helpRequests.organisationId, organisations.id))
        .where(and(isNull(helpRequests.closedAt), organisationId === null ? undefined : eq(helpRequests.organisationId, organisationId)))
        .orderBy(asc(askedAt), asc(id))
        .limit(most)
    },

    /** Whose reset was granted, waited for, and is now to be carried out. */
    async due(now: Instant, most: number): Promise<HelpRequest[]> {
      return queries
        .select()
        .from(helpRequests)
        .where(and(isNull(helpRequests.closedAt), isNotNull(helpRequests.resetAt), lte(helpRequests.resetAt, now)))
        .orderBy(asc(helpRequests.resetAt))
        .limit(most)
    },

    /** Guard: no row when a request of this id is there already. */
    open(request: Pick<HelpRequest, 'id' | 'userId' | 'organisationId' | 'reference' | 'askedAt'>): Statement {
      return (q) => q.insert(helpRequests).values(request).onConflictDoNothing().returning({ id: helpRequests.id })
    },

    /** Guard: no row when the request is closed, or its reset was granted already. */
    grant(id: string, { resetAt, grantedBy, reason }: { resetAt: Instant; grantedBy: string; reason: string }): Statement {
      return (q) =>
        q
          .update(helpRequests)
          .set({ resetAt, grantedBy, reason })
          .where(and(eq(helpRequests.id, id), isNull(helpRequests.closedAt), isNull(helpRequests.resetAt)))
          .returning({ id: helpRequests.id })
    },

    /** Guard: no row when the request is closed already. */
    close(id: string, outcome: HelpOutcome, at: Instant): Statement {
      return (q) =>
        q
          .update(helpRequests)
          .set({ closedAt: at, outcome })
          .where(and(eq(helpRequests.id, id), isNull(helpRequests.closedAt)))
          .returning({ id: helpRequests.id })
    },

    /** Whatever a person has asked for is settled. */
    closeAllOf(userId: string, outcome: HelpOutcome, at: Instant): Statement {
      return closeAll({ userId, outcome, at })
    },
  }
}
