import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createResendTransport } from './resend-transport.ts'
import { ADDRESS_REFUSED, type FakeResend, startFakeResend } from './testing/fake-resend.ts'
import { HOSTILE, never, OUTGOING, SENT_AT } from './testing/samples.ts'

let resend: FakeResend
beforeEach(async () => {
  resend = await startFakeResend()
})
afterEach(() => resend.close())

function transport(apiKey = resend.apiKey, baseUrl = resend.baseUrl) {
  return createResendTransport({ apiKey, baseUrl, clock: () => SENT_AT })
}

test('a message arrives whole, under its idempotency key, and has the name that Resend gave it', async () => {
  const receipt = await transport().send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'accepted', messageId: resend.mails[0]?.id })
  expect(resend.requests).toEqual(['code-0001'])
  expect(resend.mails).toMatchObject([
    { from: 'noreply@system.cjsm.net', to: ['ada@example.org'], subject: OUTGOING.subject, text: OUTGOING.text, html: OUTGOING.html },
  ])
})

test('it says that a machine wrote it', async () => {
  await transport().send(OUTGOING, never())
  expect(resend.mails[0]?.headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' })
})

test('a name stands in quotes before its address', async () => {
  await transport().send({ ...OUTGOING, from: { ...OUTGOING.from, name: 'CJSM (test)' } }, never())
  expect(resend.mails[0]?.from).toBe('"CJSM (test)" <noreply@system.cjsm.net>')
})

test('the same message sent twice is one message with one name', async () => {
  const first = await transport().send(OUTGOING, never())
  const second = await transport().send(OUTGOING, never())
  expect(second).toEqual(first)
  expect(resend.mails).toHaveLength(1)
})

test('another message under the same key is refused', async () => {
  await transport().send(OUTGOING, never())
  const receipt = await transport().send({ ...OUTGOING, text: 'other' }, never())
  expect(receipt).toEqual({ kind: 'refused', detail: 'resend 409 invalid_idempotent_request' })
})

test.each(HOSTILE)('a message with %s never leaves', async (_what, change) => {
  const receipt = await transport().send({ ...OUTGOING, ...change }, never())
  expect(receipt.kind).toBe('refused')
  expect(resend.requests).toHaveLength(0)
})

test('429 is for later, after the time that Resend asks for', async () => {
  resend.answerNext({ kind: 'status', status: 429, retryAfter: '2' })
  const receipt = await transport().send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'try-later', detail: 'resend 429 rate_limit_exceeded', retryAfterMs: 2_000 })
})

const ODD_BODIES = [undefined, '{}', '{"error":"bad"}', '{"statusCode":"500","name":"internal"}', '<html>', '']

test.each([408, 425, 429, 500, 502, 503])('%i is for later, whatever its body says', async (status) => {
  for (const body of ODD_BODIES) {
    resend.answerNext({ kind: 'status', status, ...(body !== undefined && { body }) })
    expect(await transport().send(OUTGOING, never()), body).toMatchObject({ kind: 'try-later', retryAfterMs: null })
  }
})

test.each([400, 401, 403, 404, 409, 413, 422])('%i is final, whatever its body says', async (status) => {
  for (const body of ODD_BODIES) {
    resend.answerNext({ kind: 'status', status, ...(body !== undefined && { body }) })
    expect(await transport().send(OUTGOING, never()), body).toMatchObject({ kind: 'refused' })
  }
})

test('a refusal of the address is told apart, and its text is not repeated', async () => {
  resend.answerNext(ADDRESS_REFUSED)
  expect(await transport().send(OUTGOING, never())).toEqual({ kind: 'recipient-refused', detail: 'resend 422 validation_error' })
})

test.each([
  [422, 'validation_error', 'Invalid `from` field. The email address needs to follow the format.'],
  [403, 'validation_error', 'You can only send testing emails to your own email address.'],
  [403, 'invalid_to_address', 'You can only send testing emails to your own email address.'],
  [403, 'validation_error', 'Invalid `to` field for this account.'],
  [422, 'missing_required_field', 'Invalid `to` field: it is missing.'],
  [422, 'validation_error', 'The subject mentions an Invalid `to` field'],
])('%i %s, "%s", is about us and not about the address', async (status, name, message) => {
  resend.answerNext({ kind: 'status', status, body: JSON.stringify({ statusCode: status, name, message }) })
  expect(await transport().send(OUTGOING, never())).toEqual({ kind: 'refused', detail: `resend ${status} ${name}` })
})

