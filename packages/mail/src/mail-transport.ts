import type { MailAddress } from './mail-address.ts'
import type { Instant } from './time.ts'

/** One message, complete and checked: exactly one recipient, and nothing in a header that could begin another. */
export interface OutgoingMail {
  readonly from: MailAddress
  readonly to: MailAddress
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The Date header; the same in every try. */
  readonly date: Instant
  /** With its angle brackets, the same in every try, so that a receiver can tell a repetition from a second message. */
  readonly messageId: string
  readonly headers: Readonly<Record<string, string>>
  /** The same in every try of one message, different for every other message. */
  readonly idempotencyKey: string
}

/**
 * What a provider said to one try. `detail` is for the log: status and error names only, never the provider's
 * own text, which may repeat the message and its code.
 */
export type DeliveryReceipt =
  | {
      readonly kind: 'accepted'
      /** The provider's own name for the message, by which its later events are matched. */
      readonly messageId: string
    }
  /** This provider would refuse the same message again: for its content, its sender, or our account there. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** The address itself was refused for good: no such mailbox, or one that takes no mail. */
  | { readonly kind: 'recipient-refused'; readonly detail: string }
  /** May succeed later: busy, broken or out of reach. */
  | { readonly kind: 'try-later'; readonly detail: string; readonly retryAfterMs: number | null }

export interface MailTransport {
  readonly name: string
  /** Makes one try, and gives up when the signal aborts. */
  send(message: OutgoingMail, signal: AbortSignal): Promise<DeliveryReceipt>
  /** Lets go of connections, so that the process can end. */
  close(): void
}
