import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Answer, Browser } from '../testing/browser.ts'
import { MINUTE, SECOND } from '../testing/hand-clock.ts'
import { newPerson, signedInBrowser } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const SECRET = `whsec_${Buffer.from('a secret of the tests alone').toString('base64')}`

let server: TestServer
let browser: Browser
let messageId: string
let events = 0
beforeAll(async () => {
  server = await startTestServer({ resendWebhookSecret: SECRET })
  // The provider's own library checks the time of a signature by the machine's clock.
  server.clock.set(Date.now())
})
beforeEach(async () => {
  browser = await signedInBrowser(server, await newPerson(server))
  await browser.trpc.enrolment.sendEmailCode.mutate()
  messageId = `message-${server.mail.messages.length}`
})
afterAll(() => server.close())

interface Delivery {
  readonly type?: string
  readonly message?: string
  readonly id?: string
  readonly at?: number
  readonly secret?: string
  readonly tamper?: (body: string) => string
}

function deliver({
  type = 'email.delivered',
  message = messageId,
  id = `event-${++events}`,
  at,
  secret = SECRET,
  tamper = (body) => body,
}: Delivery = {}): Promise<Answer> {
  const created = at ?? server.clock.now()
  const body = JSON.stringify({ type, created_at: new Date(created).toISOString(), data: { email_id: message } })
  const timestamp = String(Math.floor(created / 1000))
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return server.browser().ask({
    method: 'POST',
    url: '/webhooks/resend',
    headers: {
      ...{ origin: '', 'sec-fetch-site': '', 'content-type': 'application/json' },
      ...{ 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` },
    },
    payload: tamper(body),
  })
}

async function statuses(): Promise<string[]> {
  return (await browser.trpc.enrolment.delivery.query()).events.map(({ status }) => status)
}

test('a signed event is recorded and shown, without Origin or cookie', async () => {
  expect((await deliver()).json).toEqual({ kind: 'recorded' })
  expect((await deliver({ type: 'email.complained' })).json).toEqual({ kind: 'recorded' })
  expect(await statuses()).toEqual(expect.arrayContaining(['queued', 'sent', 'delivered', 'complained']))
})

test('the same event again changes nothing', async () => {
  await deliver({ id: 'the-same', type: 'email.bounced' })
  const before = await server.contents()
  expect((await deliver({ id: 'the-same', type: 'email.bounced' })).json).toEqual({ kind: 'repeated' })
  expect((await deliver({ id: 'the-same', type: 'email.delivered' })).json).toEqual({ kind: 'repeated' })
  expect(await server.contents()).toBe(before)
})

test.each<[string, Delivery]>([
  ['another secret', { secret: `whsec_${Buffer.from('not the secret').toString('base64')}` }],
  ['a changed body', { tamper: (body) => body.replace('delivered', 'bounced') }],
  ['no body', { tamper: () => '' }],
  ['a signature of six minutes ago', { at: Date.now() - 6 * MINUTE }],
  ['a signature of the future', { at: Date.now() + 6 * MINUTE }],
])('%s is 401 and changes nothing', async (_, delivery) => {
  const before = await server.contents()
  const { status, json } = await deliver(delivery)
  expect(status).toBe(401)
  expect(json).toMatchObject({ error: { data: { code: 'UNAUTHORIZED' } } })
  expect(await server.contents()).toBe(before)
})

test('without signature headers it is 401; another method is no way in', async () => {
  const bare = { origin: '', 'sec-fetch-site': '', 'content-type': 'application/json' }
  expect((await server.browser().ask({ method: 'POST', url: '/webhooks/resend', headers: bare, payload: '{}' })).status).toBe(401)
  expect((await server.browser().ask({ method: 'GET', url: '/webhooks/resend' })).status).toBe(404)
  expect((await server.browser().ask({ method: 'PUT', url: '/webhooks/resend' })).status).toBe(405)
})

test('a body over 16 KiB is 413', async () => {
  expect((await deliver({ tamper: (body) => body + ' '.repeat(17_000) })).status).toBe(413)
})

test('an event of no interest is ignored, one of a message that is not ours changes nothing', async () => {
  const before = await server.contents()
  const [ignored, unknown] = await Promise.all([deliver({ type: 'contact.created' }), deliver({ message: 'of-somebody-else' })])
  expect([ignored.json, unknown.json]).toEqual([{ kind: 'ignored' }, { kind: 'unknown-message' }])
  expect(await server.contents()).toBe(before)
})

test('an event that overtakes our own note of the message is recorded all the same', async () => {
  const other = await signedInBrowser(server, await newPerson(server))
  const letGo = server.mail.hold()
  const sending = other.trpc.enrolment.sendEmailCode.mutate()
  server.clock.advance(SECOND)
  const event = deliver({ message: `message-${server.mail.messages.length + 1}` })
  await expect.poll(() => server.mail.tries(), { interval: 5 }).toBeGreaterThan(server.mail.messages.length)
  letGo()
  await sending
  expect((await event).json).toEqual({ kind: 'recorded' })
  expect((await other.trpc.enrolment.delivery.query()).events.map(({ status }) => status)).toContain('delivered')
})

test('without a configured secret there is no webhook', async () => {
  const plain = await startTestServer()
  const headers = { 'content-type': 'application/json' }
  expect((await plain.browser().ask({ method: 'POST', url: '/webhooks/resend', headers, payload: '{}' })).status).toBe(404)
  await plain.close()
})
