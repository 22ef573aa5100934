import type { Role, StoredEvent } from '@enrol/store'
import type { EventKind } from '@enrol/words/events'
import type { SessionContext } from '../context.ts'
import { type ToldEvent, toldEvent } from '../told-event.ts'

const EVENTS = 50

/** What the service notes of its own work, and who looked at what: no act on the account. */
const LEFT_OUT: readonly EventKind[] = ['delivery', 'send-notice', 'trouble', 'look-at-person', 'explain', 'export-people', 'export-events']

export type EventActor = 'you' | 'administrator' | 'helpdesk' | 'service' | 'somebody'

/** What happened to the person, told to themself: nothing of where others were. */
export interface OwnEvent extends ToldEvent {
  readonly by: EventActor
  /** What the helpdesk finds it by; null: it was done by others. */
  readonly reference: string | null
}

/** Newest first. */
export async function listOwnEvents({ store, session }: SessionContext): Promise<readonly OwnEvent[]> {
  const { id } = session.user
  const events = await store.audit.withoutKinds(id, LEFT_OUT, EVENTS)
  const others = new Set(events.map(({ actorId }) => actorId).filter((actorId) => actorId !== null && actorId !== id))
  const roles = await store.users.rolesOf([...others].filter((other) => other !== null))
  return events.map((event) => {
    const by = actorOf(event, id, roles)
    return { ...toldEvent(event), by, reference: by === 'you' ? event.reference : null }
  })
}

function actorOf({ actorId, kind }: StoredEvent, ownId: string, roles: ReadonlyMap<string, Role>): EventActor {
  if (actorId === ownId) return 'you'
  // Whoever tries to sign in, from whatever browser, may be anybody who knows the user name.
  if (kind === 'sign-in') return 'somebody'
  const role = actorId === null ? undefined : roles.get(actorId)
  if (role === undefined) return 'service'
  return role === 'helpdesk' ? 'helpdesk' : 'administrator'
}
