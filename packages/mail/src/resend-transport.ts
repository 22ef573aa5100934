import { type CreateEmailResponse, Resend } from 'resend'
import type { MailAddress } from './mail-address.ts'
import type { DeliveryReceipt, MailTransport } from './mail-transport.ts'
import { refusal } from './refusal.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Clock, Instant } from './time.ts'

export interface ResendOptions {
  readonly apiKey: string
  /** Another address of the API, such as a stand-in's. */
  readonly baseUrl?: string
  readonly clock: Clock
}

/** Sends through Resend's API. Resend names messages itself, so our Message-ID stays out; its idempotency key does that work. */
export function createResendTransport({ apiKey, baseUrl, clock }: ResendOptions): MailTransport {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/+$/, '') })
  return {
    name: 'resend',
    async send(message, signal) {
      const refused = refusal(message)
      if (refused !== null) return { kind: 'refused', detail: refused }
      const { subject, text, html, headers, idempotencyKey } = message
      const answer = await resend.emails.send(
        { from: mailbox(message.from), to: [mailbox(message.to)], subject, text, html, headers: { ...headers } },
        { idempotencyKey, signal },
      )
      return receipt(answer, clock())
    },
    close: () => {},
  }
}

/** The API takes addresses as text. `refusal` has kept quotes and backslashes out of the name. */
function mailbox({ name, address }: MailAddress): string {
  return name === undefined ? address : `"${name}" <${address}>`
}

/** The client hands on whatever JSON it was given, a proxy's included, so nothing in it is taken for granted. */
function receipt({ data, error, headers }: CreateEmailResponse, now: Instant): DeliveryReceipt {
  if (typeof data?.id === 'string' && data.id !== '') return { kind: 'accepted', messageId: data.id }
  const status = typeof error?.statusCode === 'number' ? error.statusCode : null
  const name = typeof error?.name === 'string' && /^[a-z_]{1,60}$/.test(error.name) ? error.name : 'unnamed'
  const detail = `resend ${status ?? 'no answer'} ${name}`
  if (refusesRecipient(status, name, error?.message)) return { kind: 'recipient-refused', detail }
  if (mayPass(status, name)) return { kind: 'try-later', detail, retryAfterMs: retryAfterMs(headers?.['retry-after'], now) }
  return { kind: 'refused', detail }
}

/**
 * "The message will contain more details about what field and error were found" (resend.com/docs/api-reference/errors).
 * The field has one address, whose form was checked before. A 403 that names addresses is about our account.
 */
function refusesRecipient(status: number | null, name: string, message: unknown): boolean {
  if ((status !== 400 && status !== 422) || name !== 'validation_error') return false
  return typeof message === 'string' && message.startsWith('Invalid `to` field')
}

/** No status: the connection failed, or something that is not Resend answered. */
function mayPass(status: number | null, name: string): boolean {
  if (status === null || status === 429 || status >= 500) return true
  // Our own earlier try, given up here, is still being worked on there.
  return name === 'concurrent_idempotent_requests'
}
