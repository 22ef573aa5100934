import { type Instant, lockInForce, type ReadReference, readReference } from '@enrol/otp'
import type { Member, Store, StoredEvent } from '@enrol/store'
import { masked } from '../email/email-offer.ts'
import { type NotDone, notDone, type OperatorDeps, recordedByOperator } from '../people/operator.ts'
import type { Advice } from './advice.ts'
import { adviceOn } from './advice-on.ts'
import { type Case, entriesOf, leadingUpTo, type PersonFacts, type StoryEvent } from './case.ts'
import type { Cause } from './cause.ts'
import { likelyCause } from './likely-cause.ts'
import { type Step, storyOf } from './story-of.ts'

export interface Explanation extends Advice {
  readonly kind: 'explained'
  readonly reference: string
  readonly givenAt: Instant
  readonly now: Instant
  /** Null: nobody is known to be behind the reference. */
  readonly person: PersonFacts | null
  readonly story: readonly Step[]
  readonly cause: Cause
}

/** No story is longer; what is left out lies furthest from now. */
const MOST_EVENTS = 500

/** What happened under a reference, step by step, with the likely cause and what to do. A look at a person is an event too. */
export async function explainReference(
  deps: OperatorDeps,
  { reference: typed, ...settings }: { reference: string } & Pick<Case, 'service' | 'life'>,
): Promise<Explanation | NotDone> {
  const { store, clock } = deps
  const read = readReference(typed)
  if (read === null) return notDone('A reference has eight characters, such as 7KQM-3XDA: have it read out again.')
  const found = await findEvent(store, read)
  if (found.kind === 'not-done') return found

  const now = clock()
  const { event } = found
  const member = event.subjectId === null ? null : await store.users.byId(event.subjectId)
  const reference = event.reference ?? typed
  if (member !== null) await store.atomically([recordedByOperator(deps, 'explain', member.user, { reference })])
  const about: Case = { reference, now, ...settings, ...(await readCase(store, event, member, now)) }
  const cause = likelyCause(about)
  const { person, asked } = about
  return { kind: 'explained', reference, givenAt: asked.at, now, person, story: storyOf(about), cause, ...adviceOn(cause, about) }
}

/** The reference as it stands, else the only one that there is among its look-alikes. */
async function findEvent(store: Store, { literal, readings }: ReadReference): Promise<{ kind: 'found'; event: StoredEvent } | NotDone> {
  const known = (await store.audit.underReference(literal)) === null ? await store.audit.knownOf(readings) : [literal]
  const [reference] = known
  const event = reference === undefined ? null : await store.audit.underReference(reference)
  if (event === null)
    return notDone(
      `Nothing is known under ${literal}: check it with the person, character by character, and DATABASE_URL; else see the server's log.`,
    )
  if (known.length > 1) return notDone(`That can be read as ${known.join(' or ')}: ask the person which, and give that one.`)
  return { kind: 'found', event }
}

async function readCase(
  store: Store,
  event: StoredEvent,
  member: Member | null,
  now: Instant,
): Promise<Pick<Case, 'person' | 'events' | 'asked'>> {
  const asked = storyEvent(event)
  if (member === null) return { person: null, events: [asked], asked }
  const { id } = member.user
  const [earlier, later] = await Promise.all([
    store.audit.before(id, event.sequence, MOST_EVENTS),
    store.audit.after(id, event.sequence, MOST_EVENTS),
  ])
  const before = leadingUpTo(asked, earlier.map(storyEvent))
  const events = [...before, asked, ...later.map(storyEvent).reverse()].filter(({ kind }) => kind !== 'explain')
  const news = await readNews(store, id, events[0]?.at ?? asked.at)
  return { person: await readPerson(store, member, now), events: inOrder(events, news), asked }
}

function storyEvent({ at, kind, outcome, address, reference, detail }: StoredEvent): StoryEvent {
  return { at, kind, outcome, address, reference, detail }
}

/** What the mail provider said; that a message was taken is told by the event of its sending. */
async function readNews(store: Store, userId: string, since: Instant): Promise<StoryEvent[]> {
  const deliveries = await store.emailCodes.deliveriesSince(userId, since)
  return deliveries
    .filter(({ status }) => status !== 'queued' && status !== 'sent')
    .map(({ status, at, number, purpose }) => ({
      at,
      kind: 'delivery',
      outcome: status,
      address: null,
      reference: null,
      detail: { number, purpose },
    }))
}

/** Each piece of news before the first event that is later; the events keep the order in which they were recorded. */
function inOrder(events: readonly StoryEvent[], news: readonly StoryEvent[]): StoryEvent[] {
  const ordered: StoryEvent[] = []
  const waiting = [...news]
  for (const event of events) {
    while (waiting[0] !== undefined && waiting[0].at < event.at) ordered.push(...waiting.splice(0, 1))
    ordered.push(event)
  }
  return [...ordered, ...waiting]
}

async function readPerson(store: Store, { user, organisation }: Member, now: Instant): Promise<PersonFacts> {
  const factor = await store.factors.standingOf(user.id)
  const { name, username, emailMfaAllowed, suspendedAt } = user
  return {
    name,
    username,
    organisation: { name: organisation.name, mfa: organisation.mfa, emailMfa: organisation.emailMfa },
    emailMfaAllowed,
    address: user.contactEmail === null ? null : masked(user.contactEmail),
    addressVerified: user.contactVerified,
    suspendedAt,
    factor: factor && { method: factor.method, enrolledAt: factor.enrolledAt, ...entriesOf(factor.apps.map(({ tag }) => tag)) },
    lock: lockInForce(factor ?? (await store.enrolments.of(user.id)), now),
  }
}
