import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../testing/browser.ts'
import { newPerson, PASSWORD, signedInBrowser } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let before: string
beforeAll(async () => {
  server = await startTestServer()
  browser = await signedInBrowser(server, await newPerson(server))
})
beforeEach(async () => {
  before = await server.contents()
})
afterAll(() => server.close())

const reference = expect.stringMatching(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)

function refusal(httpStatus: number, code: string) {
  return { error: { message: expect.any(String), code: expect.any(Number), data: { code, httpStatus, reference } } }
}

describe('a batch is refused whole, and runs nothing', () => {
  test.each([
    '/trpc/enrolment.startTotp?batch=1',
    '/trpc/enrolment.startTotp,session.signOut?batch=1',
    '/trpc/enrolment.startTotp,session.signOut',
    '/trpc/enrolment.startTotp%2Csession.signOut?batch=1',
    '/trpc/enrolment.startTotp?batch=true',
    '/trpc/enrolment.startTotp?batch=',
    '/trpc/enrolment.startTotp?batch',
    '/trpc/enrolment.startTotp?batch=0&batch=1',
    '/trpc/enrolment.startTotp?b%61tch=1',
    '/trpc/enrolment.startTotp?input=%7B%7D&batch=1',
  ])('%s', async (url) => {
    for (const payload of ['{"0":{},"1":{}}', '{}', '[{},{}]', '']) {
      const { status, json } = await browser.ask({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload })
      expect([status, json]).toEqual([400, refusal(400, 'BAD_REQUEST')])
    }
    expect(await server.contents()).toBe(before)
  })

  test.each([
    'input',
    'input=',
    'input=%7B%7D',
    'input=%7B%22code%22%3A%22123456%22%7D',
    'input=1&input=2',
    'x=1',
    'batch=1',
    '__proto__=1',
    'constructor',
  ])('a mutation takes nothing in its address: ?%s is 400, and nothing is done (CWE-598)', async (query) => {
    const browser = await signedInBrowser(server, await newPerson(server))
    const before = await server.contents()
    expect((await browser.post(`enrolment.startTotp?${query}`)).status).toBe(400)
    expect((await browser.post(`enrolment.confirmTotp?${query}`, { code: '123456' })).status).toBe(400)
    expect(await server.contents()).toBe(before)
  })

  test('a batch of queries and a stream are refused as well', async () => {
    for (const url of ['/trpc/session.current,enrolment.options?batch=1&input=%7B%7D', '/trpc/session.current?batch=1'])
      expect((await browser.ask({ method: 'GET', url })).status).toBe(400)
    const { status, json } = await browser.get('session.current', undefined, { 'trpc-accept': 'application/jsonl' })
    expect([status, json]).toEqual([400, refusal(400, 'BAD_REQUEST')])
  })

  test('twenty guesses in one batch are none', async () => {
    const paths = Array.from({ length: 20 }, () => 'enrolment.confirmTotp').join(',')
    const body = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i, { code: String(i).padStart(6, '0') }]))
    expect((await browser.post(`${paths}?batch=1`, body)).status).toBe(400)
    expect(await server.contents()).toBe(before)
  })
})

