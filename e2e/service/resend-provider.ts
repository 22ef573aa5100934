import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'

/** Stands in for Resend, which can't be reached: it takes messages as the real one does, and says of them what a journey asks it to. */
export interface ResendProvider {
  readonly url: string
  /** Of its webhooks, in the form that Resend gives it. */
  readonly webhookSecret: string
  stop(): Promise<void>
}

interface Sent {
  readonly from: string
  readonly to: string | readonly string[]
  readonly subject: string
  readonly text: string
}

/** Every message becomes a file in `folder`, with the name that the provider gave it. */
export async function startResendProvider(folder: string): Promise<ResendProvider> {
  const server = createServer(async (request, response) => {
    const { from, to, subject, text } = (await json(request)) as Sent
    const id = randomUUID()
    const file = join(folder, `${Date.now()}-${id}.eml`)
    const head = [`From: ${from}`, `To: ${[to].flat().join(', ')}`, `Subject: ${subject}`, `X-Provider-Id: ${id}`]
    const message = [...head, 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n')
    await writeFile(`${file}.part`, message)
    await rename(`${file}.part`, file)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export type ProviderEvent = 'email.delivered' | 'email.delivery_delayed' | 'email.bounced' | 'email.complained'

/** Tells the service what became of a message, signed as Resend signs (Svix). */
export async function tellOfDelivery(baseURL: string, secret: string, type: ProviderEvent, messageId: string): Promise<void> {
  const id = `msg_${randomUUID()}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const body = JSON.stringify({ type, created_at: new Date().toISOString(), data: { email_id: messageId } })
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  const answer = await fetch(`${baseURL}/webhooks/resend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
    body,
  })
  if (!answer.ok) throw new Error(`The webhook was answered ${answer.status}: ${await answer.text()}`)
}
