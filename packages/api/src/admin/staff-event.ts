import type { AuditEvent } from '@enrol/store'
import type { EventKind, EventOutcome } from '@enrol/words/events'
import { type ToldEvent, toldEvent } from '../told-event.ts'
import { type PolicyChange, policyChangesIn } from './policy.ts'

/** An event as those who look after people are told it. Nobody is told it of themself: a reason may speak of them. */
export interface StaffEvent extends ToldEvent {
  /** Why it was done, as whoever did it wrote; null: none was asked for. */
  readonly reason: string | null
  /** Of a policy: what was changed, or would have been; otherwise empty. */
  readonly changes: readonly PolicyChange[]
}

export function staffEvent(event: AuditEvent): StaffEvent {
  return { ...toldEvent(event), reason: reasonIn(event), changes: event.kind === POLICY ? policyChangesIn(event.detail) : [] }
}

const POLICY: EventKind = 'change-policy'

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
