import type { EmailVerdict } from '@enrol/otp'
import type { DeliveryEvent, SendRefusal, SentEmail, Trouble } from './screen-data.ts'

/** What both screens that take an emailed code are given. */
export interface EmailCodeProps {
  /** Whole while enrolling, masked at sign-in: shown as it is given. */
  readonly address: string
  /** Null until a code was sent. */
  readonly newest: SentEmail | null
  /** The number of the message that the last press of Send code here sent; null: it sent none, or nothing was pressed. */
  readonly sentHere: number | null
  /** The answer to the last press of Send code, when it was not sent. */
  readonly refusal: SendRefusal | null
  /** What became of the newest message; oldest event first. */
  readonly delivery: readonly DeliveryEvent[]
  /** The answer to the last code; a new object for each answer. */
  readonly verdict: EmailVerdict | null
  readonly sending: boolean
  /** A code is being checked. */
  readonly busy: boolean
  readonly trouble: Trouble | null
  readonly onSend: () => void
  /** Six digits. */
  readonly onSubmit: (code: string) => void
  /** The lock is over and the person wants to go on: forget the verdict. */
  readonly onTryAgain: () => void
}
