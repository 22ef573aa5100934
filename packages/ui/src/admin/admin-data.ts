import type { Instant, Method, SessionStage } from '@enrol/otp'
import type { ImportFacts } from '@enrol/words/admin'
import type { OwnApp } from '../account/own-apps.tsx'

export type StaffRole = 'administrator' | 'helpdesk'
export type Role = 'member' | StaffRole
export type PeopleFilter = 'not-enrolled' | 'no-address' | 'app' | 'email' | 'locked' | 'suspended' | 'bounced'
export type PeopleOrder = 'name' | 'username' | 'enrolled'

/** One of those whose people the helpdesk can choose to see. */
export interface OrganisationName {
  readonly id: string
  readonly name: string
}

/** A download that has not everybody of the list. */
export interface CutDownload {
  readonly people: number
  readonly total: number
}

export interface PeopleQuestion {
  /** Null: of everybody whom one looks after. */
  readonly organisationId: string | null
  readonly search: string
  readonly filter: PeopleFilter | null
  readonly order: PeopleOrder
  readonly descending: boolean
  /** From 1. */
  readonly page: number
}

export interface PersonLine {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisationName: string
  readonly contactEmail: string | null
  readonly method: Method | null
  readonly enrolledAt: Instant | null
  readonly locked: boolean
  readonly suspended: boolean
  readonly bounced: boolean
}

