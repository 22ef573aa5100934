import { appRouter } from '@enrol/api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../testing/browser.ts'
import { newPerson, personWithApp, signedInBrowser } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let browsers: readonly Browser[]
beforeAll(async () => {
  server = await startTestServer()
  browsers = [
    server.browser(),
    await signedInBrowser(server, await newPerson(server)),
    await signedInBrowser(server, await personWithApp(server)),
    await signedInBrowser(server, await newPerson(server, { mfa: 'off' })),
  ]
})
afterAll(() => server.close())

const paths = Object.keys(appRouter._def.procedures)

const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...paths) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...paths), { minLength: 2, maxLength: 4 }).map((several) => several.join(',')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).map(encodeURIComponent) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\w.%,;~-]{0,40}$/) },
)

const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc.json().map((json) => `?input=${encodeURIComponent(json)}`),
  fc.stringMatching(/^[?&=%\w[\].]{0,30}$/).map((text) => `?${text}`),
  fc.constantFrom('?batch=1', '?batch=1&input={}', '?input=%', '?input=a&input=b', '?connectionParams=x'),
)

/** Bodies that no procedure takes: everything that is not exactly an empty object or the fields of an input. */
const body = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text.trim() !== '' && text.trim() !== '{}'),
  fc.json().filter((json) => json.replace(/\s/g, '') !== '{}'),
  fc
    .dictionary(fc.constantFrom('code', 'username', 'password', '__proto__', 'x'), fc.jsonValue())
    .map((fields) => JSON.stringify({ ...fields, y: 1 })),
  fc.nat({ max: 20_000 }).map((length) => `"${'a'.repeat(length)}"`),
)

const headers = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'accept',
    'cookie',
    'origin',
    'sec-fetch-site',
    'x-forwarded-for',
    'trpc-accept',
    'host',
    'content-encoding',
    'if-none-match',
    'range',
    'authorization',
  ),
  fc.oneof(
    fc.constantFrom(
      'application/json',
      'text/plain',
      'multipart/form-data',
      'same-origin',
      'http://localhost:3000',
      'null',
      '*/*',
      'bytes=0-',
      'enrol=%',
      'gzip',
    ),
    fc.stringMatching(/^[!-~]{0,60}$/),
  ),
  { maxKeys: 3 },
)

test('whatever is sent, in any stage, no answer is an error of ours, none shows a stack, and nothing changes', async () => {
  const before = await server.contents()
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 3 }),
      fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH'),
      path,
      query,
      body,
      headers,
      async (who, method, at, search, payload, odd) => {
        const browser = browsers[who]
        const token = browser?.token()
        const answer = await browser?.ask({
          method,
          url: `/trpc/${at}${search}`,
          headers: { 'content-type': 'application/json', ...odd },
          ...(method === 'POST' ? { payload } : {}),
        })
        expect(answer?.status).toBeLessThan(500)
        expect(answer?.text).not.toMatch(/\bat .*\.[jt]s|node_modules|SQLITE|select .* from/i)
        if ((answer?.status ?? 0) >= 400 && method !== 'HEAD')
          expect(answer?.json).toHaveProperty('error.data.reference', expect.any(String))
        expect(browser?.token()).toBe(token)
      },
    ),
    { numRuns: 600 },
  )
  expect(await server.contents()).toBe(before)
})
