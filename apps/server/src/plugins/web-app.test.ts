import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { StartRefused } from '@enrol/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const PAGE = { accept: 'text/html,application/xhtml+xml' }
const get = (url: string, headers: Record<string, string> = {}) => server.browser().ask({ method: 'GET', url, headers })

test.each(['/', '/sign-in', '/enrol/app?step=2', '/any/other/page', '/trpcs', '/assets-of-ours'])(
  '%s is a page: the app, always asked for anew',
  async (url) => {
    const { status, headers, text } = await get(url, PAGE)
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
    expect(text).toContain('<script type="module" src="/assets/main-1a2b3c.js"></script>')
  },
)

test("the page holds the service's words as an attribute, escaped", async () => {
  const { text } = await get('/', PAGE)
  expect(text).toMatch(/<meta name="enrol-service" content="[^"<>]*CJSM[^"<>]*">/)
})

test('the page says what service it is before any script runs', async () => {
  const { text } = await get('/sign-in', PAGE)
  expect(text).toContain('<title>CJSM</title>')
  expect(text).toContain('<b>CJSM</b>')
})

test('the page says where the helpdesk is, for whom no script runs', async () => {
  const { text } = await get('/sign-in', PAGE)
  expect(text).toContain('<i>help@example.org</i><i>0100 555 0100</i>')
})

test('the page names the scripts that its address needs, to be fetched together with the others', async () => {
  const preload = '<link rel="modulepreload" href="/assets/enrol-4d5e6f.js">'
  for (const url of ['/enrol', '/enrol/scan?again'])
    expect([url, (await get(url, PAGE)).text]).toEqual([url, expect.stringContaining(preload)])
  for (const url of ['/', '/sign-in', '/enrolled', '/constructor'])
    expect([url, (await get(url, PAGE)).text]).toEqual([url, expect.not.stringContaining('modulepreload')])
})

test('what the build has compressed is sent as it lies there, to whom it suits', async () => {
  const url = '/assets/enrol-4d5e6f.js'
  for (const [accepted, encoding, unpack] of [
    ['gzip, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ] as const) {
    const { rawPayload, headers } = await server.app.inject({ url, headers: { 'accept-encoding': accepted } })
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      vary: 'accept-encoding',
      'content-type': expect.stringContaining('javascript'),
    })
    expect(unpack(rawPayload).toString()).toBe('from the build')
  }
  const plain = await get(url)
  expect([plain.text, plain.headers['content-encoding'], plain.headers['vary']]).toEqual(['plain', undefined, 'accept-encoding'])
})

test('a script and a fetch get 404, not the page, and other methods are not taken', async () => {
  for (const url of ['/nothing.js', '/nothing']) expect((await get(url)).status).toBe(404)
  for (const url of ['/trpc', '/trpc/nothing', '/trpc/a/b', '/assets/old-hash.js', '/webhooks/resend', '/webhooks/none'])
    expect([url, (await get(url, PAGE)).status]).toEqual([url, 404])
  const posted = await server.browser().post('../sign-in', {}, PAGE)
  expect(posted.status).toBe(405)
})

test.each(['/index.html', '//index.html', '/assets/../index.html', '/assets/..%2findex.html', '/./index.html', '/%69ndex.html'])(
  '%s is not the page as it was built, which lacks what the service has to say',
  async (url) => {
    const { status, text } = await get(url)
    expect([status, text]).toEqual([404, expect.not.stringContaining('<html')])
  },
)

test('assets are kept for ever, other files are asked for anew', async () => {
  expect((await get('/assets/main-1a2b3c.js')).headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': expect.stringContaining('javascript'),
  })
  expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
})

test('answers of procedures are never compressed: they hold secrets (BREACH)', async () => {
  const { get: ask, post } = server.browser()
  const answers = [
    await ask('session.current', undefined, { 'accept-encoding': 'gzip, br' }),
    await post('session.signIn', { username: 'x'.repeat(8_000), surplus: 'y'.repeat(8_000) }, { 'accept-encoding': 'gzip, br' }),
  ]
  for (const { headers } of answers) expect(headers['content-encoding']).toBeUndefined()
})

test.each([
  '/../package.json',
  '/..%2f..%2fpackage.json',
  '/assets/..%2f..%2fenrol.db',
  '/assets/%2e%2e/%2e%2e/enrol.db',
  '/..\\..\\enrol.db',
  '//etc/passwd',
  '/%00',
  '/assets/%00.js',
  '/.env',
  '/assets/',
  '/enrol.db',
  '/web/index.html',
])('%s leads out of nothing (CWE-22)', async (url) => {
  const { status, text } = await get(url)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(text).not.toContain('SQLite')
})

test('without a build of the web app the start is refused, with the mend', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'enrol-empty-'))
  await expect(startTestServer({ webRoot: folder })).rejects.toThrow(StartRefused)
  await expect(startTestServer({ webRoot: folder })).rejects.toThrow(/npm run build/)
  rmSync(folder, { recursive: true })
})
