import type { Instant } from '@enrol/otp'
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { foldedName, nameKeyOf } from './folded-name.ts'
import type { Tables } from './schema/tables.ts'

/** Those whom an administrator looks for. `no-address`: who should enrol, and whom no reminder reaches. */
export type PeopleFilter = 'not-enrolled' | 'no-address' | 'app' | 'email' | 'locked' | 'suspended' | 'bounced'
export type PeopleOrder = 'name' | 'username' | 'enrolled'

export interface PeopleQuestion {
  /** Null: of every organisation. */
  readonly organisationId: string | null
  /** Words, in any order, each of them a part of the name, the user name or the address; none: everybody. */
  readonly search: string
  readonly filter: PeopleFilter | null
  readonly order: PeopleOrder
  readonly descending: boolean
  readonly offset: number
  readonly most: number
  readonly now: Instant
  /** As many misses in a row as lock a factor for good. */
  readonly missesInAll: number
}

/** Further ones narrow nothing that somebody looks for, and each is looked for in everybody. */
const MOST_WORDS = 8

/** What a question about people is to the database: who is meant, and in which order. */
export function peopleMatching({ queries, tables: { users, factors, enrolments } }: Pick<Database, 'queries' | 'tables'>) {
  function within({ organisationId, search, filter, now, missesInAll }: Omit<PeopleQuestion, 'order' | 'descending' | 'offset' | 'most'>) {
    return and(
      organisationId === null ? undefined : eq(users.organisationId, organisationId),
      ...wordsOf(search).map(matching),
      filter === null ? undefined : condition(filter, now, missesInAll),
    )
  }

  function matching(word: string): SQL | undefined {
    return or(inNames(word), like(sql`lower(${users.contactEmail})`, word))
  }

  function inNames(word: string): SQL | undefined {
    return or(like(users.nameKey, nameKeyOf(word)), like(users.usernameKey, word))
  }

  function like(column: SQLWrapper, part: string): SQL {
    return sql`${column} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
  }

  function condition(filter: PeopleFilter, now: Instant, missesInAll: number): SQL | undefined {
    switch (filter) {
      case 'not-enrolled':
        return isNull(factors.id)
      case 'no-address':
        return and(isLeft({ users, factors }), or(isNull(users.contactEmail), eq(users.contactVerified, false)))
      case 'app':
        return eq(factors.method, 'totp')
      case 'email':
        return eq(factors.method, 'email')
      case 'locked':
        return or(inArray(users.id, lockedByFactor(now, missesInAll)), inArray(users.id, lockedWhileEnrolling(now, missesInAll)))
      case 'suspended':
        return isNotNull(users.suspendedAt)
      case 'bounced':
        return isNotNull(users.bouncedAt)
    }
  }

  function lockedByFactor(now: Instant, missesInAll: number) {
    return queries
      .select({ id: factors.userId })
      .from(factors)
      .where(lockedIn(factors, now, missesInAll))
  }

  function lockedWhileEnrolling(now: Instant, missesInAll: number) {
    return queries
      .select({ id: enrolments.userId })
      .from(enrolments)
      .leftJoin(factors, eq(factors.userId, enrolments.userId))
      .where(and(isNull(factors.id), lockedIn(enrolments, now, missesInAll)))
  }

  function lockedIn({ lockedUntil, misses }: typeof factors | typeof enrolments, now: Instant, missesInAll: number): SQL | undefined {
    return or(gt(lockedUntil, now), gte(misses, missesInAll))
  }

  function sorted(order: PeopleOrder, descending: boolean): SQL[] {
    const direction = descending ? desc : asc
    switch (order) {
      case 'name':
        return [direction(users.nameKey), direction(users.usernameKey)]
      case 'username':
        return [direction(users.usernameKey)]
      case 'enrolled':
        // Whoever has not enrolled comes last in either direction: left alone, the two databases put them at different ends.
        return [asc(isNull(factors.id)), direction(factors.enrolledAt), asc(users.nameKey), asc(users.usernameKey)]
    }
  }

  /** Whose names or user names have all words of a search. */
  function called(search: string): (SQL | undefined)[] {
    return wordsOf(search).map(inNames)
  }

  return { within, sorted, called }
}

/** Who has not enrolled and could; where the factors, if there are any, are joined. */
export function isLeft({ users, factors }: Pick<Tables, 'users' | 'factors'>): SQL | undefined {
  return and(isNull(factors.id), isNull(users.suspendedAt))
}

/** Whether the factors have to be joined. */
export function looksAtFactors(filter: PeopleFilter | null): boolean {
  return filter === 'not-enrolled' || filter === 'no-address' || filter === 'app' || filter === 'email'
}

/** As people write them: "Marsh, Ada", with spaces where there need not be any, or an address in angle brackets. */
function wordsOf(search: string): string[] {
  return [...new Set(foldedName(search).split(/[\s,;<>]+/))].filter((word) => word !== '').slice(0, MOST_WORDS)
}
