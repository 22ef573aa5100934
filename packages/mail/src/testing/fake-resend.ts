import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What Resend's API was given, in its own words. */
export interface FakeResendMail {
  readonly id: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

export type FakeAnswer =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  /** Never answers. */
  | { readonly kind: 'stall' }
  /** Takes the message and never says so. */
  | { readonly kind: 'accept-and-stall' }
  /** Hangs up. */
  | { readonly kind: 'hang-up' }
  /** Says that the message is to be sent again elsewhere. */
  | { readonly kind: 'redirect'; readonly to: string }

/** What Resend says of an address that it does not write to. */
export const ADDRESS_REFUSED: FakeAnswer = {
  kind: 'status',
  status: 422,
  body: JSON.stringify({ statusCode: 422, name: 'validation_error', message: 'Invalid `to` field. ada@example.org is not known.' }),
}

export interface FakeResend {
  readonly apiKey: string
  readonly baseUrl: string
  /** Every message that was taken, once. */
  readonly mails: readonly FakeResendMail[]
  /** The idempotency key of every request that came, in order. */
  readonly requests: readonly (string | undefined)[]
  /** The next requests get these answers, each one once; later ones are served. */
  answerNext(...answers: readonly FakeAnswer[]): void
  close(): Promise<void>
}

/** Resend's `POST /emails` on a free port of this machine: it wants the key, a whole message, and takes one idempotency key once. */
export async function startFakeResend(): Promise<FakeResend> {
  const apiKey = `re_${randomUUID()}`
  const mails: FakeResendMail[] = []
  const requests: (string | undefined)[] = []
  const answers: FakeAnswer[] = []
  const taken = new Map<string, { readonly body: string; readonly id: string }>()

  function take(key: string | undefined, body: string): { readonly status: number; readonly body: object } {
    const before = key === undefined ? undefined : taken.get(key)
    if (before !== undefined && before.body !== body) return refusal(409, 'invalid_idempotent_request')
    if (before !== undefined) return { status: 200, body: { id: before.id } }
    const mail = readMail(body)
    if (mail === null) return refusal(422, 'missing_required_field')
    mails.push(mail)
    if (key !== undefined) taken.set(key, { body, id: mail.id })
    return { status: 200, body: { id: mail.id } }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const key = request.headers['idempotency-key']?.toString()
    requests.push(key)
    const answer = answers.shift()
    if (answer?.kind === 'stall') return
    if (answer?.kind === 'accept-and-stall') return void take(key, body)
    if (answer?.kind === 'hang-up') return void request.socket.destroy()
    if (answer?.kind === 'redirect') return void response.writeHead(307, { location: answer.to }).end()
    if (answer?.kind === 'status') {
      const { status, retryAfter } = answer
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
      response.writeHead(status, { 'content-type': 'application/json' })
      return void response.end(answer.body ?? JSON.stringify(refusal(status, nameOf(status)).body))
    }
    const { status, body: said } = judge(request, apiKey) ?? take(key, body)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiKey,
    baseUrl: `http://127.0.0.1:${port}`,
    mails,
    requests,
    answerNext: (...next) => void answers.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The headers of a webhook delivery, signed as Resend signs them (Standard Webhooks: HMAC-SHA-256 over id, time and body). */
export function signResendEvent(event: {
  readonly secret: string
  readonly id: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly rawBody: string
}): Record<string, string> {
  const timestamp = Math.floor(event.at / 1000).toString()
  const key = Buffer.from(event.secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${event.id}.${timestamp}.${event.rawBody}`).digest('base64')
  return { 'svix-id': event.id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
}

function judge(request: IncomingMessage, apiKey: string): { readonly status: number; readonly body: object } | null {
  const { authorization } = request.headers
  if (request.method !== 'POST' || request.url !== '/emails') return refusal(404, 'not_found')
  if (authorization === undefined) return refusal(401, 'missing_api_key')
  return authorization === `Bearer ${apiKey}` ? null : refusal(403, 'invalid_api_key')
}

function refusal(statusCode: number, name: string): { readonly status: number; readonly body: object } {
  return { status: statusCode, body: { statusCode, name, message: `Refused: ${name}` } }
}

function nameOf(status: number): string {
  if (status === 429) return 'rate_limit_exceeded'
  return status >= 500 ? 'internal_server_error' : 'validation_error'
}

function readMail(body: string): FakeResendMail | null {
  const mail = JSON.parse(body) as Partial<FakeResendMail>
  const { from, to, subject, text, html, headers = {} } = mail
  if (from === undefined || !Array.isArray(to) || subject === undefined || text === undefined || html === undefined) return null
  return { id: randomUUID(), from, to, subject, text, html, headers }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
