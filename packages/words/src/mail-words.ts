import type { Instant } from './instant.ts'

type CodePurpose = 'enrolment' | 'sign-in' | 'address-change'

/** What was done in the person's name, or to them by somebody who looks after them. */
export type NoticeKind =
  | 'recovery-code-used'
  | 'recovery-code-proved'
  | 'recovery-codes-made'
  | 'app-enrolled'
  | 'app-added'
  | 'app-removed'
  | 'app-replaced'
  | 'changed-to-app'
  | 'changed-to-email'
  | 'password-changed'
  | 'session-ended'
  | 'mfa-reset'
  | 'reset-granted'
  | 'unlocked'
  | 'suspended'
  | 'restored'
  | 'email-mfa-allowed'
  | 'email-mfa-refused'
  | 'role-changed'
  | 'password-given'
  | 'address-changed'
  | 'mfa-announced'
  | 'enrol-reminder'

/** What is told of it. */
interface NoticeWords {
  /** Follows the service's name and a colon; also the message's heading, with a capital letter. */
  readonly subject: string
  readonly happened: (what: { service: string; at: Instant }) => string
  /** `left`: recovery codes; `until`: when it is carried out or ends. Each only where it belongs. */
  readonly next: (what: { left: number; until: Instant }) => string
}

/** The sentences of the emails: the one that carries a code, and those that tell of what was done in the person's name. */
export interface MailWords {
  /** Never holds the code: a subject shows on locked screens and in lists. */
  readonly subject: Readonly<Record<CodePurpose, (what: { service: string; number: number }) => string>>
  /** What the code is for. */
  readonly purpose: Readonly<Record<CodePurpose, (what: { service: string }) => string>>
  readonly sent: (what: { number: number; at: Instant }) => string
  readonly expiry: (what: { sentAt: Instant; until: Instant }) => string
  readonly newestOnly: string
  /** Whom the code may be told. */
  readonly neverAsked: Readonly<Record<CodePurpose, (what: { service: string }) => string>>
  readonly notYou: Readonly<Record<CodePurpose, (what: { phone: string }) => string>>
  readonly noReply: string
  readonly notice: {
    readonly about: Readonly<Record<NoticeKind, NoticeWords>>
    /** After what was done in their name, or what somebody else could have asked for in it. */
    readonly wasYou: string
    readonly notYou: (what: { phone: string }) => string
    /** After what an administrator did to them: no alarm, for nobody is in their account. */
    readonly notExpected: (what: { phone: string }) => string
    /** After what nobody did in their name. */
    readonly nothingWrong: (what: { phone: string }) => string
  }
}
