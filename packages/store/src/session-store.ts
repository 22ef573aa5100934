import { createHash } from 'node:crypto'
import type { Instant, SessionStage } from '@enrol/otp'
import { eq, lt } from 'drizzle-orm'
import type { Database, Write } from './database.ts'
import type { Member } from './user-store.ts'

export interface Session extends Member {
  readonly id: string
  readonly stage: SessionStage
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

/** What the table knows a session by: the digest of the token, never the token. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function createSessionStore({ queries, tables: { sessions, users, organisations } }: Database) {
  return {
    async get(id: string): Promise<Session | null> {
      const [found] = await queries
        .select({ session: sessions, user: users, organisation: organisations })
        .from(sessions)
        .innerJoin(users, eq(sessions.userId, users.id))
        .innerJoin(organisations, eq(users.organisationId, organisations.id))
        .where(eq(sessions.id, id))
      if (!found) return null
      const { session, user, organisation } = found
      return { id, stage: session.stage, createdAt: session.createdAt, lastSeenAt: session.lastSeenAt, user, organisation }
    },

    open(session: { id: string; userId: string; stage: SessionStage; at: Instant }): Write {
      const { id, userId, stage, at } = session
      return (q) => q.insert(sessions).values({ id, userId, stage, createdAt: at, lastSeenAt: at }).returning({ id: sessions.id })
    },

    touch(id: string, at: Instant): Write {
      return (q) => q.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id)).returning({ id: sessions.id })
    },

    /** Guard: no row when the session is over already. */
    end(id: string): Write {
      return (q) => q.delete(sessions).where(eq(sessions.id, id)).returning({ id: sessions.id })
    },

    endAllOf(userId: string): Write {
      return (q) => q.delete(sessions).where(eq(sessions.userId, userId)).returning({ id: sessions.id })
    },

    forgetIdleSince(at: Instant): Write {
      return (q) => q.delete(sessions).where(lt(sessions.lastSeenAt, at)).returning({ id: sessions.id })
    },
  }
}
