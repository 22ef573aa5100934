import { Resend } from 'resend'
import type { Instant } from './time.ts'

export type ResendEvent =
  | {
      readonly kind: 'event'
      /** The same when Resend delivers the event again. */
      readonly eventId: string
      readonly messageId: string
      readonly status: DeliveryStatus
      readonly at: Instant
    }
  /** Genuine, and of no interest. */
  | { readonly kind: 'ignored' }
  /** Genuine, and not to be understood. */
  | { readonly kind: 'malformed' }
  /** Not shown to be Resend's, or too old. */
  | { readonly kind: 'refused'; readonly reason: 'headers' | 'age' | 'signature' }

type DeliveryStatus = 'sent' | 'delivered' | 'delayed' | 'bounced' | 'complained'

/** An address that Resend won't write to any more, or could not, is to the person what a bounce is: no mail came. */
const STATUS: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['email.sent', 'sent'],
  ['email.delivered', 'delivered'],
  ['email.delivery_delayed', 'delayed'],
  ['email.bounced', 'bounced'],
  ['email.failed', 'bounced'],
  ['email.suppressed', 'bounced'],
  ['email.complained', 'complained'],
])

/** The tolerance of the scheme (Standard Webhooks), which the SDK applies by the machine's clock: here by ours, too. */
const OLDEST_MS = 5 * 60_000

/**
 * Reads one delivery of a webhook. `rawBody` is the body as it came, before any parsing: the signature covers its bytes.
 * The signature covers id and time as well, so that neither a repeated nor an old delivery can be made to look new;
 * not counting the same `eventId` twice is the store's work.
 */
export function readResendEvent(
  rawBody: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  secret: string,
  now: Instant,
): ResendEvent {
  const id = headers['svix-id']
  const timestamp = headers['svix-timestamp']
  const signature = headers['svix-signature']
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') return refused('headers')
  if (id === '' || id.length > 255 || !/^\d{1,12}$/.test(timestamp)) return refused('headers')
  if (Math.abs(now - Number(timestamp) * 1000) > OLDEST_MS) return refused('age')
  let event: unknown
  try {
    // Verifying asks Resend nothing, and needs none of our keys: this one stands in for them.
    event = new Resend('unused').webhooks.verify({ payload: rawBody, headers: { id, timestamp, signature }, webhookSecret: secret })
  } catch (error) {
    // What is signed is read there as well, once the signature was found to be good.
    return error instanceof SyntaxError ? { kind: 'malformed' } : refused('signature')
  }
  return readEvent(fieldsOf(event), id)
}

function refused(reason: 'headers' | 'age' | 'signature'): ResendEvent {
  return { kind: 'refused', reason }
}

/** Only the fields that are used; Resend adds others as it likes. */
function readEvent(event: Record<string, unknown> | null, eventId: string): ResendEvent {
  const type = event?.['type']
  if (typeof type !== 'string') return { kind: 'malformed' }
  const status = STATUS.get(type)
  if (status === undefined) return { kind: 'ignored' }
  const messageId = fieldsOf(event?.['data'])?.['email_id']
  const createdAt = event?.['created_at']
  const at = typeof createdAt === 'string' ? Date.parse(createdAt) : Number.NaN
  if (typeof messageId !== 'string' || messageId === '' || Number.isNaN(at)) return { kind: 'malformed' }
  return { kind: 'event', eventId, messageId, status, at }
}

function fieldsOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
}
