import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { HOUR } from './testing/hand-clock.ts'
import { codeOf, newPerson, PASSWORD, signedInBrowser, type Traits } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const OWN = 'tide lantern harbour 7'
/** Of the examples in RFC 6238. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function givenAPassword(traits: Traits = {}) {
  const person = await newPerson(server, { oneTimePassword: true, ...traits })
  const browser = await signedInBrowser(server, person)
  const choose = (newPassword: string) => browser.trpc.session.changePassword.mutate({ newPassword })
  return { person, browser, choose }
}

async function signInAs({ username }: { username: string }, password: string) {
  const browser = server.browser()
  return { browser, answer: await browser.trpc.session.signIn.mutate({ username, password }) }
}

test('who comes to look after others needs a longer password than the one they have (ASVS 6.2.9)', async () => {
  const short = 'quiet tide 7'
  const person = await newPerson(server, { mfa: 'off' })
  const { users, atomically, sessions } = server.deps.store
  const shortHash = await server.deps.passwords.hash(short)
  expect(await atomically([users.changePassword(person.user, shortHash)], [sessions.endAllOf(person.user.id)])).toBe(true)
  expect((await signInAs(person, short)).answer).toEqual({ kind: 'signed-in' })
  expect(await atomically([users.changeRole({ ...person.user, role: 'member' }, 'administrator')])).toBe(true)

  const { browser, answer } = await signInAs(person, short)
  expect(answer).toEqual({ kind: 'change-password' })
  expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'change-password', passwordIs: 'too-short' })
  expect(await browser.trpc.session.changePassword.mutate({ newPassword: short })).toEqual({ kind: 'too-short', least: 15 })
  expect(await browser.trpc.session.changePassword.mutate({ newPassword: OWN })).toEqual({ kind: 'enrol' })
  expect((await signInAs(person, OWN)).answer).toEqual({ kind: 'enrol' })
})

describe('a password that was given to somebody', () => {
  test('lets them in as far as choosing their own, which is then the one that signs in', async () => {
    const { person, browser, choose } = await givenAPassword()
    expect(await browser.trpc.session.current.query()).toMatchObject({
      stage: 'change-password',
      passwordIs: 'given',
      user: { username: person.username },
    })
    expect(await choose(OWN)).toEqual({ kind: 'enrol' })
    expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'enrolling' })
    expect((await signInAs(person, PASSWORD)).answer).toEqual({ kind: 'wrong-credentials' })
    expect((await signInAs(person, OWN)).answer).toEqual({ kind: 'enrol' })
  })

  test('opens nothing 30 days later: whoever has the letter then is told to ask for a new one', async () => {
    const person = await newPerson(server, { oneTimePassword: true })
    const given = server.clock.now()
    server.clock.set(given + 30 * 24 * HOUR - 1)
    expect((await signInAs(person, PASSWORD)).answer).toEqual({ kind: 'change-password' })
    server.clock.set(given + 30 * 24 * HOUR)
    const { browser, answer } = await signInAs(person, PASSWORD)
    expect(answer).toEqual({ kind: 'one-time-password-expired' })
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    expect((await signInAs(person, 'wrong')).answer).toEqual({ kind: 'wrong-credentials' })
    server.clock.set(given)
  })

  test.each(['was changed', 'belongs to somebody suspended'])(
    'opens nothing when it %s between being looked at and the session (CWE-367)',
    async (what) => {
      const person = await newPerson(server, { mfa: 'off' })
      const { users, factors, sessions, atomically } = server.deps.store
      const methodOf = vi.spyOn(factors, 'methodOf').mockImplementationOnce(async () => {
        const change = what === 'was changed' ? users.giveOneTimePassword(person.user, 'another', 1) : users.suspend(person.user.id, 1)
        expect(await atomically([change], [sessions.endAllOf(person.user.id)])).toBe(true)
        return null
      })
      const { browser, answer } = await signInAs(person, PASSWORD)
      methodOf.mockRestore()
      expect(answer).toEqual({ kind: 'wrong-credentials' })
      expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
      expect(await sessions.of(person.user.id)).toEqual([])
    },
  )

  test('is asked to be changed at each sign-in until it is', async () => {
    const { person } = await givenAPassword()
    expect((await signInAs(person, PASSWORD)).answer).toEqual({ kind: 'change-password' })
  })

  test('is the only thing to change where MFA is off', async () => {
    const { browser, choose } = await givenAPassword({ mfa: 'off' })
    expect(await choose(OWN)).toEqual({ kind: 'signed-in' })
    expect(await browser.trpc.account.current.query()).toMatchObject({ factor: null, recoveryCodes: null })
  })

  test('that was changed does not skip the second factor of somebody who has one (NIST SP 800-63B-4 §3.1.1)', async () => {
    const { person, browser, choose } = await givenAPassword()
    const now = server.clock.now()
    const app = { id: `app-${person.username}`, userId: person.user.id, secret: SECRET, tag: '7K', issuedAt: now, lastStep: 0, at: now }
    await server.store.atomically([server.store.factors.addTotp(app)])
    expect(await choose(OWN)).toEqual({ kind: 'challenge', method: 'totp' })
    await expect(browser.trpc.account.current.query()).rejects.toThrow('challenge')
    const code = codeOf(SECRET, now)
    expect(await browser.trpc.challenge.submit.mutate({ code })).toMatchObject({ kind: 'accepted' })
  })
})

describe('a new password', () => {
  test.each([
    ['eleven char', { kind: 'too-short', least: 12 }],
    ['🔑'.repeat(11), { kind: 'too-short', least: 12 }],
    ['x'.repeat(129), { kind: 'too-long', most: 128 }],
    ['password1234', { kind: 'too-common' }],
    ['P@ssw0rd12345', { kind: 'too-common' }],
    ['qwertyuiop12', { kind: 'too-common' }],
    ['aaaaaaaaaaaaaaaa', { kind: 'too-common' }],
    ['Liverpool2024', { kind: 'too-common' }],
    [PASSWORD, { kind: 'unchanged' }],
  ] as const)('"%s" is refused, with why, and the old one stays', async (newPassword, refusal) => {
    const { person, browser, choose } = await givenAPassword()
    const token = browser.token()
    expect(await choose(newPassword)).toEqual(refusal)
    expect(browser.token()).toBe(token)
    expect((await signInAs(person, PASSWORD)).answer).toEqual({ kind: 'change-password' })
  })

  test.each([
    OWN,
    'a'.repeat(3) + ' quiet rivers run deep '.repeat(5),
    '  spaces outside count ',
    'llwybr cefn y môr 🌊',
    '密码应该足够长才安全啊对吧',
  ])('of 12 to 128 characters may be anything: %s', async (newPassword) => {
    const { person, choose } = await givenAPassword()
    expect(await choose(newPassword)).toEqual({ kind: 'enrol' })
    expect((await signInAs(person, newPassword)).answer).toEqual({ kind: 'enrol' })
  })

  test('that is made of what is known of the person is easily guessed (ASVS 6.2.11)', async () => {
    const { choose } = await givenAPassword({ username: 'gwendolen.hart', name: 'Gwendolen Hartwell' })
    expect(await choose('Gwendolen.Hart1')).toEqual({ kind: 'too-common' })
  })

  test('of an administrator has at least 15 characters', async () => {
    const { choose } = await givenAPassword({ role: 'administrator' })
    expect(await choose('lantern tide 7')).toEqual({ kind: 'too-short', least: 15 })
    expect(await choose(OWN)).toEqual({ kind: 'enrol' })
  })

  test('ends every other session of the person, and opens a new one', async () => {
    const { person, browser, choose } = await givenAPassword()
    const other = await signedInBrowser(server, person)
    const before = browser.token()
    await choose(OWN)
    expect(browser.token()).not.toBe(before)
    expect(await other.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    browser.setToken(before)
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
  })

  test('that is sent twice at once is taken once', async () => {
    const { choose, person } = await givenAPassword()
    const answers = await Promise.allSettled([choose(OWN), choose('another quiet harbour'), choose('a third way to the sea')])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const tries = await Promise.all([OWN, 'another quiet harbour', 'a third way to the sea'].map((password) => signInAs(person, password)))
    expect(tries.filter(({ answer }) => answer.kind === 'enrol')).toHaveLength(1)
  })

  test('is an event with its outcome, and is written nowhere', async () => {
    const { person, choose } = await givenAPassword()
    await choose('password1234')
    await choose(OWN)
    const events = await server.store.audit.of(person.user.id, 10)
    expect(events.filter(({ kind }) => kind === 'change-password').map(({ outcome }) => outcome)).toEqual(['changed', 'too-common'])
    expect(JSON.stringify(events)).not.toContain(OWN)
    expect(server.log.join()).not.toContain(OWN)
  })
})
