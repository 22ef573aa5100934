import { errorCode } from './error-code.ts'
import type { MailAddress } from './mail-address.ts'
import type { DeliveryReceipt, MailTransport, OutgoingMail } from './mail-transport.ts'
import { refusal } from './refusal.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Clock, Instant } from './time.ts'

const RESEND = 'https://api.resend.com'

export interface ResendOptions {
  readonly apiKey: string
  /** Another address of the API, such as a stand-in's. */
  readonly baseUrl?: string
  readonly clock: Clock
}

/**
 * Sends through Resend's API. Resend names messages itself, so our Message-ID stays out; its idempotency key does that work.
 * Resend's own client does not tell the status of an answer, only what its body says it is: decision 009.
 */
export function createResendTransport({ apiKey, baseUrl = RESEND, clock }: ResendOptions): MailTransport {
  const url = `${baseUrl.replace(/\/+$/, '')}/emails`
  return {
    name: 'resend',
    async send(message, signal) {
      const refused = refusal(message)
      if (refused !== null) return { kind: 'refused', detail: refused }
      try {
        return await receipt(
          await fetch(url, { method: 'POST', redirect: 'manual', headers: headersFor(message, apiKey), body: bodyOf(message), signal }),
          clock(),
        )
      } catch (error) {
        return { kind: 'try-later', detail: `resend no answer ${whyNone(error)}`, retryAfterMs: null }
      }
    },
    close: () => {},
  }
}

function headersFor({ idempotencyKey }: OutgoingMail, apiKey: string): Record<string, string> {
  return {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    'idempotency-key': idempotencyKey,
    // Resend refuses those who do not say what they are.
    'user-agent': 'enrol',
  }
}

function bodyOf({ from, to, subject, text, html, headers }: OutgoingMail): string {
  return JSON.stringify({ from: mailbox(from), to: [mailbox(to)], subject, text, html, headers })
}

/** The API takes addresses as text. `refusal` has kept quotes and backslashes out of the name. */
function mailbox({ name, address }: MailAddress): string {
  return name === undefined ? address : `"${name}" <${address}>`
}

/** An expired certificate, a name that is not known, nobody listening: the code tells it. What has none, as a bug of ours, has a name. */
function whyNone(error: unknown): string {
  const { cause, code, name } = Object(error) as Record<string, unknown>
  const { code: codeOfCause } = Object(cause) as Record<string, unknown>
  return errorCode(codeOfCause) ?? errorCode(code) ?? (typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name) ? name : 'unnamed')
}

/** A proxy may answer instead of Resend, so nothing in the body is taken for granted. */
async function receipt(answer: Response, now: Instant): Promise<DeliveryReceipt> {
  const { status, ok } = answer
  const { id, name, message } = fieldsOf(await answer.json().catch(() => null))
  if (ok && typeof id === 'string' && id !== '') return { kind: 'accepted', messageId: id }
  const error = typeof name === 'string' && /^[a-z_]{1,60}$/.test(name) ? name : 'unnamed'
  const detail = `resend ${status} ${error}`
  if (refusesRecipient(status, error, message)) return { kind: 'recipient-refused', detail }
  if (isFinal(status, error)) return { kind: 'refused', detail }
  return { kind: 'try-later', detail, retryAfterMs: retryAfterMs(answer.headers.get('retry-after') ?? undefined, now) }
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

/**
 * "The message will contain more details about what field and error were found" (resend.com/docs/api-reference/errors).
 * The field has one address, whose form was checked before. A 403 that names addresses is about our account.
 */
function refusesRecipient(status: number, error: string, message: unknown): boolean {
  if ((status !== 400 && status !== 422) || error !== 'validation_error') return false
  return typeof message === 'string' && message.startsWith('Invalid `to` field')
}

/** RFC 9110 §15.5: the same request would meet the same answer, but for those that speak of time. */
function isFinal(status: number, error: string): boolean {
  if (status < 400 || status >= 500 || [408, 425, 429].includes(status)) return false
  // Our own earlier try, given up here, is still being worked on there.
  return error !== 'concurrent_idempotent_requests'
}