export interface PeoplePage {
  readonly people: readonly PersonLine[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** One part of a policy that was changed, with its values as text; null: none. */
export interface PolicyChange {
  readonly name: keyof Policy
  readonly from: string | null
  readonly to: string | null
}

/** What happened, as those who look after people are told it. */
export interface StaffEvent {
  readonly at: Instant
  readonly kind: string
  readonly outcome: string
  /** Of an import: how many people it added. */
  readonly added?: number | null
  /** Why it was done, as whoever did it wrote. */
  readonly reason?: string | null
  readonly changes?: readonly PolicyChange[]
  /** Of a reset that was granted: when it was to be carried out. */
  readonly effectAt?: Instant | null
  readonly reference: string | null
}

/** What happened to one person. */
export interface PersonEvent extends StaffEvent {
  /** The person, the operator, somebody else, the service by itself, or whoever had not signed in. */
  readonly by: 'self' | 'operator' | 'staff' | 'nobody' | 'somebody'
  readonly who?: string | null
  readonly whoIs?: Party | null
}

/** How somebody came to be here. */
export interface Added {
  readonly at: Instant
  /** With others, in an import. False: it can't be told any longer. */
  readonly fromFile: boolean
}

/** A new address that waits for the code that its owner reads out. */
export interface AddressChange {
  readonly address: string
  readonly sentAt: Instant
  readonly expiresAt: Instant
}

export interface Person {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly organisation: { readonly name: string }
  readonly contactEmail: string | null
  readonly contactVerified: boolean
  readonly bouncedAt: Instant | null
  readonly addressChange: AddressChange | null
  /** When a reset that was granted is carried out; null: none is waited for. */
  readonly resetAt: Instant | null
  readonly emailMfa: { readonly policy: 'everybody' | 'named' | 'nobody'; readonly named: boolean }
  readonly oneTimePassword: boolean
  readonly suspendedAt: Instant | null
  readonly lastSignInAt: Instant | null
  readonly factor: {
    readonly method: Method
    readonly enrolledAt: Instant
    /** All of them, the first one first; none with email. */
    readonly apps: readonly OwnApp[]
  } | null
  /** Of the factor; without one, of the enrolment. */
  readonly misses: number
  readonly lock: { readonly until: Instant | null } | null
  readonly sessions: readonly { readonly stage: SessionStage; readonly openedAt: Instant; readonly lastSeenAt: Instant }[]
  readonly events: readonly PersonEvent[]
  /** Where none of the events tells it. */
  readonly added: Added | null
}

export type PersonAction =
  | 'reset-mfa'
  | 'unlock'
  | 'new-password'
  | 'suspend'
  | 'restore'
  | 'allow-email'
  | 'refuse-email'
  | 'make-administrator'
  | 'make-member'

/** What is done about a request for help. */
export type RequestAction = 'grant-reset' | 'decline-request'

/** Somebody who waits for a reset that they asked for. */
export interface HelpRequest {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly username: string
  readonly organisationName: string
  /** From when a reset is granted until it is carried out; 0: at once. */
  readonly waitHours: number
  readonly reference: string
  readonly askedAt: Instant
  /** When the reset that was granted is carried out; null: none was granted so far. */
  readonly resetAt: Instant | null
}

export interface OneTimePassword {
  readonly username: string
  readonly name: string
  readonly password: string
}

/** That of one person, as it was given to them anew. */
export interface NewPassword {
  readonly password: string
  /** Until then it can be signed in with. */
  readonly until: Instant
}

/** What a file of people would bring about. */
export type ImportPreview =
  | {
      readonly kind: 'plan'
      readonly added: number
      readonly unchanged: number
      readonly first: readonly { readonly username: string; readonly name: string; readonly contactEmail: string | null }[]
    }
  | BadRows

export interface BadRows {
  readonly kind: 'bad-rows'
  readonly problems: readonly ImportFacts[]
  /** Beyond those that are listed. */
  readonly more: number
}

export type ImportAnswer =
  | BadRows
  | { readonly kind: 'imported'; readonly added: number; readonly passwords: readonly OneTimePassword[]; readonly until: Instant }

export interface Progress {
  readonly people: number
  readonly app: number
  readonly email: number
  readonly notEnrolled: number
  readonly enforceAt: Instant | null
  readonly mfa: 'off' | 'announced' | 'enforced'
  readonly days: readonly { readonly day: Instant; readonly app: number; readonly email: number }[]
  readonly administrators: number
  readonly reminders: Reminders
}

/** Those who are not enrolled, by what a press on the reminder does for them. */
export interface Reminders {
  /** Who are written to. */
  readonly next: number
  /** Who are left for the presses after it. */
  readonly later: number
  /** Who were sent a reminder within the last week, also where it was refused. */
  readonly lately: number
  /** Who have no verified address. */
  readonly noAddress: number
}

export interface Policy {
  readonly mfa: 'off' | 'announced' | 'enforced'
  readonly enforceAt: Instant | null
  readonly noticeDays: number
  readonly emailMfa: 'everybody' | 'named' | 'nobody'
  readonly approvedApp: string | null
  readonly approvedAppUrl: string | null
  readonly helpdeskWords: string | null
  readonly resetWaitHours: number
}

export interface PolicyInForce extends Policy {
  /** A day that was announced and has come counts as enforced. */
  readonly enforcedNow: boolean
}

export type PolicyAnswer =
  | { readonly kind: 'changed' | 'unchanged' | 'no-day' | 'day-has-passed' }
  /** `changed`: by somebody else; the policy as it is now. */
  | { readonly kind: 'overtaken'; readonly changed: readonly (keyof Policy)[]; readonly policy: PolicyInForce }
  | {
      readonly kind: 'locks-out'
      readonly people: readonly { readonly id: string; readonly username: string; readonly name: string }[]
      readonly total: number
    }

/** How many are being reminded, and how many can be next. */
export interface Reminding {
  readonly people: number
  readonly left: number
}

/** Who somebody is that an event names: what people are called, anybody may be called. */
export type Party =
  | {
      readonly kind: 'person'
      readonly username: string
      /** Null: they have no page here. */
      readonly id: string | null
    }
  | { readonly kind: 'operator' | 'gone' }

export interface TrailEvent extends StaffEvent {
  readonly sequence: number
  readonly who: string | null
  readonly whoIs: Party | null
  readonly whom: string | null
  readonly whomIs: Party | null
  readonly address: string | null
}

export interface TrailPage {
  /** Newest first. */
  readonly events: readonly TrailEvent[]
  /** For the next page; null: there are no older events. */
  readonly before: number | null
  /** The words for a person are true of so many that nothing was looked for. */
  readonly tooManyPeople: boolean
}

export interface TrailQuestion {
  readonly kind: string | null
  /** Words for those who did it, or to whom it was done; empty: everybody. */
  readonly person: string
  /** As it was read out; empty: whatever it is. */
  readonly reference: string
  /** Midnight of the first and of the last day. */
  readonly from: Instant | null
  readonly to: Instant | null
  readonly before: number | null
}
