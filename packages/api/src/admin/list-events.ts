import { readReference } from '@enrol/otp'
import type { StoredEvent, TrailQuestion, User } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import { z } from 'zod'
import type { SessionContext } from '../context.ts'
import { LONGEST_SEARCH, questionOf } from './list-people.ts'
import { lookAtPerson, lookFurther } from './look-at-person.ts'
import { type Party, partiesAmong } from './parties.ts'
import { ownOrganisation } from './scope.ts'
import { type StaffEvent, staffEvent } from './staff-event.ts'

/** Events on a page of the trail. */
const PAGE = 50

/** As many people as one search may mean: more are looked for one by one. */
const MOST_PEOPLE = 50

const NOTICE: EventKind = 'send-notice'

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
  /** Also what was mailed: hundreds of people who are reminded at once would bury everything else. */
  notices: z.boolean().default(true),
})

export interface TrailEvent extends StaffEvent {
  readonly sequence: number
  readonly who: string | null
  readonly whoIs: Party | null
  readonly whom: string | null
  readonly whomIs: Party | null
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
export async function listEvents(ctx: SessionContext, { before, notices, ...asked }: z.output<typeof eventsInput>): Promise<TrailPage> {
  const { store } = ctx
  const organisation = await ownOrganisation(ctx)
  const meant = await meantBy(ctx, organisation.id, asked)
  if (meant.kind !== 'events') return { events: [], before: null, tooManyPeople: meant.kind === 'too-many-people' }
  const without = notices ? null : NOTICE
  const found = await store.audit.ofOrganisation(organisation.id, { ...meant.question, without, before, most: PAGE + 1 })
  const events = found.slice(0, PAGE)
  // Who is looked for by name is looked at.
  if (meant.person !== null) await (before === null ? lookAtPerson : lookFurther)(ctx, meant.person)
  return {
    events: await withNames(ctx, events),
    before: found.length > PAGE ? (events.at(-1)?.sequence ?? null) : null,
    tooManyPeople: false,
  }
}

type Meant =
  | {
      readonly kind: 'events'
      readonly question: Omit<TrailQuestion, 'before' | 'most'>
      /** The one person of the organisation whom the words mean; null: they mean nobody, or more than one. */
      readonly person: Subject | null
    }
  /** There can't be any such event. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-many-people' }

type Subject = Pick<User, 'id' | 'organisationId'>

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
  if (whose.search === '') return { kind: 'events', question, person: null }
  const people = await peopleCalled(ctx, organisationId, whose)
  if (people === null) return { kind: 'too-many-people' }
  const [only, ...others] = people
  const isOneOfTheirs = others.length === 0 && only?.organisationId === organisationId
  return { kind: 'events', question: { ...question, people: people.map(({ id }) => id) }, person: isOneOfTheirs ? only : null }
}

/**
 * Those of the organisation, and those of another who did something in it, whatever they may do now: its trail has their names. Nobody
 * else of another organisation is even looked at. A whole user name means its person alone, also when it is a part of many others.
 * Null: they are too many, where each is counted by itself.
 */
async function peopleCalled(
  { store }: SessionContext,
  organisationId: string,
  whose: NonNullable<ReturnType<typeof questionOf>>,
): Promise<readonly Subject[] | null> {
  const named = (await store.users.byUsername(whose.search))?.user
  if (named?.organisationId === organisationId) return [named]
  const actors = await store.audit.actorsIn(organisationId)
  if (named !== undefined && actors.includes(named.id)) return [named]
  const most = MOST_PEOPLE + 1
  const own = await store.people.list({ ...whose, order: 'name', descending: false, offset: 0, most })
  const outsiders = await store.people.outsidersCalled(actors, organisationId, whose.search, most)
  return own.length === most || outsiders.length === most ? null : [...own, ...outsiders]
}

/** The events as they are told, with the names of whom they are about. */
export async function withNames(ctx: SessionContext, events: readonly StoredEvent[]): Promise<TrailEvent[]> {
  const { nameOf, partyOf } = await partiesAmong(
    ctx,
    events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]),
  )
  return events.map((event) => {
    const { sequence, actorId, subjectId, address, reference } = event
    const told = staffEvent(event, ctx.session.user)
    const [whoIs, whomIs] = [partyOf(actorId), partyOf(subjectId)]
    return { sequence, ...told, who: nameOf(actorId), whoIs, whom: nameOf(subjectId), whomIs, address, reference }
  })
}
