import type { Instant } from '@enrol/otp'
import type { AuditEvent, User } from '@enrol/store'
import type { EventKind, EventOutcome } from '@enrol/words/events'
import { type ToldEvent, toldEvent } from '../told-event.ts'
import { type PolicyChange, policyChangesIn } from './policy.ts'

/** An event as those who look after people are told it. */
export interface StaffEvent extends ToldEvent {
  /** Why it was done, as whoever did it wrote; null: none was asked for, or it was done to whoever is told: it may speak of them. */
  readonly reason: string | null
  /** Of a policy: what was changed, or would have been; otherwise empty. */
  readonly changes: readonly PolicyChange[]
  /** When a reset that was granted was to be carried out; null: at once, or it is something else. */
  readonly effectAt: Instant | null
}

export function staffEvent(event: AuditEvent, toldTo: Pick<User, 'id'>): StaffEvent {
  const changes = event.kind === POLICY ? policyChangesIn(event.detail) : []
  const reason = event.subjectId === toldTo.id ? null : reasonIn(event)
  return { ...toldEvent(event), reason, changes, effectAt: effectAtOf(event) }
}

const POLICY: EventKind = 'change-policy'
const GRANT: EventKind = 'grant-reset'
const HOUR_MS = 3_600_000

/** What is done to people for a reason that somebody writes. The details of other kinds have reasons too, which are names of causes. */
const WITH_REASON: ReadonlySet<string> = new Set<EventKind>([
  'reset-mfa',
  'unlock',
  'give-one-time-password',
  'suspend-user',
  'restore-user',
  'allow-email-mfa',
  'change-role',
  'start-address-change',
  'confirm-address-change',
  'grant-reset',
  'decline-help',
])
/** Of a code for a new address: the reason is the verdict's. */
const OF_THE_VERDICT: ReadonlySet<string> = new Set<EventOutcome>(['malformed', 'nothing-to-confirm'])

function reasonIn({ kind, outcome, detail }: AuditEvent): string | null {
  const { reason } = detail
  return WITH_REASON.has(kind) && !OF_THE_VERDICT.has(outcome) && typeof reason === 'string' ? reason : null
}

function effectAtOf({ at, kind, outcome, detail }: AuditEvent): Instant | null {
  const { waitHours } = detail
  const waits = kind === GRANT && outcome === 'done' && typeof waitHours === 'number' && waitHours > 0
  return waits ? at + waitHours * HOUR_MS : null
}
