import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../testing/browser.ts'
import { newPerson, signedInBrowser } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let browser: Browser
let before: string
beforeAll(async () => {
  server = await startTestServer({
    resendWebhookSecret: `whsec_${Buffer.from('a secret of the tests alone').toString('base64')}`,
    demo: true,
  })
  browser = await signedInBrowser(server, await newPerson(server))
})
beforeEach(async () => {
  before = await server.contents()
})
afterAll(() => server.close())

const OWN = 'http://localhost:3000'

describe('of a procedure', () => {
  const ALLOWED: Readonly<Record<string, string>> = {
    'session.signOut': 'POST',
    'enrolment.startTotp': 'POST',
    'session.current': 'GET',
    'enrolment.options': 'GET',
    'nothing.here': 'GET, POST',
    ':path': 'GET, POST',
  }
  const PATHS = Object.keys(ALLOWED)

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'LOCK', 'MKCOL'] as const)(
    '%s is 405 on every procedure, says what is allowed, with and without our origin and a body, and has no effect',
    async (method) => {
      for (const path of PATHS) {
        const url = `/trpc/${path}`
        const answers = [
          await browser.ask({ method, url }),
          await browser.ask({ method, url, headers: { origin: '', 'sec-fetch-site': '' } }),
          ...(method === 'TRACE' ? [] : [await browser.ask({ method, url, headers: { 'content-type': 'text/plain' }, payload: 'x' })]),
          ...(method === 'TRACE'
            ? []
            : [await browser.ask({ method, url, headers: { 'content-type': 'application/json' }, payload: '{}' })]),
          await browser.ask({ method, url, headers: { 'x-http-method-override': 'POST' } }),
        ]
        expect(
          answers.map(({ status }) => status),
          path,
        ).toEqual(answers.map(() => 405))
        expect(
          answers.map(({ headers }) => headers['allow']),
          path,
        ).toEqual(answers.map(() => ALLOWED[path]))
      }
      expect(await server.contents()).toBe(before)
    },
  )

  test('HEAD is 405, says what is allowed, and has no effect', async () => {
    for (const path of PATHS) {
      const { status, text, headers } = await browser.ask({ method: 'HEAD', url: `/trpc/${path}` })
      expect([path, status, text, headers['allow']]).toEqual([path, 405, '', ALLOWED[path]])
    }
    expect(await server.contents()).toBe(before)
  })

  test('GET to a mutation and POST to a query are 405, say what is allowed, and have no effect', async () => {
    for (const path of ['session.signOut', 'session.stay', 'enrolment.startTotp', 'enrolment.sendEmailCode', 'session.signIn']) {
      const { status, headers } = await browser.get(path, {}, { origin: OWN })
      expect([path, status, headers['allow']]).toEqual([path, 405, 'POST'])
    }
    for (const path of ['session.current', 'enrolment.options', 'enrolment.delivery']) {
      const { status, headers } = await browser.post(path, {})
      expect([path, status, headers['allow']]).toEqual([path, 405, 'GET'])
    }
    expect(await server.contents()).toBe(before)
  })
})

describe('elsewhere', () => {
  test.each([
    ['/healthz', 'GET, HEAD'],
    ['/readyz?x=1', 'GET, HEAD'],
    ['/webhooks/resend', 'POST'],
    ['/mailbox', 'GET, HEAD'],
    ['/', 'GET, HEAD'],
    ['/sign-in', 'GET, HEAD'],
    ['/assets/main-1a2b3c.js', 'GET, HEAD'],
  ])('%s takes %s; every other method is 405, says so, and has no effect', async (url, allow) => {
    const taken = allow.split(', ')
    const others = (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'] as const).filter(
      (each) => !taken.includes(each),
    )
    for (const method of others)
      for (const headers of [{}, { accept: 'text/html' }, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }]) {
        const answer = await browser.ask({ method, url, headers })
        expect([method, answer.status, answer.headers['allow']]).toEqual([method, 405, allow])
      }
    expect(await server.contents()).toBe(before)
  })

  test('HEAD of what GET gives is the same without the body', async () => {
    const headers = { accept: 'text/html' }
    for (const url of ['/healthz', '/readyz', '/', '/sign-in', '/assets/main-1a2b3c.js', '/favicon.svg']) {
      const [head, get] = [await browser.ask({ method: 'HEAD', url, headers }), await browser.ask({ method: 'GET', url, headers })]
      expect([url, head.status, head.headers['content-type'], head.text]).toEqual([url, 200, get.headers['content-type'], ''])
    }
  })

  test('what is not there is 404 by any method that could have found it', async () => {
    expect((await browser.ask({ method: 'HEAD', url: '/nothing.js' })).status).toBe(404)
    expect(
      (await browser.ask({ method: 'POST', url: '/webhooks/none', headers: { 'content-type': 'application/json' }, payload: '{}' })).status,
    ).toBe(404)
    expect((await browser.post('nothing.here')).status).toBe(404)
  })
})
