import { lockInForce } from '@enrol/otp'
import type { ListedPerson, PeopleFilter, PeopleOrder } from '@enrol/store'
import { z } from 'zod'
import type { SessionContext } from '../context.ts'
import { organisationInScope } from './scope.ts'

/** People on a page of the list. */
const PAGE = 50
export const LONGEST_SEARCH = 200
const LAST_PAGE = 100_000

const FILTERS = ['not-enrolled', 'no-address', 'app', 'email', 'locked', 'suspended', 'bounced'] as const satisfies readonly PeopleFilter[]
const ORDERS = ['name', 'username', 'enrolled'] as const satisfies readonly PeopleOrder[]

const questionShape = {
  /** For the helpdesk: whose people; left out: everybody's. */
  organisationId: z.string().max(64).nullable().default(null),
  search: z.string().max(LONGEST_SEARCH).default(''),
  filter: z.enum(FILTERS).nullable().default(null),
}

export const exportInput = z.strictObject(questionShape).default({ organisationId: null, search: '', filter: null })
export const listInput = z.strictObject({
  ...questionShape,
  order: z.enum(ORDERS).default('name'),
  descending: z.boolean().default(false),
  /** From 1. */
  page: z.int().min(1).max(LAST_PAGE).default(1),
})

export interface PersonLine
  extends Pick<ListedPerson, 'id' | 'username' | 'name' | 'role' | 'organisationName' | 'contactEmail' | 'method' | 'enrolledAt'> {
  /** Whether no code of theirs is looked at now. */
  readonly locked: boolean
  readonly suspended: boolean
  /** Whether the newest message to their address was refused on the other side. */
  readonly bounced: boolean
}

export interface PeoplePage {
  readonly people: readonly PersonLine[]
  /** Over all pages. */
  readonly total: number
  readonly page: number
  readonly pages: number
}

export async function listPeople(ctx: SessionContext, input: z.output<typeof listInput>): Promise<PeoplePage> {
  const { order, descending, page } = input
  const question = questionOf(ctx, input)
  if (question === null) return { people: [], total: 0, page: 1, pages: 1 }
  const pageOf = (shown: number): Promise<ListedPerson[]> =>
    ctx.store.people.list({ ...question, order, descending, offset: (shown - 1) * PAGE, most: PAGE })
  const asked = await pageOf(page)
  // A page that is not full is the last one, and tells how many there are: then nobody is counted, which takes as long as a search.
  const isLast = asked.length < PAGE && (asked.length > 0 || page === 1)
  const total = isLast ? (page - 1) * PAGE + asked.length : await ctx.store.people.count(question)
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const shown = Math.min(page, pages)
  const people = shown === page ? asked : await pageOf(shown)
  return { people: people.map((person) => lineOf(ctx, person)), total, page: shown, pages }
}

/** What the list is asked; null: nobody can match, as PostgreSQL's text holds no NUL. */
export function questionOf(ctx: SessionContext, { organisationId, search, filter }: z.output<typeof exportInput>) {
  if (`${search}${organisationId ?? ''}`.includes('\0')) return null
  const { missesInAll } = ctx.limits.miss
  return { organisationId: organisationInScope(ctx, organisationId), search: search.trim(), filter, now: ctx.clock(), missesInAll }
}

export function lineOf({ clock, limits }: SessionContext, person: ListedPerson): PersonLine {
  const { id, username, name, role, organisationName, contactEmail, method, enrolledAt, suspendedAt, bouncedAt, misses } = person
  const lock = lockInForce(misses, clock(), limits.miss)
  const standing = { locked: lock !== null, suspended: suspendedAt !== null, bounced: bouncedAt !== null }
  return { id, username, name, role, organisationName, contactEmail, method, enrolledAt, ...standing }
}
