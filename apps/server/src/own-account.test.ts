import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { MINUTE } from './testing/hand-clock.ts'
import {
  codeOf,
  fullySignedIn,
  newPerson,
  PASSWORD,
  type Person,
  personWithApp,
  personWithEmail,
  signedInBrowser,
} from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const ELSEWHERE = '203.0.113.9'
const NEW_PASSWORD = 'tide lantern harbour 7'

describe.each(['SQLite', 'PostgreSQL'])("one's own account on %s", (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(database === 'SQLite' ? {} : { databaseUrl: await newPostgresDatabase() })
  })
  afterAll(() => server.close())

  const withoutMfa = (): Promise<Person> => newPerson(server, { mfa: 'off' })
  const stageOf = async (browser: Browser): Promise<string> => (await browser.trpc.session.current.query()).stage
  const lastSignInOf = async ({ user }: Person) => (await server.store.users.byId(user.id))?.user.lastSignInAt
  const eventsOf = async ({ user }: Person, kind: string) =>
    (await server.store.audit.of(user.id, 100)).filter((event) => event.kind === kind)
  const noticesTo = ({ email }: Person) => server.mail.messagesTo(email).map(({ subject }) => subject)

  async function signInFrom({ username }: Person, userAgent: string, address = ELSEWHERE): Promise<Browser> {
    const browser = server.browser(address)
    await browser.post('session.signIn', { username, password: PASSWORD }, { 'user-agent': userAgent })
    return browser
  }

  describe('sessions', () => {
    test('are told with device, place and times, the current one among them (ASVS 7.5.2)', async () => {
      const person = await withoutMfa()
      const first = server.clock.now()
      await signInFrom(person, IPHONE)
      server.clock.advance(MINUTE)
      const browser = await signedInBrowser(server, person)
      const sessions = await browser.trpc.account.sessions.query()
      expect(sessions).toMatchObject([
        { current: true, here: true, address: '127.0.0.1', stage: 'signed-in', device: { browser: null, system: null } },
        {
          current: false,
          here: false,
          address: ELSEWHERE,
          createdAt: first,
          lastSeenAt: first,
          device: { browser: 'Safari', system: 'iphone' },
        },
      ])
    })

    test('are named by what opens nothing', async () => {
      const browser = await signedInBrowser(server, await withoutMfa())
      const text = (await browser.get('account.sessions')).text
      expect(text).not.toContain(browser.token())
      const thief = server.browser()
      thief.setToken((await browser.trpc.account.sessions.query())[0]?.id ?? '')
      expect(await stageOf(thief)).toBe('anonymous')
    })

    test('keep no more than 256 characters of what a browser says of itself', async () => {
      const person = await withoutMfa()
      await signInFrom(person, 'x'.repeat(4_000))
      expect((await server.store.sessions.of(person.user.id)).map(({ browser }) => browser)).toEqual(['x'.repeat(256)])
    })

    test('tell of one in which the password alone was given, and of none that is over', async () => {
      const person = await personWithApp(server)
      const browser = await fullySignedIn(server, person)
      server.clock.advance(MINUTE)
      await signInFrom(person, IPHONE)
      expect((await browser.trpc.account.sessions.query()).map(({ stage }) => stage)).toEqual(['challenge', 'signed-in'])
      server.clock.advance(5 * MINUTE)
      expect((await browser.trpc.account.sessions.query()).map(({ stage }) => stage)).toEqual(['signed-in'])
    })

    test('are ended one by one; the person is told and the trail knows', async () => {
      const person = await withoutMfa()
      const [browser, other, third] = [
        await signedInBrowser(server, person),
        await signInFrom(person, IPHONE),
        await signInFrom(person, 'x'),
      ]
      const listed = await browser.trpc.account.sessions.query()
      const id = listed.find(({ device }) => device.system === 'iphone')?.id ?? ''
      expect(await browser.trpc.account.endSession.mutate({ id })).toEqual({ kind: 'ended' })
      expect([await stageOf(browser), await stageOf(other), await stageOf(third)]).toEqual(['signed-in', 'anonymous', 'signed-in'])
      expect(await browser.trpc.account.endSession.mutate({ id })).toEqual({ kind: 'not-found' })
      expect((await eventsOf(person, 'end-session')).map(({ outcome }) => outcome)).toEqual(['not-found', 'ended'])
      await vi.waitFor(() => expect(noticesTo(person)).toEqual(['CJSM: you were signed out on another device']))
    })

    test('of somebody else are answered as one that never was, and stay (CWE-639)', async () => {
      const [person, other] = [await withoutMfa(), await withoutMfa()]
      const [browser, theirs] = [await signedInBrowser(server, person), await signedInBrowser(server, other)]
      const [session] = await theirs.trpc.account.sessions.query()
      const answers = []
      for (const id of [session?.id ?? '', 'unknown', '', 'nul\0', "' or '1'='1"])
        answers.push(await browser.trpc.account.endSession.mutate({ id }))
      expect(answers).toEqual(Array.from({ length: 5 }, () => ({ kind: 'not-found' })))
      expect(await browser.trpc.account.endOtherSessions.mutate()).toEqual({ kind: 'none' })
      expect(await stageOf(theirs)).toBe('signed-in')
    })

    test('but the current one are all ended at once', async () => {
      const person = await withoutMfa()
      const [browser, ...others] = [await signedInBrowser(server, person), await signInFrom(person, IPHONE), await signInFrom(person, 'x')]
      const current = (await browser.trpc.account.sessions.query()).find((session) => session.current)
      expect(await browser.trpc.account.endSession.mutate({ id: current?.id ?? '' })).toEqual({ kind: 'current' })
      expect(await browser.trpc.account.endOtherSessions.mutate()).toEqual({ kind: 'ended', number: 2 })
      expect(await Promise.all([browser, ...others].map(stageOf))).toEqual(['signed-in', 'anonymous', 'anonymous'])
      expect(await eventsOf(person, 'end-session')).toMatchObject([{ outcome: 'ended', detail: { number: 2 } }, { outcome: 'current' }])
    })
  })

  describe('the last sign-in', () => {
    test('is noted when the code was right, not at the password, and not at a proof', async () => {
      const person = await personWithApp(server)
      expect(await lastSignInOf(person)).toBeNull()
      server.clock.advance(MINUTE)
      const browser = await signedInBrowser(server, person)
      expect(await lastSignInOf(person)).toBeNull()
      server.clock.advance(MINUTE)
      const at = server.clock.now()
      await browser.trpc.challenge.submit.mutate({ code: codeOf(person.secret, at) })
      expect(await lastSignInOf(person)).toBe(at)
      server.clock.advance(MINUTE)
      const code = codeOf(person.secret, server.clock.now())
      expect(await browser.trpc.account.prove.mutate({ password: PASSWORD, code })).toEqual({ kind: 'proven' })
      expect(await lastSignInOf(person)).toBe(at)
    })

    test('is noted with a recovery code', async () => {
      const person = await personWithApp(server)
      const answer = await (await fullySignedIn(server, person)).trpc.account.createRecoveryCodes.mutate()
      server.clock.advance(MINUTE)
      const browser = await signedInBrowser(server, person)
      await browser.trpc.challenge.useRecoveryCode.mutate({ code: answer.kind === 'created' ? (answer.codes[0] ?? '') : '' })
      expect(await lastSignInOf(person)).toBe(server.clock.now())
    })

    test('is noted when email is enrolled, and at each sign-in with its code', async () => {
      const person = await personWithEmail(server)
      expect(await lastSignInOf(person)).toBe(server.clock.now())
      server.clock.advance(MINUTE)
      const browser = await signedInBrowser(server, person)
      await browser.trpc.challenge.sendEmailCode.mutate()
      await browser.trpc.challenge.submit.mutate({ code: server.mail.codeTo(person.email) })
      expect(await lastSignInOf(person)).toBe(server.clock.now())
      expect(await browser.trpc.account.current.query()).toMatchObject({ lastSignInAt: server.clock.now() - MINUTE })
    })

    test('is noted with a password alone where MFA is off, also when it has just been chosen', async () => {
      const person = await newPerson(server, { mfa: 'off', oneTimePassword: true })
      const browser = await signedInBrowser(server, person)
      expect(await lastSignInOf(person)).toBeNull()
      await browser.trpc.session.changePassword.mutate({ newPassword: NEW_PASSWORD })
      const first = server.clock.now()
      expect(await lastSignInOf(person)).toBe(first)
      expect(await browser.trpc.account.current.query()).toMatchObject({ lastSignInAt: null })
      server.clock.advance(MINUTE)
      const again = server.browser()
      await again.trpc.session.signIn.mutate({ username: person.username, password: NEW_PASSWORD })
      expect(await lastSignInOf(person)).toBe(server.clock.now())
      expect(await again.trpc.account.current.query()).toMatchObject({ lastSignInAt: first })
    })
  })

  describe('events', () => {
    test('are one’s own, in the order that they happened in, by whom, and with no address', async () => {
      const person = await personWithApp(server)
      const other = await personWithApp(server, { colleagueOf: person, role: 'administrator' })
      await server.browser(ELSEWHERE).trpc.session.signIn.mutate({ username: person.username, password: 'guess' })
      const administrator = await fullySignedIn(server, other)
      await administrator.trpc.admin.allowEmailMfa.mutate({ id: person.user.id, reason: 'asked to', allowed: true })
      const browser = await fullySignedIn(server, person)
      const events = await browser.trpc.account.events.query()
      expect(events.slice(0, 4)).toMatchObject([
        { kind: 'submit-code', outcome: 'accepted', by: 'you', reference: expect.any(String) },
        { kind: 'sign-in', outcome: 'challenge', by: 'you' },
        { kind: 'allow-email-mfa', by: 'administrator', reference: null },
        { kind: 'sign-in', outcome: 'wrong-credentials', by: 'somebody', reference: null },
      ])
      const text = JSON.stringify(events)
      for (const untold of [ELSEWHERE, '127.0.0.1', other.user.id, other.username, 'asked to']) expect(text).not.toContain(untold)
      expect(Object.keys(events[0] ?? {}).sort()).toEqual(['added', 'at', 'by', 'kind', 'outcome', 'reference'])
    })

    test('of somebody who tries the name from a browser of their own are nobody’s in particular', async () => {
      const person = await withoutMfa()
      const colleague = await signedInBrowser(server, await newPerson(server, { colleagueOf: person, mfa: 'off' }))
      await colleague.trpc.session.signIn.mutate({ username: person.username, password: 'guess' })
      const browser = await signedInBrowser(server, person)
      expect(await browser.trpc.account.events.query()).toMatchObject([{ by: 'you' }, { outcome: 'wrong-credentials', by: 'somebody' }])
    })

    test('are fifty at most, and who looked at the person is not among them', async () => {
      const person = await personWithApp(server)
      const other = await personWithApp(server, { colleagueOf: person, role: 'administrator' })
      const administrator = await fullySignedIn(server, other)
      for (let look = 0; look < 3; look++) await administrator.trpc.admin.person.query({ id: person.user.id })
      const browser = await fullySignedIn(server, person)
      const told = (await browser.trpc.account.events.query()).map(({ kind }) => kind)
      expect(told).toContain('confirm-enrolment')
      expect(told).not.toContain('look-at-person')
      for (let time = 0; time < 60; time++) await browser.trpc.account.endSession.mutate({ id: 'unknown' })
      const events = await browser.trpc.account.events.query()
      expect(events).toHaveLength(50)
      expect(events.filter(({ kind }) => kind !== 'end-session')).toEqual([])
    })
  })

  describe('a new password', () => {
    test('needs a fresh proof where there is a factor; then it ends every other session and goes on in a new one', async () => {
      const person = await personWithApp(server)
      const [browser, other] = [await fullySignedIn(server, person), await fullySignedIn(server, person)]
      server.clock.advance(5 * MINUTE)
      const change = (newPassword: string) => browser.trpc.account.changePassword.mutate({ newPassword, password: PASSWORD })
      expect(await change(NEW_PASSWORD)).toEqual({ kind: 'proof-needed' })
      // Not even whether it would do: that tells what the password is.
      expect(await change(PASSWORD)).toEqual({ kind: 'proof-needed' })
      await browser.trpc.account.prove.mutate({ password: PASSWORD, code: codeOf(person.secret, server.clock.now()) })
      const before = browser.token()
      expect(await change('short')).toEqual({ kind: 'too-short', least: 12 })
      expect(await change('password1234')).toEqual({ kind: 'too-common' })
      expect(await change(PASSWORD)).toEqual({ kind: 'unchanged' })
      expect(browser.token()).toBe(before)
      expect(await change(NEW_PASSWORD)).toEqual({ kind: 'changed' })
      expect(browser.token()).not.toBe(before)
      expect([await stageOf(browser), await stageOf(other)]).toEqual(['signed-in', 'anonymous'])
      expect((await browser.trpc.account.createRecoveryCodes.mutate()).kind).toBe('created')
      const again = server.browser()
      expect(await again.trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })).toEqual({
        kind: 'wrong-credentials',
      })
      expect(await again.trpc.session.signIn.mutate({ username: person.username, password: NEW_PASSWORD })).toMatchObject({
        kind: 'challenge',
      })
      await vi.waitFor(() => expect(noticesTo(person)).toContain('CJSM: your password was changed'))
      const outcomes = (await eventsOf(person, 'change-password')).map(({ outcome }) => outcome)
      expect(outcomes).toEqual(['changed', 'unchanged', 'too-common', 'too-short', 'proof-needed', 'proof-needed'])
      expect(JSON.stringify(await server.store.audit.of(person.user.id, 100))).not.toContain(NEW_PASSWORD)
    })

    test('of an administrator has at least 15 characters', async () => {
      const browser = await fullySignedIn(server, await personWithApp(server, { role: 'administrator' }))
      expect(await browser.trpc.account.changePassword.mutate({ newPassword: 'lantern tide 7' })).toEqual({ kind: 'too-short', least: 15 })
    })

    test('needs the current one where there is no factor, and is no proof for anything else', async () => {
      const person = await withoutMfa()
      const browser = await signedInBrowser(server, person)
      const change = (password?: string) => browser.trpc.account.changePassword.mutate({ newPassword: NEW_PASSWORD, password })
      expect(await change()).toEqual({ kind: 'password-needed' })
      expect(await change('guess')).toEqual({ kind: 'wrong-credentials' })
      expect(await change(PASSWORD)).toEqual({ kind: 'changed' })
      expect((await server.store.sessions.of(person.user.id)).length).toBe(1)
      const [session] = await browser.trpc.account.sessions.query()
      expect((await server.store.sessions.get(session?.id ?? ''))?.provenAt).toBeNull()
    })

    test('can’t be had by guessing the current one: tries are slowed as at sign-in, and together with it', async () => {
      const person = await withoutMfa()
      const browser = await signedInBrowser(server, person, ELSEWHERE)
      const tries = Array.from({ length: 20 }, () =>
        browser.trpc.account.changePassword.mutate({ newPassword: NEW_PASSWORD, password: 'guess' }),
      )
      const kinds = (await Promise.all(tries)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'wrong-credentials')).toHaveLength(5)
      expect(kinds.filter((kind) => kind === 'throttled')).toHaveLength(15)
      expect((await browser.trpc.account.changePassword.mutate({ newPassword: NEW_PASSWORD, password: PASSWORD })).kind).toBe('throttled')
      expect((await server.browser().trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })).kind).toBe('throttled')
      expect((await eventsOf(person, 'prove')).filter(({ outcome }) => outcome === 'throttled')).toHaveLength(1)
      expect(await eventsOf(person, 'change-password')).toEqual([])
    })

    test('that is sent twice at once is taken once', async () => {
      const person = await withoutMfa()
      const browser = await signedInBrowser(server, person)
      const answers = await Promise.allSettled(
        [NEW_PASSWORD, 'another quiet harbour'].map((newPassword) =>
          browser.trpc.account.changePassword.mutate({ newPassword, password: PASSWORD }),
        ),
      )
      expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value.kind === 'changed')).toHaveLength(1)
    })
  })
})
