import type { Instant } from './time.ts'

export type ResendEvent =
  | {
      readonly kind: 'event'
      /** The same when Resend delivers the event again. */
      readonly eventId: string
      readonly messageId: string
      readonly status: 'sent' | 'delivered' | 'delayed' | 'bounced' | 'complained'
      readonly at: Instant
    }
  /** Genuine, and of no interest. */
  | { readonly kind: 'ignored' }
  /** Not shown to be Resend's, or too old. */
  | { readonly kind: 'refused'; readonly reason: 'headers' | 'age' | 'signature' | 'malformed' }

/** Reads one delivery of a webhook. `rawBody` is the body as it came, before any parsing: the signature covers its bytes. */
export declare function readResendEvent(
  rawBody: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  secret: string,
  now: Instant,
): ResendEvent
