import type { Instant, Locked, Method, SessionLife } from '@enrol/otp'
import type { AuditEvent, EmailMfaPolicy, MfaPolicy } from '@enrol/store'
import type { EventKind, EventOutcome } from '@enrol/words/events'

/** What is told of an event. News of a message that was sent is an event too: kind `delivery`, its status the outcome. */
export type StoryEvent = Pick<AuditEvent, 'at' | 'kind' | 'outcome' | 'address' | 'reference' | 'detail'>

/** Which entry of an app is spoken of. */
export interface Entries {
  /** The first one, where there are several; null: none is known. */
  readonly tag: string | null
  /** Only when it may be any of several: all of them. */
  readonly tags?: readonly string[]
}

/** A person as they stand now. */
export interface PersonFacts {
  readonly name: string
  readonly username: string
  readonly organisation: { readonly name: string; readonly mfa: MfaPolicy; readonly emailMfa: EmailMfaPolicy }
  /** Counts only where the organisation gives email MFA to named people. */
  readonly emailMfaAllowed: boolean
  /** Masked. */
  readonly address: string | null
  readonly addressVerified: boolean
  readonly suspendedAt: Instant | null
  readonly factor: ({ readonly method: Method; readonly enrolledAt: Instant } & Entries) | null
  /** Of the factor; without one, of the enrolment. */
  readonly lock: Locked | null
}

export function entriesOf(tags: readonly string[]): Entries {
  return { tag: tags[0] ?? null, ...(tags.length > 1 && { tags }) }
}

/** Everything that an explanation is made of. */
export interface Case {
  readonly reference: string
  readonly now: Instant
  readonly service: { readonly name: string; readonly mailFrom: string }
  readonly life: SessionLife
  /** Null: nobody signed in, and no name that is known. */
  readonly person: PersonFacts | null
  /** Oldest first, from the last success before the reference, if there was one lately. */
  readonly events: readonly StoryEvent[]
  /** The one of `events` under which the reference was given. */
  readonly asked: StoryEvent
}

const DAY_MS = 24 * 3_600_000

type Ending = readonly [kind: EventKind, outcome: EventOutcome]

const SUCCESSES: readonly Ending[] = [
  ['sign-in', 'signed-in'],
  ['submit-code', 'accepted'],
  ['confirm-enrolment', 'accepted'],
  ['use-recovery-code', 'accepted'],
]
const RESETS: readonly Ending[] = [['reset-mfa', 'done']]
const SETTLING = [...SUCCESSES, ...RESETS]

/** The events that a story begins with: back to the last success before it, and a day at most. `earlier`: newest first. */
export function leadingUpTo<Event extends StoryEvent>(asked: StoryEvent, earlier: readonly Event[]): Event[] {
  const lately = earlier.filter(({ at }) => at > asked.at - DAY_MS)
  const success = lately.findIndex(isSuccess)
  return (success === -1 ? lately : lately.slice(0, success + 1)).reverse()
}

/** The person got in. */
export function isSuccess(event: StoryEvent): boolean {
  return isOneOf(SUCCESSES, event)
}

/** A code was submitted, at sign-in or while enrolling. */
export function isCode(kind: string): boolean {
  return kind === 'submit-code' || kind === 'confirm-enrolment'
}

/** Somebody else took the person's factor away; one who tried to and might not is an event too. */
export function isReset(event: StoryEvent): boolean {
  return isOneOf(RESETS, event)
}

/** What the person was stuck at is settled by it. */
export function isTurn(event: StoryEvent): boolean {
  return isOneOf(SETTLING, event)
}

/** Where turns are looked for in the trail: no other event of these kinds has one of these outcomes. */
export const TURNS = {
  kinds: SETTLING.map(([kind]) => kind),
  outcomes: [...new Set(SETTLING.map(([, outcome]) => outcome))],
}

function isOneOf(endings: readonly Ending[], { kind, outcome }: StoryEvent): boolean {
  return endings.some(([ofKind, withOutcome]) => kind === ofKind && outcome === withOutcome)
}

/** Something that the person tried did not work. */
export function isFailure({ kind, outcome }: StoryEvent): boolean {
  if (isCode(kind) || kind === 'use-recovery-code') return outcome !== 'accepted'
  if (kind === 'sign-in') return outcome === 'wrong-credentials' || outcome === 'throttled'
  return outcome === 'mail-unavailable' || outcome === 'bounced'
}

export function textIn({ detail }: StoryEvent, name: string): string | null {
  const value = detail[name]
  return typeof value === 'string' ? value : null
}

export function numberIn({ detail }: StoryEvent, name: string): number | null {
  const value = detail[name]
  return typeof value === 'number' ? value : null
}
