import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Answer, Browser } from '../testing/browser.ts'
import { MINUTE, SECOND } from '../testing/hand-clock.ts'
import { newPerson, signedInBrowser } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

const SECRET = `whsec_${Buffer.from('a secret of the tests alone').toString('base64')}`
const PURPOSES = ['sign-in', 'address-change'] as const

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
  /** When it is signed. */
  readonly at?: number
  /** When it happened; as it is signed when it is left out. */
  readonly happenedAt?: number
  readonly secret?: string
  readonly tamper?: (body: string) => string
  /** Signed as it stands, instead of an event. */
  readonly body?: string
}

function deliver({
  type = 'email.delivered',
  message = messageId,
  id = `event-${++events}`,
  at = server.clock.now(),
  happenedAt = at,
  secret = SECRET,
  tamper = (body) => body,
  body = JSON.stringify({ type, created_at: new Date(happenedAt).toISOString(), data: { email_id: message } }),
}: Delivery = {}): Promise<Answer> {
  const timestamp = String(Math.floor(at / 1000))
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

test('an address at which a message was refused is noted, until one comes', async () => {
  const person = await newPerson(server)
  const bouncing = await signedInBrowser(server, person)
  await bouncing.trpc.enrolment.sendEmailCode.mutate()
  const message = `message-${server.mail.messages.length}`
  const bouncedAt = async () => (await server.store.users.byId(person.user.id))?.user.bouncedAt
  await deliver({ message, type: 'email.delivery_delayed' })
  expect(await bouncedAt()).toBeNull()
  await deliver({ message, type: 'email.bounced' })
  expect(await bouncedAt()).toEqual(expect.any(Number))
  await deliver({ message })
  expect(await bouncedAt()).toBeNull()
})

test('a refusal at the address that somebody had before, or at one that is not theirs so far, tells nothing of the one they have', async () => {
  const { emailCodes, users, atomically } = server.store
  const { id: userId } = (await newPerson(server)).user
  const sent = { userId, number: 1, code: '123456', sentAt: 1, expiresAt: 2 }
  for (const [sequence, purpose] of PURPOSES.entries()) {
    const id = `${userId}.${purpose}`
    await atomically([emailCodes.add({ ...sent, id, purpose, sequence: sequence + 1 })])
    await atomically([emailCodes.markSent(id, id)])
  }
  await atomically([emailCodes.spendAllOf(userId, 3)])
  for (const purpose of PURPOSES)
    expect((await deliver({ message: `${userId}.${purpose}`, type: 'email.bounced' })).json).toEqual({ kind: 'recorded' })
  expect((await users.byId(userId))?.user.bouncedAt).toBeNull()
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

test.each(['', '{', 'null', '[]', '{}', '{"type":"email.delivered"}'])(
  '%j is 400 when it is signed, 401 when it is not, and changes nothing',
  async (body) => {
    const before = await server.contents()
    expect(await deliver({ body })).toMatchObject({ status: 400, json: { error: { data: { code: 'BAD_REQUEST' } } } })
    expect((await deliver({ body, secret: `whsec_${Buffer.from('not the secret').toString('base64')}` })).status).toBe(401)
    expect(await server.contents()).toBe(before)
  },
)

test('without signature headers it is 401; another method is no way in', async () => {
  const bare = { origin: '', 'sec-fetch-site': '', 'content-type': 'application/json' }
  expect((await server.browser().ask({ method: 'POST', url: '/webhooks/resend', headers: bare, payload: '{}' })).status).toBe(401)
  expect((await server.browser().ask({ method: 'GET', url: '/webhooks/resend' })).status).toBe(405)
  expect((await server.browser().ask({ method: 'PUT', url: '/webhooks/resend' })).status).toBe(405)
})

test('a body over 16 KiB is 413', async () => {
  expect((await deliver({ tamper: (body) => body + ' '.repeat(17_000) })).status).toBe(413)
})

test('an event of no interest is ignored', async () => {
  const before = await server.contents()
  expect((await deliver({ type: 'contact.created' })).json).toEqual({ kind: 'ignored' })
  expect(await server.contents()).toBe(before)
})

test('an event of a message that is not known is asked for again for a minute, then taken for that of somebody else', async () => {
  const before = await server.contents()
  const at = server.clock.now()
  for (const happenedAt of [at, at - MINUTE + 1, at + MINUTE]) {
    const { status, json } = await deliver({ message: 'of-somebody-else', happenedAt })
    expect([status, json]).toEqual([503, expect.objectContaining({ error: expect.objectContaining({ message: expect.any(String) }) })])
  }
  const { status, json } = await deliver({ message: 'of-somebody-else', happenedAt: at - MINUTE })
  expect([status, json]).toEqual([200, { kind: 'unknown-message' }])
  expect(await server.contents()).toBe(before)
})

test('an event that overtakes our own note of the message is refused at once, and recorded when it comes again', async () => {
  const other = await signedInBrowser(server, await newPerson(server))
  const letGo = server.mail.hold()
  onTestFinished(letGo)
  const tries = server.mail.tries()
  const sending = other.trpc.enrolment.sendEmailCode.mutate()
  await expect.poll(() => server.mail.tries(), { interval: 5 }).toBeGreaterThan(tries)
  const event = { message: `message-${server.mail.messages.length + 1}`, id: 'overtaking', happenedAt: server.clock.now() }
  expect((await deliver(event)).status).toBe(503)
  letGo()
  await sending
  server.clock.advance(5 * SECOND)
  expect((await deliver(event)).json).toEqual({ kind: 'recorded' })
  expect((await deliver(event)).json).toEqual({ kind: 'repeated' })
  expect((await other.trpc.enrolment.delivery.query()).events.map(({ status }) => status)).toEqual(['queued', 'sent', 'delivered'])
})

test('an event of a message that is known is recorded however late it comes', async () => {
  expect((await deliver({ happenedAt: server.clock.now() - 10 * 60 * MINUTE })).json).toEqual({ kind: 'recorded' })
})

test('events that come out of order, late or twice are told in the order of a message', async () => {
  const at = server.clock.now()
  await deliver({ type: 'email.delivered', happenedAt: at - SECOND })
  await deliver({ type: 'email.sent', happenedAt: at + SECOND })
  await deliver({ type: 'email.delivery_delayed', happenedAt: at - 2 * SECOND })
  expect(await statuses()).toEqual(['queued', 'sent', 'delayed', 'delivered'])
  await deliver({ type: 'email.delivery_delayed', happenedAt: at + 2 * SECOND })
  expect(await statuses()).toEqual(['queued', 'sent', 'delayed', 'delivered'])
  await deliver({ type: 'email.suppressed', happenedAt: at + 3 * SECOND })
  expect(await statuses()).toEqual(['queued', 'sent', 'delayed', 'delivered', 'bounced'])
})

test('without a configured secret there is no webhook', async () => {
  const plain = await startTestServer()
  const headers = { 'content-type': 'application/json' }
  expect((await plain.browser().ask({ method: 'POST', url: '/webhooks/resend', headers, payload: '{}' })).status).toBe(404)
  await plain.close()
})
