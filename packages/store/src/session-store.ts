import { createHash } from 'node:crypto'
import type { Instant, SessionStage } from '@enrol/otp'
import { and, desc, eq, lt, ne, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { Member } from './user-store.ts'

export interface Session extends Member {
  readonly id: string
  readonly stage: SessionStage
  /** When password and code had both been given; null: one of them never was. */
  readonly provenAt: Instant | null
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

/** One of a person's sessions, as it was opened. */
export interface ListedSession extends Pick<Session, 'id' | 'stage' | 'createdAt' | 'lastSeenAt'> {
  /** The network address that it was opened from, and the User-Agent; null: not known. */
  readonly address: string | null
  readonly browser: string | null
}

export interface OpenedSession {
  readonly id: string
  readonly userId: string
  readonly stage: SessionStage
  readonly provenAt?: Instant | null
  readonly address?: string | null
  readonly browser?: string | null
  readonly at: Instant
}

const MOST_LISTED = 50

/** What the table knows a session by: the digest of the token, never the token. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function createSessionStore({ queries, prepareWrite, tables: { sessions, users, organisations } }: Database) {
  const byId = queries
    .select({ session: sessions, user: users, organisation: organisations })
    .from(sessions)
    .innerJoin(users, eq(sessions.userId, users.id))
    .innerJoin(organisations, eq(users.organisationId, organisations.id))
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare()

  const insert = prepareWrite((q) =>
    q
      .insert(sessions)
      .values({
        id: sql.placeholder('id'),
        userId: sql.placeholder('userId'),
        stage: sql.placeholder('stage'),
        provenAt: sql.placeholder('provenAt'),
        address: sql.placeholder('address'),
        browser: sql.placeholder('browser'),
        createdAt: sql.placeholder('at'),
        lastSeenAt: sql.placeholder('at'),
      })
      .returning({ id: sessions.id }),
  )

  const remove = prepareWrite((q) =>
    q
      .delete(sessions)
      .where(eq(sessions.id, sql.placeholder('id')))
      .returning({ id: sessions.id }),
  )

  return {
    async get(id: string): Promise<Session | null> {
      const [found] = await byId.execute({ id })
      if (!found) return null
      const { session, user, organisation } = found
      const { stage, provenAt, createdAt, lastSeenAt } = session
      return { id, stage, provenAt, createdAt, lastSeenAt, user, organisation }
    },

    /** Those of a person that were seen last, newest first: whoever has the password may have opened any number. */
    async of(userId: string): Promise<ListedSession[]> {
      const { id, stage, address, browser, createdAt, lastSeenAt } = sessions
      return queries
        .select({ id, stage, address, browser, createdAt, lastSeenAt })
        .from(sessions)
        .where(eq(sessions.userId, userId))
        .orderBy(desc(lastSeenAt))
        .limit(MOST_LISTED)
    },

    open(session: OpenedSession): Statement {
      return insert({ provenAt: null, address: null, browser: null, ...session })
    },

    touch(id: string, at: Instant): Statement {
      return (q) => q.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id)).returning({ id: sessions.id })
    },

    /** Guard: no row when the session is over already. */
    end(id: string): Statement {
      return remove({ id })
    },

    /** Guard: no row when there is no other one. */
    endOthersOf(userId: string, keptId: string): Statement {
      return (q) =>
        q
          .delete(sessions)
          .where(and(eq(sessions.userId, userId), ne(sessions.id, keptId)))
          .returning({ id: sessions.id })
    },

    /**
     * To be put before other writes: on PostgreSQL it waits until what is under way in one of the sessions (a secret that is being
     * shown, a code that is being sent) is committed, and those that follow see it.
     */
    endAllOf(userId: string): Statement {
      return (q) => q.delete(sessions).where(eq(sessions.userId, userId)).returning({ id: sessions.id })
    },

    forgetIdleSince(at: Instant): Statement {
      return (q) => q.delete(sessions).where(lt(sessions.lastSeenAt, at)).returning({ id: sessions.id })
    },
  }
}
