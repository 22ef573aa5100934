import type { Locked } from './miss-limit.ts'
import type { MalformedRecoveryCode } from './recovery-code.ts'
import type { Instant } from './time-step.ts'

/** Every ending that a submitted code can have. One `kind`, one cause, one sentence on the screen. */

export interface Accepted {
  readonly kind: 'accepted'
}
/** Not six digits; spends no attempt. */
export interface Malformed {
  readonly kind: 'malformed'
  readonly reason: 'empty' | 'not-six-digits'
}
/** No match anywhere; spends an attempt. */
export interface Wrong {
  readonly kind: 'wrong'
  readonly attemptsLeft: number
}
/** An app's code that was spent; spends no attempt. */
export interface AlreadyUsed {
  readonly kind: 'already-used'
  /** Start of the first time step whose code can be accepted. */
  readonly nextCodeAt: Instant
}
/** An emailed code or a recovery code that was spent; spends no attempt. */
export interface EmailAlreadyUsed {
  readonly kind: 'already-used'
}
/** Right secret, wrong clock; spends an attempt. */
export interface Clock {
  readonly kind: 'clock'
  /** Whole seconds, a multiple of 30; positive: the device is ahead. */
  readonly secondsOff: number
  readonly attemptsLeft: number
}
/** From an entry that the person should delete; spends an attempt. */
export interface OlderEntry {
  readonly kind: 'older-entry'
  readonly tag: string
  readonly issuedAt: Instant
  readonly attemptsLeft: number
}
/** While one app more is set up: what another app of the person shows, which is a right code elsewhere; spends an attempt. */
export interface OtherApp {
  readonly kind: 'other-app'
  readonly tag: string
  readonly attemptsLeft: number
}
/** An earlier time step's code; spends an attempt. */
export interface TooOld {
  readonly kind: 'too-old'
  readonly attemptsLeft: number
}
/** An earlier email's code; spends an attempt. */
export interface Superseded {
  readonly kind: 'superseded'
  readonly number: number
  readonly sentAt: Instant
  readonly newest: { readonly number: number; readonly sentAt: Instant }
  readonly attemptsLeft: number
}
/** The right email's code, too late; spends no attempt. */
export interface Expired {
  readonly kind: 'expired'
  readonly sentAt: Instant
  readonly expiresAt: Instant
}
/** There is nothing that any code could confirm; spends no attempt. */
export interface NothingToConfirm {
  readonly kind: 'nothing-to-confirm'
  readonly reason: 'none' | 'too-long-ago' | 'misses'
}

/** Answers to an app's code at sign-in. */
export type TotpVerdict = Accepted | Malformed | Wrong | AlreadyUsed | Locked | TooOld
/** Answers to an app's code while enrolling. */
export type TotpEnrolmentVerdict = Accepted | Malformed | Wrong | AlreadyUsed | Locked | Clock | OlderEntry | NothingToConfirm
/** Answers to the code of one app more. */
export type FurtherAppVerdict = TotpEnrolmentVerdict | OtherApp
/** Answers to an emailed code, while enrolling and at sign-in. */
export type EmailVerdict = Accepted | Malformed | Wrong | EmailAlreadyUsed | Locked | Superseded | Expired | NothingToConfirm
/** Answers to a recovery code. */
export type RecoveryVerdict = Accepted | MalformedRecoveryCode | Wrong | EmailAlreadyUsed | Locked | NothingToConfirm
