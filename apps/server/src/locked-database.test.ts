import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { openDatabase } from '@enrol/store'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { codeOf, fullySignedIn, PASSWORD, personWithApp, signedInBrowser, type WithApp } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/** As a backup, a second server or an operator's shell would: another connection that has locked the database. */
interface Other {
  exec(statement: string): void
}

let server: TestServer
let person: WithApp
let challenged: Browser
let other: Other
beforeAll(async () => {
  const folder = mkdtempSync(`${tmpdir()}/enrol-locked-`)
  const databaseUrl = `file:${folder}/enrol.db`
  server = await startTestServer({ databaseUrl })
  const database = await openDatabase(databaseUrl)
  other = (database.queries as unknown as { $client: Other }).$client
  afterAll(async () => {
    await database.close()
    await server.close()
    rmSync(folder, { recursive: true })
  })
})
beforeEach(async () => {
  person = await personWithApp(server)
  server.clock.advance(30_000)
  challenged = await signedInBrowser(server, person)
})

function lock(): void {
  other.exec('begin exclusive')
  onTestFinished(unlock)
}

function unlock(): void {
  try {
    other.exec('rollback')
  } catch {
    // It was unlocked in the test.
  }
}

/** How long the slowest of many looks at `url` took, in milliseconds, until `until` is settled; counted from the look before. */
async function slowest(url: string, browser: Browser, until: Promise<unknown>): Promise<number> {
  let settled = false
  void until.finally(() => {
    settled = true
  })
  let most = 0
  while (!settled) {
    const since = performance.now()
    expect((await browser.ask({ method: 'GET', url })).status).toBe(200)
    await new Promise((wait) => setTimeout(wait, 10))
    most = Math.max(most, performance.now() - since)
  }
  return most
}

test('while it is locked a right code is not accepted: 503 with Retry-After, and the code is good afterwards (CWE-636)', async () => {
  lock()
  const code = codeOf(person.secret, server.clock.now())
  const answers = await Promise.all([challenged.post('challenge.submit', { code }), challenged.post('challenge.submit', { code })])
  for (const { status, headers, json } of answers) {
    expect([status, headers['retry-after']]).toEqual([503, '2'])
    expect(json).toMatchObject({ error: { data: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, reference: expect.any(String) } } })
  }
  unlock()
  expect(await challenged.trpc.challenge.submit.mutate({ code })).toEqual({ kind: 'accepted' })
})

test('while it is locked the process stands still for nobody: health, readiness and what is only read are answered at once (CWE-833)', async () => {
  const signedIn = await fullySignedIn(server, person)
  lock()
  const { username } = person
  const asked = [
    server.browser().post('session.signIn', { username, password: PASSWORD }),
    server.browser().post('session.signIn', { username, password: 'a wrong password' }),
  ]
  const waiting = Promise.all(asked)
  const times = await Promise.all(['/healthz', '/readyz', '/trpc/session.current'].map((url) => slowest(url, signedIn, waiting)))
  expect(Math.max(...times)).toBeLessThan(1_000)
  for (const { status, headers } of await waiting)
    expect([status, headers['retry-after'], headers['set-cookie']]).toEqual([503, '2', undefined])
})

test('who comes while it is locked for a moment is answered as ever, a little later', async () => {
  lock()
  const answer = challenged.trpc.challenge.submit.mutate({ code: codeOf(person.secret, server.clock.now()) })
  await new Promise((wait) => setTimeout(wait, 500))
  unlock()
  expect(await answer).toEqual({ kind: 'accepted' })
})

test('a session that is to be kept from ending while it is locked is answered as busy too', async () => {
  server.clock.advance(60_000)
  lock()
  const { status, headers } = await challenged.post('session.stay')
  expect([status, headers['retry-after']]).toEqual([503, '2'])
})