describe('bodies', () => {
  function bodyOf(bytes: number): string {
    const [head, tail] = ['{"username":"', '","password":"x"}']
    return head + 'a'.repeat(bytes - head.length - tail.length) + tail
  }

  test('exactly 16 KiB is taken, one byte more is 413', async () => {
    expect((await browser.post('session.signIn', bodyOf(16 * 1024))).json).toEqual({ result: { data: { kind: 'wrong-credentials' } } })
    const { status, json } = await browser.post('session.signIn', bodyOf(16 * 1024 + 1))
    expect([status, json]).toEqual([413, refusal(413, 'PAYLOAD_TOO_LARGE')])
  })

  test('the limit counts bytes, not characters', async () => {
    const body = JSON.stringify({ username: 'é'.repeat(8 * 1024), password: 'x' })
    expect(body.length).toBeLessThan(16 * 1024)
    expect((await browser.post('session.signIn', body)).status).toBe(413)
  })

  test.each([
    '{',
    '{"a":',
    '',
    '{"username":"a"',
    "{'username':'a'}",
    '{"username":"a",}',
    'undefined',
    '\u0000',
    '\ufeff{}',
    'NaN',
    '{}{}',
    'username=a&password=b',
  ])('the malformed body %j is 400', async (body) => {
    const { status, json } = await browser.post('session.signIn', body)
    expect([status, json]).toEqual([400, refusal(400, 'BAD_REQUEST')])
    expect(await server.contents()).toBe(before)
  })

  test('deep nesting is 400', async () => {
    for (const body of [`${'['.repeat(8_000)}${']'.repeat(8_000)}`, `${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`, '['.repeat(16_000)])
      expect((await browser.post('session.signIn', body)).status).toBe(400)
    expect((await browser.get('session.current', `${'['.repeat(3_000)}${']'.repeat(3_000)}`)).status).toBe(400)
  })

  test.each([
    '{"username":"ada","password":"x","__proto__":{"admin":true}}',
    '{"username":"ada","password":"x","constructor":{"prototype":{"admin":true}}}',
    '{"__proto__":{"username":"ada","password":"x"}}',
  ])('%s is 400 and pollutes nothing (CWE-1321)', async (body) => {
    expect((await browser.post('session.signIn', body)).status).toBe(400)
    expect('admin' in {}).toBe(false)
  })

  test('of a field given twice the last one counts, as JSON says', async () => {
    const person = await newPerson(server)
    const body = `{"username":"nobody","username":${JSON.stringify(person.username)},"password":${JSON.stringify(PASSWORD)}}`
    expect((await server.browser().post('session.signIn', body)).json).toEqual({ result: { data: { kind: 'enrol' } } })
  })

  test('a compressed body is not unpacked', async () => {
    const { status } = await browser.post('session.signIn', '{}', { 'content-encoding': 'gzip' })
    expect(status).toBe(415)
  })

  test('a body that is not UTF-8 is 400: it would be read as another text than was sent', async () => {
    const payload = Buffer.from('{"username":"ad\xff","password":"x"}', 'latin1')
    const headers = { 'content-type': 'application/json' }
    const { status, json } = await browser.ask({ method: 'POST', url: '/trpc/session.signIn', headers, payload })
    expect([status, json]).toEqual([400, refusal(400, 'BAD_REQUEST')])
  })
})

describe('odd texts are texts', () => {
  test.each([
    ['NUL', 'a\u0000b'],
    ['NUL alone', '\u0000'],
    ['a lone high surrogate', 'a\ud800'],
    ['a lone low surrogate', '\udc00b'],
    ['an expanding ligature, many times', '\ufdfa'.repeat(2_000)],
    ['combining marks, many', `a${'\u0301'.repeat(5_000)}`],
    ['direction marks', '\u202eada\u202c'],
    ['SQL', "ada' or '1'='1' --"],
    ['a template', '{{7*7}} <%= 7*7 %>'],
    ['line breaks', 'a\r\nset-cookie: x=1'],
    ['nothing', ''],
    ['__proto__', '__proto__'],
  ])('%s in the user name or the password is wrong credentials', async (_, odd) => {
    const elsewhere = server.browser(`198.51.100.${1 + Math.floor(odd.length % 200)}`)
    for (const credentials of [
      { username: odd, password: 'x' },
      { username: `somebody ${odd.slice(0, 40)}`, password: odd },
    ])
      expect((await elsewhere.post('session.signIn', credentials)).json).toEqual({ result: { data: { kind: 'wrong-credentials' } } })
  })

  test('as a code they are malformed, and spend no attempt', async () => {
    for (const code of ['\u0000', '\ud800', '\ufdfa'.repeat(5_000), '1'.repeat(16_000), '-'.repeat(16_000), '１２３４５', "' or 1=1"])
      expect((await browser.post('enrolment.confirmTotp', { code })).json).toMatchObject({ result: { data: { kind: 'malformed' } } })
    expect(await server.contents()).toBe(before)
  })
})

