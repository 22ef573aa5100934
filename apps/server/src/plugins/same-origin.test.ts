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

const OWN = 'http://localhost:3000'

describe('a state-changing request is taken from our own pages alone (CWE-352, OWASP CSRF cheat sheet)', () => {
  test.each([
    [OWN, undefined],
    [OWN, 'same-origin'],
    [undefined, 'same-origin'],
  ])('Origin %s with Sec-Fetch-Site %s is ours', async (origin, site) => {
    const person = await newPerson(server)
    const { status } = await server
      .browser()
      .post('session.signIn', { username: person.username, password: PASSWORD }, { origin: origin ?? '', 'sec-fetch-site': site ?? '' })
    expect(status).toBe(200)
  })

  test.each([
    [undefined, undefined],
    ['null', undefined],
    ['null', 'same-origin'],
    ['https://evil.example', undefined],
    ['https://evil.example', 'same-origin'],
    ['https://evil.example', 'cross-site'],
    [OWN, 'cross-site'],
    [OWN, 'same-site'],
    [OWN, 'none'],
    [OWN, 'SAME-ORIGIN'],
    [OWN, 'same-origin, cross-site'],
    [undefined, 'none'],
    [undefined, 'same-site'],
    [undefined, 'cross-site'],
    ['https://localhost:3000', undefined],
    ['http://localhost', undefined],
    ['http://localhost:3001', undefined],
    ['http://localhost:3000.evil.example', undefined],
    ['http://evil.example?http://localhost:3000', undefined],
    ['http://localhost:3000/', undefined],
    [`${OWN}, https://evil.example`, undefined],
    [`https://evil.example, ${OWN}`, 'same-origin'],
    ['HTTP://LOCALHOST:3000', undefined],
    ['localhost:3000', undefined],
  ])('Origin %s with Sec-Fetch-Site %s is 403 and has no effect', async (origin, site) => {
    const headers = { origin: origin ?? '', 'sec-fetch-site': site ?? '' }
    for (const path of ['session.signOut', 'enrolment.startTotp']) expect((await browser.post(path, {}, headers)).status, path).toBe(403)
    expect(await server.contents()).toBe(before)
  })

  test('neither Host, X-Forwarded-Host nor Referer makes a foreign origin ours', async () => {
    const headers = { origin: 'http://evil.example', host: 'evil.example', 'x-forwarded-host': 'localhost:3000', referer: `${OWN}/` }
    expect((await browser.post('session.signOut', {}, headers)).status).toBe(403)
    expect((await browser.post('session.signOut', {}, { ...headers, origin: '', 'sec-fetch-site': '' })).status).toBe(403)
    expect(await server.contents()).toBe(before)
  })

  test('no answer invites another site in: there is no CORS header', async () => {
    const answers = [
      await browser.ask({
        method: 'OPTIONS',
        url: '/trpc/session.signOut',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      }),
      await browser.get('session.current', undefined, { origin: 'https://evil.example' }),
    ]
    for (const { headers } of answers) expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })
})

describe('only JSON is taken', () => {
  test.each([
    'text/plain',
    'text/plain; application/json',
    'text/plain;charset=utf-8,application/json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'application/json-patch+json',
    'application/jsonp',
    'text/json',
    'application/xml',
    'application/json; charset=utf-16',
    'application/json;charset=latin1',
    '',
  ])('content type %j is 415 and has no effect', async (type) => {
    for (const path of ['session.signOut', 'enrolment.startTotp']) {
      const { status } = await browser.ask({ method: 'POST', url: `/trpc/${path}`, headers: { 'content-type': type }, payload: '{}' })
      expect(status, path).toBe(415)
    }
    expect(await server.contents()).toBe(before)
  })

  test('a body that is said to be compressed is 415 and has no effect', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity'])
      expect((await browser.post('session.signOut', {}, { 'content-encoding': encoding })).status, encoding).toBe(415)
    expect(await server.contents()).toBe(before)
  })

  test('a form that another site posts is refused whatever it holds', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
      const headers = { 'content-type': type, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      const payload = '--x\r\ncontent-disposition: form-data; name="code"\r\n\r\n123456\r\n--x--\r\n'
      expect((await browser.ask({ method: 'POST', url: '/trpc/session.signOut', headers, payload })).status).toBe(403)
    }
    expect(await server.contents()).toBe(before)
  })

  test.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset=UTF-8', 'Application/JSON'])(
    '%s is JSON',
    async (type) => {
      const { status } = await server.browser().post('session.signIn', { username: 'nobody', password: 'x' }, { 'content-type': type })
      expect(status).toBe(200)
    },
  )
})
