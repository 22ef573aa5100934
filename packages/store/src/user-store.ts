import type { Instant } from '@enrol/otp'
import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { foldedName } from './folded-name.ts'
import type { Organisation } from './organisation-store.ts'
import type { Language, Role, Tables } from './schema/tables.ts'
import { type NewUser, rowOf } from './user-row.ts'
import { usersAmong } from './users-among.ts'
import { usersAtOnce } from './users-at-once.ts'

export type User = Tables['users']['$inferSelect']

export interface Member {
  readonly user: User
  readonly organisation: Organisation
}

export function createUserStore(database: Database) {
  const {
    queries,
    prepareWrite,
    tables: { users, organisations },
  } = database

  const byKey = queries
    .select({ user: users, organisation: organisations })
    .from(users)
    .innerJoin(organisations, eq(users.organisationId, organisations.id))
    .where(eq(users.usernameKey, sql.placeholder('key')))
    .prepare()

  const writeSignIn = prepareWrite((q) =>
    q
      .update(users)
      .set({ lastSignInAt: sql`coalesce(${sql.placeholder('at')}, ${users.lastSignInAt})` })
      .where(and(eq(users.id, sql.placeholder('id')), eq(users.passwordHash, sql.placeholder('passwordHash')), isNull(users.suspendedAt)))
      .returning({ id: users.id }),
  )

  return {
    async byUsername(username: string): Promise<Member | null> {
      // PostgreSQL's text can't hold the character NUL, and answers it with an error: nobody is called that.
      if (username.includes('\0')) return null
      const [found] = await byKey.execute({ key: foldedName(username) })
      return found ?? null
    },

    async byId(id: string): Promise<Member | null> {
      const [found] = await queries
        .select({ user: users, organisation: organisations })
        .from(users)
        .innerJoin(organisations, eq(users.organisationId, organisations.id))
        .where(eq(users.id, id))
      return found ?? null
    },

    ...usersAmong(database),

    /** Guard: no row when the user name is taken. */
    add(user: NewUser): Statement {
      return (q) => q.insert(users).values(rowOf(user)).onConflictDoNothing().returning({ id: users.id })
    },

    addAll: usersAtOnce(database),

    /** The person's own password from now on. Guard: no row when the password is no longer the one that was read. */
    changePassword({ id, passwordHash }: Pick<User, 'id' | 'passwordHash'>, next: string): Statement {
      return (q) =>
        q
          .update(users)
          .set({ passwordHash: next, oneTimePasswordAt: null })
          .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash)))
          .returning({ id: users.id })
    },

    /**
     * Guard of every session that is opened: no row when the password is no longer the one that was read, or the person was suspended
     * meanwhile. `signedInAt`: null, when it is no sign-in.
     */
    isAsRead({ id, passwordHash }: Pick<User, 'id' | 'passwordHash'>, signedInAt: Instant | null): Statement {
      return writeSignIn({ id, passwordHash, at: signedInAt })
    },

    /** The language of the pages and the mail. */
    chooseLanguage(id: string, language: Language): Statement {
      return (q) => q.update(users).set({ language }).where(eq(users.id, id)).returning({ id: users.id })
    },

    /** Given by somebody else: it must be changed at the next sign-in. Guard: no row when the password is no longer the one that was read. */
    giveOneTimePassword({ id, passwordHash }: Pick<User, 'id' | 'passwordHash'>, next: string, at: Instant): Statement {
      return (q) =>
        q
          .update(users)
          .set({ passwordHash: next, oneTimePasswordAt: at })
          .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash)))
          .returning({ id: users.id })
    },

    /** That the newest message to the contact address was refused on the other side, or, with null, that it came. */
    noteBounce(id: string, bouncedAt: Instant | null): Statement {
      return (q) => q.update(users).set({ bouncedAt }).where(eq(users.id, id)).returning({ id: users.id })
    },

    /** Its owner has shown that mail comes there. Guard: no row when the address is no longer the one that was read. */
    correctAddress({ id, contactEmail }: Pick<User, 'id' | 'contactEmail'>, next: string): Statement {
      const unchanged = contactEmail === null ? isNull(users.contactEmail) : eq(users.contactEmail, contactEmail)
      return (q) =>
        q
          .update(users)
          .set({ contactEmail: next, contactVerified: true, bouncedAt: null })
          .where(and(eq(users.id, id), unchanged))
          .returning({ id: users.id })
    },

    /** Guard: no row when it is that already. */
    allowEmailMfa(id: string, allowed: boolean): Statement {
      return (q) =>
        q
          .update(users)
          .set({ emailMfaAllowed: allowed })
          .where(and(eq(users.id, id), eq(users.emailMfaAllowed, !allowed)))
          .returning({ id: users.id })
    },

    /** Guard: a row for each administrator of the organisation, beside this person, who is not suspended. */
    administratorsBeside({ id, organisationId }: Pick<User, 'id' | 'organisationId'>): Statement {
      const others = and(
        eq(users.organisationId, organisationId),
        eq(users.role, 'administrator'),
        isNull(users.suspendedAt),
        ne(users.id, id),
      )
      return (q) => q.update(users).set({ role: 'administrator' }).where(others).returning({ id: users.id })
    },

    /** Guard: no row when the role is no longer the one that was read. */
    changeRole({ id, role }: Pick<User, 'id' | 'role'>, next: Role): Statement {
      return (q) =>
        q
          .update(users)
          .set({ role: next })
          .where(and(eq(users.id, id), eq(users.role, role)))
          .returning({ id: users.id })
    },

    /** Guard: no row when the person is suspended already. */
    suspend(id: string, at: Instant): Statement {
      return (q) =>
        q
          .update(users)
          .set({ suspendedAt: at })
          .where(and(eq(users.id, id), isNull(users.suspendedAt)))
          .returning({ id: users.id })
    },

    /** Guard: no row when the person is not suspended. */
    restore(id: string): Statement {
      return (q) =>
        q
          .update(users)
          .set({ suspendedAt: null })
          .where(and(eq(users.id, id), isNotNull(users.suspendedAt)))
          .returning({ id: users.id })
    },
  }
}
