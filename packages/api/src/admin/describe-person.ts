import { type Instant, type Locked, lockInForce, type Method, type Misses, type SessionStage } from '@enrol/otp'
import type { AuditEvent, Role, User } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import type { OwnApp } from '../account/describe-account.ts'
import { openSessions } from '../account/list-sessions.ts'
import type { SessionContext } from '../context.ts'
import { OPERATOR } from '../people/operator.ts'
import { type AddressSent, pendingAddress } from './change-address.ts'
import { lookAtPerson } from './look-at-person.ts'
import { type Party, partiesAmong } from './parties.ts'
import { personInScope } from './scope.ts'
import { type StaffEvent, staffEvent } from './staff-event.ts'

const EVENTS = 30
const ADDED: EventKind = 'add-user'
const SIGN_IN: EventKind = 'sign-in'

/** One person as those who look after them see them; no secret and no password. */
export interface PersonDescription {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisation: { readonly id: string; readonly name: string }
  readonly contactEmail: string | null
  readonly contactVerified: boolean
  readonly bouncedAt: Instant | null
  /** A new address that waits for the code that its owner reads out. */
  readonly addressChange: Pick<AddressSent, 'address' | 'sentAt' | 'expiresAt'> | null
  /** When a reset that was granted is carried out, unless the person cancels it; null: none is waited for. */
  readonly resetAt: Instant | null
  readonly emailMfa: { readonly policy: 'everybody' | 'named' | 'nobody'; readonly named: boolean }
  readonly oneTimePassword: boolean
  readonly suspendedAt: Instant | null
  readonly createdAt: Instant
  /** Null: they never have. */
  readonly lastSignInAt: Instant | null
  readonly factor: {
    readonly method: Method
    /** Of the first app, and when it was set up. */
    readonly tag: string | null
    readonly enrolledAt: Instant
    /** All of them, the first one first; none with email. */
    readonly apps: readonly OwnApp[]
    readonly misses: number
    /** Null: no lock is in force. `until` null: until somebody unlocks it. */
    readonly lock: { readonly until: Instant | null } | null
  } | null
  /** Wrong codes in a row, and the lock in force: of the factor; without one, of the enrolment. */
  readonly misses: number
  readonly lock: Pick<Locked, 'until'> | null
  readonly sessions: readonly { readonly stage: SessionStage; readonly openedAt: Instant; readonly lastSeenAt: Instant }[]
  /** Newest first. */
  readonly events: readonly PersonEvent[]
  /** How they came to be here, where `events` are all that there are and none of them tells it. */
  readonly added: Added | null
}

export interface Added {
  readonly at: Instant
  /** With others, in an import. False: it can't be told any longer. */
  readonly fromFile: boolean
}

export interface PersonEvent extends StaffEvent {
  readonly reference: string | null
  /** Who did it: the person, the operator, somebody else, the service by itself, or whoever had not signed in. */
  readonly by: 'self' | 'operator' | 'staff' | 'nobody' | 'somebody'
  readonly who: string | null
  readonly whoIs: Party | null
}

/** A look at a person is an event of its own. */
export async function describePerson(ctx: SessionContext, id: string): Promise<PersonDescription> {
  const { store, clock, limits } = ctx
  const { user, organisation } = await personInScope(ctx, id)
  const factor = await store.factors.standingOf(user.id)
  const { misses, lockedUntil }: Misses = factor ?? (await store.enrolments.of(user.id))
  const lock = lockInForce({ misses, lockedUntil }, clock(), limits.miss)
  const sessions = await openSessions(ctx, user.id)
  const events = await store.audit.of(user.id, EVENTS)
  const added = await addedUntold(ctx, user, events)
  await lookAtPerson(ctx, user)
  const { username, name, role, contactEmail, contactVerified, bouncedAt, suspendedAt, createdAt, lastSignInAt } = user
  return {
    id: user.id,
    username,
    name,
    role,
    organisation: { id: organisation.id, name: organisation.name },
    contactEmail,
    contactVerified,
    bouncedAt,
    addressChange: await pendingAddress(ctx, user.id),
    resetAt: (await store.help.openOf(user.id))?.resetAt ?? null,
    emailMfa: { policy: organisation.emailMfa, named: user.emailMfaAllowed },
    oneTimePassword: user.oneTimePasswordAt !== null,
    suspendedAt,
    createdAt,
    lastSignInAt,
    factor: factor && {
      method: factor.method,
      tag: factor.apps[0]?.tag ?? null,
      enrolledAt: factor.enrolledAt,
      apps: factor.apps,
      misses,
      lock,
    },
    misses,
    lock,
    sessions: sessions.map(({ stage, createdAt: openedAt, lastSeenAt }) => ({ stage, openedAt, lastSeenAt })),
    events: await withActors(ctx, user.id, events),
    added,
  }
}

/** An import is one event, and none of each person's: whoever was added while the trail was kept, and has no event of it, came in one. */
async function addedUntold({ store }: SessionContext, { createdAt }: User, events: readonly AuditEvent[]): Promise<Added | null> {
  if (events.length === EVENTS || events.some(({ kind }) => kind === ADDED)) return null
  const began = await store.audit.oldestAt()
  return { at: createdAt, fromFile: began !== null && began <= createdAt }
}

async function withActors(ctx: SessionContext, subjectId: string, events: readonly AuditEvent[]): Promise<PersonEvent[]> {
  const { nameOf, partyOf } = await partiesAmong(
    ctx,
    events.map(({ actorId }) => actorId),
  )
  return events.map((event) => {
    const { actorId, reference } = event
    const told = staffEvent(event, ctx.session.user)
    return { ...told, reference, by: actorOf(event, subjectId), who: nameOf(actorId), whoIs: partyOf(actorId) }
  })
}

function actorOf({ actorId, kind }: AuditEvent, subjectId: string): PersonEvent['by'] {
  // Whoever tries to sign in may be anybody who knows the user name.
  if (actorId === null) return kind === SIGN_IN ? 'somebody' : 'nobody'
  if (actorId === subjectId) return 'self'
  return actorId === OPERATOR ? 'operator' : 'staff'
}
