import type { Instant } from '@enrol/otp'
import { and, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Database, Statement } from './database.ts'
import { foldedName } from './folded-name.ts'
import { inParts } from './in-parts.ts'
import type { Organisation } from './organisation-store.ts'
import { padded } from './padded.ts'
import type { Language, Role, Tables } from './schema/tables.ts'
import { type NewUser, rowOf } from './user-row.ts'
import { usersAtOnce } from './users-at-once.ts'

export type User = Tables['users']['$inferSelect']

/** What is compared when somebody is to be added who may be there already. */
export type KnownUser = Pick<User, 'usernameKey' | 'organisationId' | 'name' | 'contactEmail' | 'role' | 'emailMfaAllowed'>

/** Every value is bound, and SQLite binds 32,766 in a statement, PostgreSQL 65,535. */
const LOOKED_UP_AT_ONCE = 500

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

    /** What people are called, and where they belong, by their ids; those who do not exist are left out. */
    async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<User, 'name' | 'username' | 'organisationId'>>> {
      const { id, name, username, organisationId } = users
      const found = new Map<string, Pick<User, 'name' | 'username' | 'organisationId'>>()
      for (const some of inParts(ids, LOOKED_UP_AT_ONCE)) {
        const rows = await queries
          .select({ id, name, username, organisationId })
          .from(users)
          .where(inArray(users.id, padded(some)))
        for (const { id: userId, ...row } of rows) found.set(userId, row)
      }
      return found
    },

    /** What people are, by their ids; those who do not exist are left out. */
    async rolesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Role>> {
      const { id, role } = users
      const found = new Map<string, Role>()
      for (const some of inParts(ids, LOOKED_UP_AT_ONCE)) {
        const rows = await queries
          .select({ id, role })
          .from(users)
          .where(inArray(id, padded(some)))
        for (const row of rows) found.set(row.id, row.role)
      }
      return found
    },

    /** Who has one of these user names, in whatever organisation; in no order. */
    async amongUsernames(usernames: readonly string[]): Promise<KnownUser[]> {
      const { usernameKey, organisationId, name, contactEmail, role, emailMfaAllowed } = users
      const known: KnownUser[] = []
      for (const some of inParts(
        usernames.filter((username) => !username.includes('\0')),
        LOOKED_UP_AT_ONCE,
      )) {
        const found = await queries
          .select({ usernameKey, organisationId, name, contactEmail, role, emailMfaAllowed })
          .from(users)
          .where(inArray(usernameKey, padded(some.map(foldedName))))
        known.push(...found)
      }
      return known
    },

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

    /** A row, `{ id }`, of each of them who was not written to since; of two servers, or two presses, each gets others. Guard: there is one. */
    noteWrittenTo(ids: readonly string[], told: 'noticed' | 'reminded', at: Instant, since: Instant | null): Statement {
      const toldAt = told === 'noticed' ? users.noticedAt : users.remindedAt
      return (q) =>
        q
          .update(users)
          .set(told === 'noticed' ? { noticedAt: at } : { remindedAt: at })
          .where(and(inArray(users.id, [...ids]), or(isNull(toldAt), since === null ? undefined : lt(toldAt, since))))
          .returning({ id: users.id })
    },

    /** What was noted of a person at one instant counts from another, or, with null, was never so. Guard: it still is what was noted. */
    moveNote(id: string, told: 'noticed' | 'reminded', from: Instant, to: Instant | null): Statement {
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
