import { resetMfa, restoreUser, suspendUser } from '@enrol/api'
import { sessionIdOf } from '@enrol/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { HOUR, MINUTE } from './testing/hand-clock.ts'
import { codeOf, fullySignedIn, newPerson, PASSWORD, personWithApp, personWithEmail, range, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function stageOf(browser: Browser): Promise<string> {
  return (await browser.trpc.session.current.query()).stage
}

/** Where a browser stands that has only the given cookie. */
async function stageOfToken(token: string | null): Promise<string> {
  const browser = server.browser()
  browser.setToken(token)
  return stageOf(browser)
}

test('the session has a new id after the password and another after the code, and the old ones are dead (ASVS 7.2.4)', async () => {
  const person = await personWithApp(server)
  server.clock.advance(MINUTE)
  const browser = await signedInBrowser(server, person)
  const afterPassword = browser.token()
  await browser.trpc.challenge.submit.mutate({ code: codeOf(person.secret, server.clock.now()) })
  const afterCode = browser.token()
  expect(new Set([null, afterPassword, afterCode]).size).toBe(3)
  expect(await stageOfToken(afterPassword)).toBe('anonymous')
  expect(await stageOfToken(afterCode)).toBe('signed-in')
})

test('a planted cookie gains nothing: its session ends when the victim signs in (CWE-384)', async () => {
  const thief = await signedInBrowser(server, await newPerson(server))
  const planted = thief.token()
  const victim = server.browser()
  victim.setToken(planted)
  const person = await newPerson(server)
  await victim.trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })
  expect(victim.token()).not.toBe(planted)
  expect(await stageOf(thief)).toBe('anonymous')
})

test("a token of the browser's own choosing becomes no session", async () => {
  const browser = server.browser()
  const chosen = 'C'.repeat(43)
  browser.setToken(chosen)
  await browser.trpc.session.signIn.mutate({ username: (await newPerson(server)).username, password: PASSWORD })
  expect(browser.token()).not.toBe(chosen)
  expect(await stageOfToken(chosen)).toBe('anonymous')
})

test.each([
  '',
  'x',
  'a'.repeat(42),
  'a'.repeat(44),
  'a'.repeat(5_000),
  '../../../etc',
  `${'a'.repeat(42)}%`,
  '__proto__',
  '"quoted"',
  '%ff',
  "' or 1=1",
])('the cookie %j is no session, and no error', async (token) => {
  const browser = server.browser()
  browser.setToken(token)
  expect(await stageOf(browser)).toBe('anonymous')
})

test('of two cookies with our name one is read, and neither is believed without a session', async () => {
  const signedIn = await signedInBrowser(server, await newPerson(server))
  const { ask } = server.browser()
  for (const cookie of [
    `enrol=${'z'.repeat(43)}; enrol=${'y'.repeat(43)}`,
    'enrol',
    'enrol=;;;=',
    '=; =',
    `__Host-enrol=${signedIn.token()}`,
  ])
    expect((await ask({ method: 'GET', url: '/trpc/session.current', headers: { cookie } })).json).toEqual({
      result: { data: { stage: 'anonymous' } },
    })
})

test('the table knows a session by the digest of its token alone', async () => {
  const browser = await signedInBrowser(server, await newPerson(server))
  const token = browser.token() ?? ''
  const contents = await server.contents()
  expect(contents).toContain(sessionIdOf(token))
  expect(contents).not.toContain(token)
})

