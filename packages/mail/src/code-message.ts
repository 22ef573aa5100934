import type { Locale, Service } from '@enrol/words'
import type { Instant } from './time.ts'

export interface CodeMessage {
  readonly locale: Locale
  readonly service: Service
  readonly code: string
  /** Which of the person's messages this is, counted from 1. */
  readonly number: number
  readonly sentAt: Instant
  readonly expiresAt: Instant
  readonly purpose: 'enrolment' | 'sign-in'
}

export interface MessageBody {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The email that carries one code. */
export declare function codeMessage(message: CodeMessage): MessageBody
