import type { Instant } from '@enrol/otp'
import { and, eq, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import type { SessionEndCause } from './schema/tables.ts'

/** Which sessions: one, or all of a person, but for the one that is kept. */
export type EndedSessions = { readonly id: string } | { readonly userId: string; readonly keptId?: string }

/** Why a session is over that somebody ended. Nothing else is left of it, nor whose it was: it is told to who holds its token. */
export function createEndedSessionStore({ queries, tables: { endedSessions, sessions } }: Database) {
  /** Of a suspension or a given password nobody hears who had the password alone: to them a sign-in tells neither. */
  function told(cause: SessionEndCause): SQL | undefined {
    return cause === 'suspended' || cause === 'password-given' ? eq(sessions.stage, 'signed-in') : undefined
  }

  function among(which: EndedSessions): SQL | undefined {
    if ('id' in which) return eq(sessions.id, which.id)
    const { userId, keptId } = which
    return and(eq(sessions.userId, userId), keptId === undefined ? undefined : ne(sessions.id, keptId))
  }

  return {
    /** Null: it is not over, ended by itself, or ended too long ago to be remembered. */
    async causeOf(id: string): Promise<SessionEndCause | null> {
      const [found] = await queries.select({ cause: endedSessions.cause }).from(endedSessions).where(eq(endedSessions.id, id))
      return found?.cause ?? null
    },

    /** To be put before the statement that ends them. Guard: no row when there is none. */
    note(which: EndedSessions, cause: SessionEndCause, at: Instant): Statement {
      return (q) =>
        q
          .insert(endedSessions)
          .select(
            q
              .select({ id: sessions.id, cause: sql<SessionEndCause>`${cause}`.as('cause'), endedAt: sql<Instant>`${at}`.as('ended_at') })
              .from(sessions)
              .where(and(among(which), told(cause))),
          )
          .onConflictDoNothing()
          .returning({ id: endedSessions.id })
    },

    forgetBefore(at: Instant): Statement {
      return (q) => q.delete(endedSessions).where(lt(endedSessions.endedAt, at)).returning({ id: endedSessions.id })
    },
  }
}
