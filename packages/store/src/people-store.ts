import { type Instant, type Method, type Misses, NO_MISSES } from '@enrol/otp'
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { foldedName, nameKeyOf } from './folded-name.ts'
import type { Role } from './schema/tables.ts'
import type { User } from './user-store.ts'

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

/** One line of the list; no secret, and no password. */
export interface ListedPerson {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisationId: string
  readonly organisationName: string
  readonly contactEmail: string | null
  readonly contactVerified: boolean
  readonly suspendedAt: Instant | null
  readonly bouncedAt: Instant | null
  /** Null: not enrolled. */
  readonly method: Method | null
  readonly enrolledAt: Instant | null
  /** Of the factor; without one, of the enrolment. */
  readonly misses: Misses
}

export interface EnrolledOnDay {
  /** Midnight UTC. */
  readonly day: Instant
  readonly method: Method
  readonly people: number
}

const DAY_MS = 86_400_000
/** Further ones narrow nothing that somebody looks for, and each is looked for in everybody. */
const MOST_WORDS = 8

/** People as those who look after them see them: lists, searches and counts over whole organisations. */
export function createPeopleStore({ queries, tables: { users, factors, enrolments, organisations } }: Database) {
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
        return and(isLeft(), or(isNull(users.contactEmail), eq(users.contactVerified, false)))
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

  function isLeft(): SQL | undefined {
    return and(isNull(factors.id), isNull(users.suspendedAt))
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

  /** Joined is only what the question looks at, as it is joined for everybody; what else is told of a page, for the page alone. */
  function pageOf({ order, descending, offset, most, ...question }: PeopleQuestion) {
    const ids = queries.select({ id: users.id }).from(users).$dynamic()
    if (order === 'enrolled' || looksAtFactors(question.filter)) ids.leftJoin(factors, eq(factors.userId, users.id))
    return ids
      .where(within(question))
      .orderBy(...sorted(order, descending))
      .limit(most)
      .offset(offset)
      .as('page')
  }

  function untold(organisationId: string, told: 'noticed' | 'reminded', since: Instant | null): SQL | undefined {
    const toldAt = told === 'noticed' ? users.noticedAt : users.remindedAt
    return and(
      eq(users.organisationId, organisationId),
      isLeft(),
      isNotNull(users.contactEmail),
      eq(users.contactVerified, true),
      or(isNull(toldAt), since === null ? undefined : lt(toldAt, since)),
    )
  }

  return {
    async list(question: PeopleQuestion): Promise<ListedPerson[]> {
      const { id, username, name, role, organisationId, contactEmail, contactVerified, suspendedAt, bouncedAt } = users
      const { method, enrolledAt, lockedUntil, misses } = factors
      const person = { id, username, name, role, organisationId, contactEmail, contactVerified, suspendedAt, bouncedAt }
      const page = pageOf(question)
      const rows = await queries
        .select({
          person: { ...person, organisationName: organisations.name },
          factor: { method, enrolledAt, lockedUntil, misses },
          enrolment: { lockedUntil: enrolments.lockedUntil, misses: enrolments.misses },
        })
        .from(page)
        .innerJoin(users, eq(users.id, page.id))
        .innerJoin(organisations, eq(users.organisationId, organisations.id))
        .leftJoin(factors, eq(factors.userId, users.id))
        .leftJoin(enrolments, eq(enrolments.userId, users.id))
        .orderBy(...sorted(question.order, question.descending))
      return rows.map(({ person: listed, factor, enrolment }) => ({
        ...listed,
        method: factor?.method ?? null,
        enrolledAt: factor?.enrolledAt ?? null,
        misses: factor ?? enrolment ?? NO_MISSES,
      }))
    },

    async count(question: Omit<PeopleQuestion, 'order' | 'descending' | 'offset' | 'most'>): Promise<number> {
      const counted = queries.select({ people: count() }).from(users).$dynamic()
      if (looksAtFactors(question.filter)) counted.leftJoin(factors, eq(factors.userId, users.id))
      const [row] = await counted.where(within(question))
      return row?.people ?? 0
    },

    /** How many of an organisation's people, those who are suspended left out, have which factor. */
    async countByMethod(organisationId: string): Promise<{ readonly method: Method | null; readonly people: number }[]> {
      return queries
        .select({ method: factors.method, people: count() })
        .from(users)
        .leftJoin(factors, eq(factors.userId, users.id))
        .where(and(eq(users.organisationId, organisationId), isNull(users.suspendedAt)))
        .groupBy(factors.method)
    },

    /** On which days those enrolled who have a factor now; the oldest day first. */
    async enrolledByDay(organisationId: string): Promise<EnrolledOnDay[]> {
      const dayNumber = sql<number>`${factors.enrolledAt} / ${sql.raw(String(DAY_MS))}`
      const rows = await queries
        .select({ dayNumber, method: factors.method, people: count() })
        .from(factors)
        .innerJoin(users, eq(factors.userId, users.id))
        .where(and(eq(users.organisationId, organisationId), isNull(users.suspendedAt)))
        .groupBy(dayNumber, factors.method)
        .orderBy(dayNumber)
      return rows.map(({ dayNumber: number, method, people }) => ({ day: Number(number) * DAY_MS, method, people }))
    },

    /** Those who sign in with email codes and would not be allowed to if nobody were, or only those who are `named`. */
    async losingEmail(organisationId: string, named: boolean): Promise<Pick<ListedPerson, 'id' | 'username' | 'name'>[]> {
      const { id, username, name } = users
      return queries
        .select({ id, username, name })
        .from(users)
        .innerJoin(factors, eq(factors.userId, users.id))
        .where(
          and(
            eq(users.organisationId, organisationId),
            eq(factors.method, 'email'),
            isNull(users.suspendedAt),
            named ? eq(users.emailMfaAllowed, false) : undefined,
          ),
        )
        .orderBy(users.nameKey)
    },

    /**
     * Those of an organisation who have no factor and an address that is known to be theirs, and were not written to since, or with
     * null ever: who is to be told that MFA is coming (`noticed`), or to be reminded.
     */
    async toWriteTo(organisationId: string, told: 'noticed' | 'reminded', since: Instant | null, most: number): Promise<User[]> {
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
    async countToWriteTo(organisationId: string, told: 'noticed' | 'reminded', since: Instant | null): Promise<number> {
      const [row] = await queries
        .select({ people: count() })
        .from(users)
        .leftJoin(factors, eq(factors.userId, users.id))
        .where(untold(organisationId, told, since))
      return row?.people ?? 0
    },

    /** The helpdesk, of whatever organisation, as a search finds it by names and user names alone. */
    async helpdeskCalled(search: string, most: number): Promise<Pick<User, 'id' | 'organisationId'>[]> {
      return queries
        .select({ id: users.id, organisationId: users.organisationId })
        .from(users)
        .where(and(eq(users.role, 'helpdesk'), ...wordsOf(search).map(inNames)))
        .limit(most)
    },

    /** Those who may administer an organisation and are not suspended. */
    async administratorsOf(
      organisationId: string,
    ): Promise<{ readonly id: string; readonly name: string; readonly contactEmail: string | null }[]> {
      const { id, name, contactEmail } = users
      return queries
        .select({ id, name, contactEmail })
        .from(users)
        .where(and(eq(users.organisationId, organisationId), eq(users.role, 'administrator'), isNull(users.suspendedAt)))
    },
  }
}

function looksAtFactors(filter: PeopleFilter | null): boolean {
  return filter === 'not-enrolled' || filter === 'no-address' || filter === 'app' || filter === 'email'
}

/** As people write them: "Marsh, Ada", with spaces where there need not be any, or an address in angle brackets. */
function wordsOf(search: string): string[] {
  return [...new Set(foldedName(search).split(/[\s,;<>]+/))].filter((word) => word !== '').slice(0, MOST_WORDS)
}
