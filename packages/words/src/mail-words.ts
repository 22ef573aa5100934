import type { Instant } from './instant.ts'

/** The sentences of the email that carries a code. */
export interface MailWords {
  /** Never holds the code: a subject shows on locked screens and in lists. */
  readonly subject: Readonly<Record<'enrolment' | 'sign-in', (what: { service: string; number: number }) => string>>
  /** What the code is for. */
  readonly purpose: Readonly<Record<'enrolment' | 'sign-in', (what: { service: string }) => string>>
  readonly sent: (what: { number: number; at: Instant }) => string
  readonly expiry: (what: { minutes: number; until: Instant }) => string
  readonly newestOnly: string
  readonly neverAsked: (what: { service: string }) => string
  readonly notYou: (what: { phone: string }) => string
  readonly noReply: string
}
