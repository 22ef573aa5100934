import { inArray } from 'drizzle-orm'
import type { Database } from './database.ts'
import { foldedName } from './folded-name.ts'
import { inParts } from './in-parts.ts'
import { padded } from './padded.ts'
import type { Role, Tables } from './schema/tables.ts'

type User = Tables['users']['$inferSelect']

/** What is compared when somebody is to be added who may be there already. */
export type KnownUser = Pick<User, 'usernameKey' | 'organisationId' | 'name' | 'contactEmail' | 'role' | 'emailMfaAllowed'>

/** Every value is bound, and SQLite binds 32,766 in a statement, PostgreSQL 65,535. */
const LOOKED_UP_AT_ONCE = 500

/** Facts of any number of people at once, who are named by their ids or user names. */
export function usersAmong({ queries, tables: { users } }: Pick<Database, 'queries' | 'tables'>) {
  return {
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
  }
}
