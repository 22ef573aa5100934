import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../testing/browser.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let http: TestServer
let https: TestServer
beforeAll(async () => {
  http = await startTestServer()
  https = await startTestServer({ publicUrl: 'https://mfa.example.org' })
})
afterAll(async () => {
  await http.close()
  await https.close()
})

/** One answer of every kind. */
async function answers(server: TestServer): Promise<Record<string, Answer>> {
  const { ask, get, post } = server.browser()
  return {
    'the page': await ask({ method: 'GET', url: '/' }),
    'a page deep inside': await ask({ method: 'GET', url: '/enrol/code', headers: { accept: 'text/html' } }),
    'an asset': await ask({ method: 'GET', url: '/assets/main-1a2b3c.js' }),
    'nothing there': await ask({ method: 'GET', url: '/nothing.txt' }),
    'a query': await get('session.current'),
    'a refused query': await get('enrolment.options'),
    'an unknown procedure': await get('nothing.here'),
    'a malformed body': await post('session.signIn', '{'),
    'a foreign origin': await post('session.signOut', {}, { origin: 'https://evil.example' }),
    'another content type': await post('session.signOut', {}, { 'content-type': 'text/plain' }),
    'an odd method': await ask({ method: 'DELETE', url: '/trpc/session.signOut' }),
    health: await ask({ method: 'GET', url: '/healthz' }),
    readiness: await ask({ method: 'GET', url: '/readyz' }),
  }
}

test('every answer has a policy without inline script, no framing, no sniffing and no referrer (ASVS 3.4)', async () => {
  for (const [what, { headers }] of Object.entries(await answers(http))) {
    const policy = String(headers['content-security-policy'])
    expect(policy, what).toContain("default-src 'none'")
    expect(policy, what).toContain("script-src 'self'")
    expect(policy, what).toContain("frame-ancestors 'none'")
    expect(policy, what).toContain("base-uri 'none'")
    expect(policy, what).toContain("form-action 'self'")
    expect(policy, what).not.toMatch(/unsafe-|\*|https?:/)
    expect(headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    expect(headers['x-powered-by'], what).toBeUndefined()
    expect(headers['server'], what).toBeUndefined()
  }
})

test('an address that can not be read is refused in the usual shape, under the same policy', async () => {
  const { status, headers, json } = await http.browser().ask({ method: 'GET', url: '/%E0%A4%A' })
  expect(status).toBe(400)
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(json).toMatchObject({ error: { data: { code: 'BAD_REQUEST', httpStatus: 400, reference: expect.any(String) } } })
})

test('HSTS is said on https alone (RFC 6797 §7.2)', async () => {
  for (const [what, { headers }] of Object.entries(await answers(http))) expect(headers['strict-transport-security'], what).toBeUndefined()
  for (const [what, { headers }] of Object.entries(await answers(https)))
    expect(headers['strict-transport-security'], what).toMatch(/^max-age=31536000/)
})

test('nothing under /trpc is stored, errors included, and no error is', async () => {
  for (const [what, { status, headers }] of Object.entries(await answers(http)))
    if (status >= 400 || /query|procedure|health|readiness/.test(what)) expect(headers['cache-control'], what).toBe('no-store')
})

describe('when something of ours fails', () => {
  test('the log has the error without the values of its query, which strangers typed (CWE-532)', async () => {
    const params = ['canary-in-params']
    const failure = Object.assign(new Error(`Failed query: select 1\nparams: ${params}`, { cause: new Error('disk I/O error') }), {
      params,
    })
    const server = await startTestServer({
      changeDeps: (deps) => ({
        ...deps,
        store: { ...deps.store, users: { ...deps.store.users, byUsername: () => Promise.reject(failure) } },
      }),
    })
    const { status, text } = await server.browser().post('session.signIn', { username: 'somebody', password: 'x' })
    expect([status, text]).toEqual([500, expect.not.stringContaining('query')])
    expect(server.log.join('')).toContain('disk I/O error')
    expect(server.log.join('')).not.toContain('canary')
    await server.close()
  })

  test('the answer has the usual shape with a reference, and neither stack nor SQL nor path (CWE-209); the log has the cause', async () => {
    const server = await startTestServer()
    const browser = server.browser()
    browser.setToken('a'.repeat(43))
    await server.store.close()
    const failed = [
      await browser.get('session.current'),
      await browser.post('session.signOut'),
      await server.browser().post('session.signIn', { username: 'somebody-typed-this', password: 'canary-password' }),
    ]
    for (const { status, json, text, headers } of failed) {
      const reference = expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
      expect(json).toEqual({
        error: {
          message: expect.stringContaining('could not answer'),
          code: expect.any(Number),
          data: { code: 'INTERNAL_SERVER_ERROR', httpStatus: 500, reference },
        },
      })
      expect(status).toBe(500)
      expect(text).not.toMatch(/stack|select|database|\.ts|\/|at /)
      expect(headers['cache-control']).toBe('no-store')
    }
    const log = server.log.join('')
    expect(log).toContain('database connection is not open')
    expect(log).not.toContain('somebody-typed-this')
    expect(log).not.toContain('canary-password')
    for (const { json } of failed) {
      const { reference } = (json as { error: { data: { reference: string } } }).error.data
      expect(server.log.some((line) => line.includes(reference) && line.includes('"err"'))).toBe(true)
    }
    await server.close()
  })
})