describe('addresses', () => {
  test.each([
    ['/trpc/%E0%A4%A', 400],
    ['/trpc/session.current%', 400],
    ['/trpc/session.current%00', 404],
    ['/trpc/__proto__', 404],
    ['/trpc/%25', 404],
    ['/trpc/session%252Ecurrent', 404],
    ['/trpc/session%2Ecurrent', 200],
    ['/trpc/session', 404],
    ['/trpc/session.current.call', 404],
    ['/trpc/constructor.name', 404],
    ['/trpc/toString', 404],
    ['/trpc/', 404],
    ['/trpc', 404],
    ['/trpc/session/current', 404],
    [`/trpc/${'a'.repeat(5_000)}`, 404],
    ['/trpc/session.current?input=', 400],
    ['/trpc/session.current?input={', 400],
    ['/trpc/session.current?input=%', 400],
    ['/trpc/session.current?input=undefined', 400],
    ['/trpc/session.current?input=%7B%7D&input=%7B%7D', 400],
    ['/trpc/session.current?input[]=1', 400],
    ['/trpc/session.current?input=null', 400],
    ['/trpc/session.current?input=%7B%22a%22%3A1%7D', 400],
    ['/trpc/session.current?unknown=1', 400],
    ['/trpc/session.current?connectionParams=%7B', 400],
    ['/trpc/session.current?__proto__=1', 400],
    ['/trpc/session.current?', 200],
    ['/trpc/session.current?input=%7B%7D', 200],
  ])('GET %s is %i', async (url, status) => {
    const answer = await browser.ask({ method: 'GET', url })
    expect([answer.status, answer.text]).toEqual([status, expect.any(String)])
    if (status >= 400) expect(answer.json).toEqual(refusal(status, status === 404 ? 'NOT_FOUND' : 'BAD_REQUEST'))
  })

  test.each(['a b', 'a/b', 'a@b', '!@!', 'a:b@c', '[', 'x:y:z', '@', 'localhost:99999999', '\u00e9'])(
    'the Host header %j is no error of ours',
    async (host) => {
      const { status } = await browser.get('session.current', undefined, { host })
      expect(status).toBeLessThan(500)
    },
  )

  test('a foreign Host header changes no answer', async () => {
    const { json, headers } = await browser.get('enrolment.options', undefined, {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    })
    expect(JSON.stringify([json, headers])).not.toContain('evil.example')
  })
})

describe('over a real connection', () => {
  async function answerTo(request: string): Promise<string> {
    const address = server.app.server.address()
    if (address === null || typeof address === 'string') throw new Error('not listening')
    const socket = connect(address.port, '127.0.0.1')
    socket.end(request)
    let answer = ''
    socket.on('error', () => {})
    for await (const chunk of socket) answer += String(chunk)
    return answer.slice(0, answer.indexOf('\r\n'))
  }

  beforeAll(async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' })
  })

  test.each([
    [
      'an absolute address of another host',
      'GET http://evil.example/trpc/session.current HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      /^HTTP\/1.1 (200|4\d\d)/,
    ],
    ['no Host', 'GET /trpc/session.current HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400/],
    ['HTTP/1.0', 'GET /trpc/session.current HTTP/1.0\r\n\r\n', /^HTTP\/1.1 200/],
    ['not HTTP', 'hello\r\n\r\n', /^HTTP\/1.1 400/],
    ['headers over 16 KiB', `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: enrol=${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
    [
      'two content lengths',
      'POST /trpc/session.signOut HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
      /^HTTP\/1.1 400/,
    ],
    [
      'length and chunks together (request smuggling, CWE-444)',
      'POST /trpc/session.signOut HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1.1 400/,
    ],
    [
      'chunks that grow beyond 16 KiB',
      `POST /trpc/session.signIn HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4e20\r\n${'a'.repeat(0x4e20)}\r\n0\r\n\r\n`,
      /^HTTP\/1.1 413/,
    ],
    [
      'two Origin headers',
      'POST /trpc/session.signOut HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
      /^HTTP\/1.1 (400|403)/,
    ],
    [
      'two content types',
      'POST /trpc/session.signOut HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:3000\r\nContent-Type: text/plain\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
      /^HTTP\/1.1 (400|415)/,
    ],
  ])('%s', async (_, request, status) => {
    expect(await answerTo(request)).toMatch(status)
  })
})