describe('the cookie', () => {
  test('on http it is HttpOnly, SameSite=Strict, for the whole host, and lasts as long as the browser', async () => {
    const browser = await signedInBrowser(server, await newPerson(server))
    expect(browser.lastSetCookie()).toMatch(/^enrol=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    await browser.trpc.session.signOut.mutate()
    expect(browser.lastSetCookie()).toMatch(/^enrol=; .*Path=\/;.*Expires=Thu, 01 Jan 1970/)
  })

  test('on https it is __Host- and Secure as well', async () => {
    const https = await startTestServer({ publicUrl: 'https://mfa.example.org' })
    const browser = await signedInBrowser(https, await newPerson(https))
    expect(browser.lastSetCookie()).toMatch(/^__Host-enrol=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    const { json } = await https
      .browser()
      .ask({ method: 'GET', url: '/trpc/session.current', headers: { cookie: `enrol=${browser.token()}` } })
    expect(json).toEqual({ result: { data: { stage: 'anonymous' } } })
    await browser.trpc.session.signOut.mutate()
    expect(browser.lastSetCookie()).toMatch(/^__Host-enrol=; .*Secure/)
    await https.close()
  })
})

describe('a session without use ends (NIST SP 800-63B-4 §2.2.3)', () => {
  const STAGES = [
    { stage: 'enrolling', minutes: 30, open: async () => signedInBrowser(server, await newPerson(server)) },
    { stage: 'challenge', minutes: 5, open: async () => signedInBrowser(server, await personWithApp(server)) },
    { stage: 'signed-in', minutes: 15, open: async () => fullySignedIn(server, await personWithApp(server)) },
  ]

  test.each(STAGES)('$stage: after $minutes minutes, not a moment sooner', async ({ stage, minutes, open }) => {
    const browser = await open()
    server.clock.advance(minutes * MINUTE - 1)
    expect(await browser.trpc.session.current.query()).toMatchObject({ stage, expiresAt: server.clock.now() + 1 })
    server.clock.advance(1)
    expect(await stageOf(browser)).toBe('anonymous')
  })

  test.each(STAGES)('$stage: asking where one stands does not keep it, staying does', async ({ stage, minutes, open }) => {
    const browser = await open()
    server.clock.advance((minutes / 2) * MINUTE)
    await browser.trpc.session.current.query()
    if (stage === 'enrolling') await browser.trpc.enrolment.delivery.query()
    if (stage === 'challenge') await browser.trpc.challenge.delivery.query()
    server.clock.advance((minutes / 2) * MINUTE - 1)
    expect(await browser.trpc.session.stay.mutate()).toMatchObject({ stage, expiresAt: server.clock.now() + minutes * MINUTE })
    server.clock.advance(minutes * MINUTE - 1)
    expect(await stageOf(browser)).toBe(stage)
    server.clock.advance(1)
    expect(await stageOf(browser)).toBe('anonymous')
  })

  test.each(STAGES)('$stage: after 12 hours however busy', async ({ stage, minutes, open }) => {
    const browser = await open()
    const until = server.clock.now() + 12 * HOUR
    expect(await browser.trpc.session.current.query()).not.toHaveProperty('atLimit')
    const pause = (minutes * MINUTE) / 2
    for (const _ of range(1, Math.floor((12 * HOUR) / pause) - 1)) {
      server.clock.advance(pause)
      await browser.trpc.session.stay.mutate()
    }
    expect(await browser.trpc.session.current.query()).toMatchObject({ stage, expiresAt: until, atLimit: true })
    server.clock.set(until)
    expect(await stageOf(browser)).toBe('anonymous')
  })
})

describe('a suspension', () => {
  test('ends every session, and the right password is answered like a wrong one, until the restoration', async () => {
    const person = await personWithApp(server)
    const [challenge, signedIn] = [await signedInBrowser(server, person), await fullySignedIn(server, person)]
    const deps = { ...server.deps }
    await suspendUser(deps, { username: person.username, reason: 'left the organisation' })
    expect([await stageOf(challenge), await stageOf(signedIn)]).toEqual(['anonymous', 'anonymous'])
    expect((await challenge.post('challenge.submit', { code: codeOf(person.secret, server.clock.now(), 1) })).status).toBe(401)

    const browser = server.browser()
    const answers = [
      await browser.post('session.signIn', { username: person.username, password: PASSWORD }),
      await browser.post('session.signIn', { username: person.username, password: 'another password' }),
      await browser.post('session.signIn', { username: 'nobody at all', password: PASSWORD }),
    ]
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['{"result":{"data":{"kind":"wrong-credentials"}}}']))
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined])

    await restoreUser(deps, { username: person.username, reason: 'came back' })
    expect(await stageOf(signedIn)).toBe('anonymous')
    expect(await browser.trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })).toEqual({
      kind: 'challenge',
      method: 'totp',
    })
  })

  test('a session that was written just after it is dead as well', async () => {
    const person = await newPerson(server)
    await suspendUser({ ...server.deps }, { username: person.username, reason: 'asked to' })
    const token = 'S'.repeat(43)
    const session = { id: sessionIdOf(token), userId: person.user.id, stage: 'enrolling', at: server.clock.now() } as const
    await server.store.atomically([server.store.sessions.open(session)])
    expect(await stageOfToken(token)).toBe('anonymous')
    await restoreUser({ ...server.deps }, { username: person.username, reason: 'came back' })
    expect(await stageOfToken(token)).toBe('anonymous')
  })
})

test('a reset of the factor ends every session, and does not skip the enrolment', async () => {
  const person = await personWithEmail(server)
  await resetMfa({ ...server.deps }, { username: person.username, reason: 'lost the mailbox' })
  expect(await stageOf(person.browser)).toBe('anonymous')
  const browser = server.browser()
  expect(await browser.trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })).toEqual({ kind: 'enrol' })
})

test('signing out ends the session on the server, twice is as good as once, and other sessions go on', async () => {
  const person = await newPerson(server)
  const [one, other] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
  const token = one.token()
  expect(await one.trpc.session.signOut.mutate()).toEqual({ kind: 'signed-out' })
  expect(await one.trpc.session.signOut.mutate()).toEqual({ kind: 'signed-out' })
  expect(await stageOfToken(token)).toBe('anonymous')
  expect(await stageOf(other)).toBe('enrolling')
})
