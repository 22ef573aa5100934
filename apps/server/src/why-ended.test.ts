import { randomBytes } from 'node:crypto'
import { tidyUp } from '@enrol/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator } from './testing/administration.ts'
import type { Browser } from './testing/browser.ts'
import { fullySignedIn, personWithApp, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const HOUR = 3_600_000

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const why = ({ trpc }: Browser) => trpc.session.whyEnded.query()
const UNKNOWN = { kind: 'unknown' }

test.each([
  ['mfa-reset', 'resetMfa', true],
  ['suspended', 'suspend', false],
  ['password-given', 'newOneTimePassword', false],
] as const)(
  'whoever holds a session that an administrator ended learns why: %s by %s; whoever has the password alone: %s',
  async (cause, deed, isTold) => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const [waiting, signedIn] = [await signedInBrowser(server, sam), await fullySignedIn(server, sam)]
    expect([await why(waiting), await why(signedIn)]).toEqual([UNKNOWN, UNKNOWN])
    await admin[deed].mutate({ id: sam.user.id, reason: 'asked for it by telephone' })
    for (const browser of [waiting, signedIn]) expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    expect(await why(signedIn)).toEqual({ kind: 'ended', cause })
    // A sign-in tells them neither.
    expect(await why(waiting)).toEqual(isTold ? { kind: 'ended', cause } : UNKNOWN)
  },
)

test('whoever holds a session that its own person ended elsewhere learns that; the one that was kept has not ended', async () => {
  const person = await personWithApp(server)
  const first = await fullySignedIn(server, person)
  server.clock.advance(30_000)
  const second = await fullySignedIn(server, person)
  server.clock.advance(30_000)
  const kept = await fullySignedIn(server, person)
  const sessions = await kept.trpc.account.sessions.query()
  const [one] = sessions.filter(({ current }) => !current)
  await kept.trpc.account.endSession.mutate({ id: one?.id ?? '' })
  await kept.trpc.account.endOtherSessions.mutate()
  const ended = { kind: 'ended', cause: 'elsewhere' }
  expect([await why(first), await why(second), await why(kept)]).toEqual([ended, ended, UNKNOWN])
})

test('nobody else is told anything: not without a token, with another one, or with what the table knows the session by', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const browser = await fullySignedIn(server, sam)
  await admin.suspend.mutate({ id: sam.user.id, reason: 'left' })
  const { endedSessions } = server.database.tables
  const rows = await server.database.queries.select().from(endedSessions)
  for (const token of [null, randomBytes(32).toString('base64url'), ...rows.map(({ id }) => id)]) {
    const stranger = server.browser()
    stranger.setToken(token)
    expect(await why(stranger)).toEqual(UNKNOWN)
  }
  expect(await why(browser)).toEqual({ kind: 'ended', cause: 'suspended' })
})

test('what is asked about the end of a session opens none, and is forgotten after a day', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const browser = await signedInBrowser(server, sam)
  await admin.resetMfa.mutate({ id: sam.user.id, reason: 'lost phone' })
  await why(browser)
  expect((await browser.post('challenge.submit', { code: '123456' })).status).toBe(401)
  server.clock.advance(23 * HOUR)
  await tidyUp(server.deps)
  expect(await why(browser)).toEqual({ kind: 'ended', cause: 'mfa-reset' })
  server.clock.advance(2 * HOUR)
  await tidyUp(server.deps)
  expect(await why(browser)).toEqual(UNKNOWN)
})
