import type { Instant } from '@enrol/otp'

/** An entry for the authenticator app, as it was just issued. */
export interface TotpEntry {
  readonly tag: string
  readonly accountName: string
  /** Base32, without spaces. */
  readonly secret: string
  /** The otpauth address that the QR code holds. */
  readonly uri: string
  readonly issuedAt: Instant
}

/** Whether this person may use email MFA, and if not, why. */
export type EmailOffer =
  | { readonly offered: true; readonly address: string }
  | { readonly offered: false; readonly reason: 'organisation-policy' | 'no-verified-address' }

/** The newest message with a code. After a reload only its number and time are known. */
export interface SentEmail {
  readonly number: number
  readonly sentAt: Instant
  readonly expiresAt?: Instant
  /** When another may be sent. */
  readonly resendAt?: Instant
}

/** Why no email was sent just now. */
export type SendRefusal =
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'not-offered'; readonly reason: 'organisation-policy' | 'no-verified-address' | 'other-method' }
  | { readonly kind: 'mail-unavailable'; readonly reference: string }

export type { DeliveryEvent, DeliveryStatus } from '@enrol/otp'

/** Something that went wrong on the way, not in what was typed: said on the page, and what was typed stays. */
export type Trouble =
  | { readonly kind: 'offline' }
  /** The network is there, and no answer of the service came: it is down, or something on the way took its place. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'server'; readonly reference: string | null }
  | { readonly kind: 'busy'; readonly tryAgainAt: Instant | null }
  /** The requests of this person alone are more than are answered at once. */
  | { readonly kind: 'too-fast'; readonly tryAgainAt: Instant | null }
  /** Files are made and read for one organisation at a time, and others came first. */
  | { readonly kind: 'files-busy' }

/** Trouble that takes the whole page. */
export type Problem =
  | Trouble
  /** It stopped in the browser, and no server knows of it: something there changed it, or a file of it is missing. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'wrong-address'; readonly publicUrl: string }
  | { readonly kind: 'cookies-blocked' }

/** What the person holds: it decides which way of adding an entry comes first. */
export type Device = 'phone' | 'desktop'
