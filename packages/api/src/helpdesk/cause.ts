import type { Instant, Method } from '@enrol/otp'
import type { Entries, StoryEvent } from './case.ts'

/** Why somebody can't get in, as far as the events tell. */
export type Cause =
  | EmailCause
  | CodeCause
  | { readonly kind: 'suspended'; readonly since: Instant }
  | { readonly kind: 'server-error' }
  /** So many misses in a row that only a reset helps. */
  | { readonly kind: 'disabled' }
  | StrangerCause
  | { readonly kind: 'wrong-password' | 'throttled' | 'unknown-name' }
  | { readonly kind: 'not-offered'; readonly reason: string | null }
  | { readonly kind: 'not-started' }
  | { readonly kind: 'session-ended'; readonly idleMs: number }
  | { readonly kind: 'unclear' }

/** Wrong codes came from a network that was not the person's. */
export interface StrangerCause {
  readonly kind: 'somebody-else'
  /** Of the last of them. */
  readonly address: string
  /** The last success from where they came; left out: there is none. */
  readonly gotIn?: StoryEvent
}

/** With the message, or with which message the code was of. */
export type EmailCause =
  | { readonly kind: 'mail-failed'; readonly reason: string | null }
  | { readonly kind: 'mail-bounced' | 'mail-junked' | 'mail-delayed'; readonly number: number | null }
  | { readonly kind: 'mail-not-seen'; readonly number: number | null; readonly delivered: boolean }
  | { readonly kind: 'mail-not-asked' }
  | { readonly kind: 'superseded'; readonly number: number | null; readonly newestNumber: number | null }
  | { readonly kind: 'expired' | 'code-died' | 'email-gone' }

/** With the app, or with what was entered as its code or that of an email. */
export type CodeCause =
  | { readonly kind: 'clock'; readonly secondsOff: number | null }
  | { readonly kind: 'older-entry'; readonly olderTag: string | null; readonly tag: string | null }
  | { readonly kind: 'too-old'; readonly times: number }
  | { readonly kind: 'already-used'; readonly method: Method }
  | { readonly kind: 'nothing-shown' }
  | ({ readonly kind: 'wrong-code'; readonly method: Method; readonly enrolling: boolean } & Entries)
  | { readonly kind: 'malformed' }
  | ({ readonly kind: 'no-device' } & Entries)
  | { readonly kind: 'not-scanned' }
