import { type Instant, type Method, type Misses, NO_MISSES } from '@enrol/otp'
import { and, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { padded } from './padded.ts'
import { looksAtFactors, type PeopleQuestion, peopleMatching } from './people-matching.ts'
import type { Role } from './schema/tables.ts'
import type { User } from './user-store.ts'

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

/** People as those who look after them see them: lists, searches and counts over whole organisations. */
export function createPeopleStore(database: Database) {
  const {
    queries,
    tables: { users, factors, enrolments, organisations },
  } = database
  const { within, sorted, called } = peopleMatching(database)

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

    /** Those of some people who are of another organisation, as a search finds them by names and user names alone. */
    async outsidersCalled(
      ids: readonly string[],
      organisationId: string,
      search: string,
      most: number,
    ): Promise<Pick<User, 'id' | 'organisationId'>[]> {
      return queries
        .select({ id: users.id, organisationId: users.organisationId })
        .from(users)
        .where(and(inArray(users.id, padded(ids)), ne(users.organisationId, organisationId), ...called(search)))
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
