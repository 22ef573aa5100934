import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let port: number
beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://mfa.example.org' })
  port = await listening(server)
})
afterAll(() => server.close())

async function listening({ app }: TestServer): Promise<number> {
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
}

/** Everything that comes back for these bytes, until the connection is closed. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk)
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
  })
}

describe('what is answered before there is a route', () => {
  test.each([
    { what: 'no HTTP at all', bytes: 'HELLO\r\n\r\n', status: 400 },
    { what: 'an unknown method', bytes: 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', status: 400 },
    { what: 'a length that is none', bytes: 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', status: 400 },
    {
      what: 'a length and chunks (CWE-444)',
      bytes: 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      status: 400,
    },
    { what: 'headers that are too large', bytes: `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, status: 431 },
    { what: 'an expectation that nobody meets', bytes: 'GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n', status: 417 },
    { what: 'HTTP/1.1 without a host (RFC 9112 §3.2)', bytes: 'GET /healthz HTTP/1.1\r\n\r\n', status: 400 },
  ])(
    '$what: $status, with our headers, nothing to be stored, and a reference that the log knows (ASVS 3.4, 14.3.2)',
    async ({ bytes, status }) => {
      const answer = await answerTo(bytes)
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
      for (const header of [
        /^content-security-policy: default-src 'none'.*frame-ancestors 'none'/im,
        /^x-content-type-options: nosniff\r?$/im,
        /^referrer-policy: no-referrer\r?$/im,
        /^strict-transport-security: max-age=31536000/im,
        /^cache-control: no-store\r?$/im,
        /^connection: close\r?$/im,
        new RegExp(`^content-length: ${body.length}\r?$`, 'im'),
      ])
        expect(head).toMatch(header)
      const { error } = JSON.parse(body) as { error: { data: { reference: string } } }
      expect(error).toMatchObject({
        message: expect.any(String),
        data: { httpStatus: status, reference: expect.stringMatching(/^.{4}-.{4}$/) },
      })
      expect(server.log.some((line) => line.includes(`"reqId":"${error.data.reference}"`))).toBe(true)
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
    },
  )

  test('HTTP/1.0, as health checks speak it, needs no host, and 100-continue is met', async () => {
    expect(await answerTo('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 [\s\S]*alive/)
    expect(await answerTo('GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [\s\S]*alive/,
    )
  })
})

test('a request that comes when the end has begun is refused with our headers, and when to come back', async () => {
  const ending = await startTestServer()
  let finish = (): void => {}
  ending.app.addHook('preClose', async () => finish())
  const socket = connect(await listening(ending), '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\n'))
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  finish = () => void socket.write('Host: x\r\n\r\n')
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => ending.app.server.once('connection', resolve))
  await new Promise((wait) => setTimeout(wait, 50))
  await ending.close()
  await closed
  expect(text).toMatch(/^HTTP\/1\.1 503 /)
  for (const header of [
    /^cache-control: no-store\r$/im,
    /^retry-after: 2\r$/im,
    /^x-content-type-options: nosniff\r$/im,
    /^connection: close\r$/im,
  ])
    expect(text).toMatch(header)
  expect(text).toMatch(/"code":"SERVICE_UNAVAILABLE","httpStatus":503,"reference":"[^"]{9}"/)
})
