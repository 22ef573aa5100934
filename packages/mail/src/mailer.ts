import type { CodeMessage } from './code-message.ts'
import type { MailAddress } from './mail-address.ts'
import type { MailTransport } from './mail-transport.ts'
import type { Clock, Instant, Wait } from './time.ts'

export interface MailLimits {
  readonly tries: number
  /** All tries and pauses together. */
  readonly totalMs: number
  /** A try that has not answered by then is given up. */
  readonly tryMs: number
  /** The pause before the second try, the third, and so on. */
  readonly pausesMs: readonly number[]
}

export interface MailerOptions {
  readonly transport: MailTransport
  readonly from: MailAddress
  readonly clock: Clock
  readonly wait: Wait
  readonly limits?: MailLimits
}

export interface CodeMail extends CodeMessage {
  readonly to: MailAddress
  /** The stored identity of this message: sent again with the same one it is still one message. */
  readonly idempotencyKey: string
}

export type SendResult =
  /** `messageId` is the provider's name for the message; `readResendEvent` gives the same one. */
  | { readonly kind: 'sent'; readonly messageId: string; readonly acceptedAt: Instant }
  /** `detail` is for the log; it holds no code, no address and no secret. */
  | { readonly kind: 'failed'; readonly reason: 'refused' | 'unavailable' | 'timed-out'; readonly detail: string }

export interface Mailer {
  /** Never throws. Ends within the limits, or at once as `unavailable` when the signal aborts. */
  sendCode(mail: CodeMail, signal?: AbortSignal): Promise<SendResult>
  close(): void
}

export declare function createMailer(options: MailerOptions): Mailer
