import { readReference } from '@enrol/otp'
import type { StoredEvent, TrailQuestion } from '@enrol/store'
import { z } from 'zod'
import type { SessionContext } from '../context.ts'
import { type ToldEvent, toldEvent } from '../told-event.ts'
import { LONGEST_SEARCH, questionOf } from './list-people.ts'
import { ownOrganisation } from './scope.ts'

/** Events on a page of the trail. */
const PAGE = 50

/** As many people as one search may mean: more are looked for one by one. */
const MOST_PEOPLE = 50

const trailShape = {
  kind: z.string().max(64).nullable().default(null),
  /** Words as in a search of people: events that those people brought about, or that happened to them. Empty: everybody's. */
  person: z.string().max(LONGEST_SEARCH).default(''),
  /** As it was read out: without case, spaces and hyphens. Empty: under whatever reference. */
  reference: z.string().max(LONGEST_SEARCH).default(''),
  /** From, and up to but without. */
  from: z.int().nonnegative().nullable().default(null),
  to: z.int().nonnegative().nullable().default(null),
}

export const trailInput = z.strictObject(trailShape)
export const eventsInput = z.strictObject({
  ...trailShape,
  /** Older than this event, as the answer before named it. */
  before: z.int().positive().nullable().default(null),
})

export interface TrailEvent extends ToldEvent {
  readonly sequence: number
  readonly who: string | null
  readonly whom: string | null
  readonly address: string | null
  readonly reference: string | null
}

export interface TrailPage {
  /** Newest first. */
  readonly events: readonly TrailEvent[]
  /** For the next page; null: there are no older events. */
  readonly before: number | null
  /** The words for a person are true of so many that nothing was looked for. */
  readonly tooManyPeople: boolean
}

/** The audit trail of an administrator's own organisation. */
export async function listEvents(ctx: SessionContext, { before, ...asked }: z.output<typeof eventsInput>): Promise<TrailPage> {
  const { store } = ctx
  const organisation = await ownOrganisation(ctx)
  const meant = await meantBy(ctx, organisation.id, asked)
  if (meant.kind !== 'events') return { events: [], before: null, tooManyPeople: meant.kind === 'too-many-people' }
  const found = await store.audit.ofOrganisation(organisation.id, { ...meant.question, before, most: PAGE + 1 })
  const events = found.slice(0, PAGE)
  return {
    events: await withNames(ctx, events),
    before: found.length > PAGE ? (events.at(-1)?.sequence ?? null) : null,
    tooManyPeople: false,
  }
}

type Meant =
  | { readonly kind: 'events'; readonly question: Omit<TrailQuestion, 'before' | 'most'> }
  /** There can't be any such event. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-many-people' }

/** What is asked of the trail of an organisation, with the people and the references that are meant. */
export async function meantBy(
  ctx: SessionContext,
  organisationId: string,
  { kind, person, reference, from, to }: z.output<typeof trailInput>,
): Promise<Meant> {
  const read = reference.trim() === '' ? null : readReference(reference)
  const isReadable = read !== null || reference.trim() === ''
  const whose = questionOf(ctx, { organisationId, search: person, filter: null })
  // PostgreSQL's text holds no NUL.
  if (!isReadable || whose === null || kind?.includes('\0')) return { kind: 'nothing' }
  const question = { kind, from, to, references: read?.readings ?? null }
  if (whose.search === '') return { kind: 'events', question }
  const people = await ctx.store.people.list({ ...whose, order: 'name', descending: false, offset: 0, most: MOST_PEOPLE + 1 })
  if (people.length > MOST_PEOPLE) return { kind: 'too-many-people' }
  return { kind: 'events', question: { ...question, people: people.map(({ id }) => id) } }
}

/** The events as they are told, with the names of whom they are about. */
export async function withNames({ store }: SessionContext, events: readonly StoredEvent[]): Promise<TrailEvent[]> {
  const names = await store.users.namesOf([...new Set(events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]))].filter(isString))
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id)?.name ?? id))
  return events.map((event) => {
    const { sequence, actorId, subjectId, address, reference } = event
    return { sequence, ...toldEvent(event), who: nameOf(actorId), whom: nameOf(subjectId), address, reference }
  })
}

function isString(id: string | null): id is string {
  return id !== null
}