test('a try that meets its own predecessor, still being worked on, is for later', async () => {
  const body = JSON.stringify({ statusCode: 409, name: 'concurrent_idempotent_requests', message: 'In progress' })
  resend.answerNext({ kind: 'status', status: 409, body })
  expect(await transport().send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
})

test('a wrong key is final, and the key is not in the detail', async () => {
  const receipt = await transport('re_wrong').send(OUTGOING, never())
  expect(receipt).toEqual({ kind: 'refused', detail: 'resend 403 invalid_api_key' })
})

test.each(['null', '[]', '"busy"', '{"error":"bad gateway"}', '<html>', '{"statusCode":"500","name":"048151 <b>"}'])(
  'an answer that is not of Resend, %s, is for later and is not repeated',
  async (body) => {
    resend.answerNext({ kind: 'status', status: 502, body })
    const receipt = await transport().send(OUTGOING, never())
    expect(receipt.kind).toBe('try-later')
    expect(JSON.stringify(receipt)).not.toMatch(/048151|html|busy|gateway/)
  },
)

test.each(['{}', 'null', '{"id":7}', 'not json'])('200 with %s is not taken for acceptance', async (body) => {
  resend.answerNext({ kind: 'status', status: 200, body })
  expect(await transport().send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
})

test('a connection that breaks, or is refused, is for later', async () => {
  resend.answerNext({ kind: 'hang-up' })
  expect(await transport().send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
  expect(await transport('re_key', 'http://127.0.0.1:1').send(OUTGOING, never())).toMatchObject({ kind: 'try-later' })
})

test('why there is no answer is told by the code of the error, so that each looks different to whoever runs it', async () => {
  const nobody = await startFakeResend()
  await nobody.close()
  const why = async (baseUrl: string) => (await transport('re_key', baseUrl).send(OUTGOING, never())) as { detail: string }
  expect((await why(nobody.baseUrl)).detail).toBe('resend no answer ECONNREFUSED')
  expect((await why('http://resend.invalid')).detail).toMatch(/^resend no answer (ENOTFOUND|EAI_AGAIN)$/)
  expect((await why(resend.baseUrl.replace('http:', 'https:'))).detail).toMatch(/^resend no answer (ERR_SSL_[A-Z_]+|EPROTO)$/)
  expect((await why('no address')).detail).toBe('resend no answer ERR_INVALID_URL')
})

describe('of an error that is thrown', () => {
  afterEach(() => vi.unstubAllGlobals())

  test.each<[string, unknown]>([
    ['CERT_HAS_EXPIRED', failed({ code: 'CERT_HAS_EXPIRED' })],
    ['ERR_TLS_CERT_ALTNAME_INVALID', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', failed({ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' })],
    ['TypeError', failed({ code: 'the code is 048151' })],
    ['RangeError', new RangeError('the code is 048151')],
    ['unnamed', Object.assign(new Error('the code is 048151'), { name: 'the code is 048151' })],
    ['unnamed', 'the code is 048151'],
  ])('only its code or its name is told, %s, and never its text', async (told, thrown) => {
    vi.stubGlobal('fetch', () => Promise.reject(thrown))
    expect(await transport().send(OUTGOING, never())).toEqual({ kind: 'try-later', detail: `resend no answer ${told}`, retryAfterMs: null })
  })

  function failed(cause: object): Error {
    return new TypeError('fetch failed', { cause: Object.assign(new Error('the code is 048151'), cause) })
  }
})

test('whoever answers for Resend can not have the message sent on elsewhere', async () => {
  const elsewhere = await startFakeResend()
  resend.answerNext({ kind: 'redirect', to: `${elsewhere.baseUrl}/emails` })
  expect(await transport().send(OUTGOING, never())).toMatchObject({ kind: 'try-later', detail: 'resend 307 unnamed' })
  expect(elsewhere.requests).toEqual([])
  await elsewhere.close()
})

test('a stalled request ends when its signal aborts', async () => {
  resend.answerNext({ kind: 'stall' })
  expect(await transport().send(OUTGOING, AbortSignal.timeout(50))).toMatchObject({ kind: 'try-later' })
})

test('a slash at the end of the address does no harm', async () => {
  expect(await transport(resend.apiKey, `${resend.baseUrl}/`).send(OUTGOING, never())).toMatchObject({ kind: 'accepted' })
})
