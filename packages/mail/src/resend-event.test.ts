import { expect, test } from 'vitest'
import { readResendEvent } from './resend-event.ts'
import { signResendEvent } from './testing/fake-resend.ts'

// The SDK judges age by the machine's clock, so these deliveries are signed now.
const now = Date.now()
const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`

function body(type: string, data: object = { email_id: 'm-1', to: ['ada@example.org'] }): string {
  return JSON.stringify({ type, created_at: '2026-11-24T10:44:05.250Z', data })
}

function read(rawBody: string, change: Record<string, string | undefined> = {}, at = now) {
  return readResendEvent(rawBody, { ...signResendEvent({ secret, id: 'evt-1', at, rawBody }), ...change }, secret, now)
}

test.each([
  ['email.sent', 'sent'],
  ['email.delivered', 'delivered'],
  ['email.delivery_delayed', 'delayed'],
  ['email.bounced', 'bounced'],
  ['email.failed', 'bounced'],
  ['email.suppressed', 'bounced'],
  ['email.complained', 'complained'],
])('%s is understood as %s', (type, status) => {
  expect(read(body(type))).toEqual({
    kind: 'event',
    eventId: 'evt-1',
    messageId: 'm-1',
    status,
    at: Date.UTC(2026, 10, 24, 10, 44, 5, 250),
  })
})

test.each(['email.opened', 'email.clicked', 'contact.created', 'domain.updated', 'constructor'])('%s is ignored', (type) => {
  expect(read(body(type))).toEqual({ kind: 'ignored' })
})

test('a body changed by one character is refused', () => {
  const signed = signResendEvent({ secret, id: 'evt-1', at: now, rawBody: body('email.sent') })
  expect(readResendEvent(body('email.sent ').replace('sent ', 'bent'), signed, secret, now)).toEqual({
    kind: 'refused',
    reason: 'signature',
  })
})

test('another id on a genuine signature is refused, so that a repetition can not pass as new', () => {
  expect(read(body('email.sent'), { 'svix-id': 'evt-2' })).toEqual({ kind: 'refused', reason: 'signature' })
})

test('a newer time on an old signature is refused', () => {
  const newer = Math.floor(now / 1000 + 60).toString()
  expect(read(body('email.sent'), { 'svix-timestamp': newer })).toEqual({ kind: 'refused', reason: 'signature' })
})

test('a signature under another secret is refused', () => {
  const other = `whsec_${Buffer.from('another secret entirely!!').toString('base64')}`
  const signed = signResendEvent({ secret: other, id: 'evt-1', at: now, rawBody: body('email.sent') })
  expect(readResendEvent(body('email.sent'), signed, secret, now)).toEqual({ kind: 'refused', reason: 'signature' })
})

test.each(['', 'v1', 'v1,', 'v2,abc', 'nonsense', ' '])('the signature %j is refused', (signature) => {
  expect(read(body('email.sent'), { 'svix-signature': signature })).toMatchObject({ kind: 'refused' })
})

test('one good signature among several is enough, as when a secret is being changed', () => {
  const { 'svix-signature': good } = signResendEvent({ secret, id: 'evt-1', at: now, rawBody: body('email.sent') })
  expect(read(body('email.sent'), { 'svix-signature': `v1,AAAA ${good}` })).toMatchObject({ kind: 'event' })
})

test.each([-6, 6])('a delivery from %i minutes away is refused, however well signed', (minutes) => {
  expect(read(body('email.sent'), {}, now + minutes * 60_000)).toEqual({ kind: 'refused', reason: 'age' })
})

test('age is judged by our own clock', () => {
  const rawBody = body('email.sent')
  const signed = signResendEvent({ secret, id: 'evt-1', at: now, rawBody })
  expect(readResendEvent(rawBody, signed, secret, now + 10 * 60_000)).toEqual({ kind: 'refused', reason: 'age' })
})

test.each(['svix-id', 'svix-timestamp', 'svix-signature'])('without %s it is refused', (name) => {
  expect(read(body('email.sent'), { [name]: undefined })).toEqual({ kind: 'refused', reason: 'headers' })
})

test.each(['soon', '1e9', '-1', `${Math.floor(now / 1000)}x`])('the time %s is refused', (timestamp) => {
  expect(read(body('email.sent'), { 'svix-timestamp': timestamp })).toEqual({ kind: 'refused', reason: 'headers' })
})

test('a repeated header, which Node gives as a list, is refused', () => {
  const rawBody = body('email.sent')
  const signed = signResendEvent({ secret, id: 'evt-1', at: now, rawBody })
  const twice = { ...signed, 'svix-id': ['evt-1', 'evt-2'] }
  expect(readResendEvent(rawBody, twice, secret, now)).toEqual({ kind: 'refused', reason: 'headers' })
})

const undated = JSON.stringify({ type: 'email.sent', created_at: 'soon', data: { email_id: 'm-1' } })

test.each([
  undated,
  '',
  'null',
  '[]',
  '7',
  '"email.sent"',
  '{}',
  '{"type":7}',
  'not json',
  body('email.sent', {}),
  body('email.sent', { email_id: 7 }),
])('the body %s is malformed when it is genuine, and not looked at when it is not', (rawBody) => {
  expect(read(rawBody)).toEqual({ kind: 'malformed' })
  expect(read(rawBody, { 'svix-id': 'evt-2' })).toEqual({ kind: 'refused', reason: 'signature' })
})

test.each(['', 'whsec_', 'whsec_***', 'not base64 at all'])('with the unusable secret %j everything is refused', (unusable) => {
  const rawBody = body('email.sent')
  const signed = signResendEvent({ secret, id: 'evt-1', at: now, rawBody })
  expect(readResendEvent(rawBody, signed, unusable, now)).toEqual({ kind: 'refused', reason: 'signature' })
})
