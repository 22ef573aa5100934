import { sql } from 'drizzle-orm'
import type { SQLiteInsertValue } from 'drizzle-orm/sqlite-core'
import type { Database, Queries, Write } from './database.ts'
import { foldedName } from './folded-name.ts'
import { GuardRefused } from './guard.ts'
import { inParts } from './in-parts.ts'
import type { Tables } from './schema/tables.ts'
import { rowOf } from './user-row.ts'

/** Somebody who is added together with many others, and has a one-time password. */
export type ImportedUser = Pick<
  Tables['users']['$inferSelect'],
  | 'id'
  | 'organisationId'
  | 'username'
  | 'name'
  | 'passwordHash'
  | 'oneTimePasswordAt'
  | 'role'
  | 'contactEmail'
  | 'contactVerified'
  | 'emailMfaAllowed'
  | 'createdAt'
>

/** Measured on SQLite: with fewer or more rows in a statement the whole takes longer. */
const ADDED_AT_ONCE = 50

/**
 * Any number of people, all or none: nothing at all is written when a user name is taken, or given twice. `userOf` is asked
 * when the turn of a statement comes, so that the users are not all held at once.
 */
export function usersAtOnce({ prepareWrite, tables: { users } }: Database) {
  const insertAll = (q: Queries, rows: InsertedRow[]) => q.insert(users).values(rows).onConflictDoNothing().returning({ id: users.id })
  const insertPart = prepareWrite((q) => insertAll(q, PLACEHOLDERS))

  return function addAll<Person extends { readonly username: string }>(
    people: readonly Person[],
    userOf: (person: Person) => ImportedUser,
  ): Write[] {
    // One statement's values are bound before the next one's turn comes.
    const values: Record<string, unknown> = {}
    return inParts(inOneOrder(people), ADDED_AT_ONCE).map((part) => ({
      first:
        part.length === ADDED_AT_ONCE
          ? (q) => insertPart(fill(values, part, userOf))(q)
          : (q) =>
              insertAll(
                q,
                part.map((person) => rowOf(userOf(person))),
              ),
      next(added) {
        // The insert passed over a name that was taken, and wrote the others.
        if (added.length < part.length) throw new GuardRefused()
        return []
      },
    }))
  }
}

type InsertedRow = SQLiteInsertValue<Tables['users']>

const COLUMNS = [
  'id',
  'organisationId',
  'username',
  'usernameKey',
  'name',
  'nameKey',
  'passwordHash',
  'oneTimePasswordAt',
  'role',
  'contactEmail',
  'contactVerified',
  'emailMfaAllowed',
  'createdAt',
] as const satisfies readonly (keyof ImportedUser | 'usernameKey' | 'nameKey')[]

/** What the placeholders of each row are called, in the order of `COLUMNS`. */
const NAMES = Array.from({ length: ADDED_AT_ONCE }, (_, place) => COLUMNS.map((column) => `${column}${place}`))

/** The values of so many rows, each under its column's name and its place. */
const PLACEHOLDERS = NAMES.map(
  (names) => Object.fromEntries(COLUMNS.map((column, at) => [column, sql.placeholder(names[at] ?? '')])) as unknown as InsertedRow,
)

/** Into the same object each time: for 100,000 people, new ones would be tens of megabytes that wait to be collected. */
function fill<Person>(
  values: Record<string, unknown>,
  part: readonly Person[],
  userOf: (person: Person) => ImportedUser,
): Record<string, unknown> {
  for (const [place, names] of NAMES.entries()) {
    const person = part[place]
    if (person === undefined) throw new Error(`A whole statement takes ${ADDED_AT_ONCE} people.`)
    const row = rowOf(userOf(person))
    for (const [at, column] of COLUMNS.entries()) values[names[at] ?? ''] = row[column]
  }
  return values
}

/** Two that add the same people in different orders would wait for each other. */
function inOneOrder<Person extends { readonly username: string }>(people: readonly Person[]): Person[] {
  const keys = people.map(({ username }) => foldedName(username))
  const order = [...keys.keys()].sort((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1))
  return order.flatMap((place) => people[place] ?? [])
}
