import type { Instant } from './instant.ts'

/** What is told of something that was done in the person's name. */
interface NoticeWords {
  /** Follows the service's name and a colon; also the message's heading, with a capital letter. */
  readonly subject: string
  readonly happened: (what: { service: string; at: Instant }) => string
  readonly next: (what: { left: number }) => string
}

/** The sentences of the emails: the one that carries a code, and those that tell of what was done in the person's name. */
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
  readonly notice: {
    readonly about: Readonly<Record<'recovery-code-used' | 'recovery-codes-made', NoticeWords>>
    readonly wasYou: string
    readonly notYou: (what: { phone: string }) => string
  }
}
