import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createPasswords, type Passwords } from '@enrol/api'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { MINUTE, SECOND } from './testing/hand-clock.ts'
import { newPerson, PASSWORD, personWithApp, range, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/** Passwords that say what was verified. Unknown names are verified against a hash at its full cost; here at none. */
function watchedPasswords(real: Passwords) {
  const verified: (string | null)[] = []
  const passwords: Passwords = {
    ...real,
    inTurn: (name, work) =>
      real.inTurn(name, (verify) =>
        work(async (hash, password) => {
          verified.push(hash)
          return hash !== null && verify(hash, password)
        }),
      ),
  }
  return { passwords, verified }
}

let server: TestServer
let verified: (string | null)[]
beforeAll(async () => {
  const watched = watchedPasswords(await createPasswords())
  verified = watched.verified
  server = await startTestServer({ passwords: watched.passwords })
})
afterAll(() => server.close())

let addresses = 0
const newAddress = (): string => `198.51.100.${++addresses}`

function attempt(username: string, password: string, address = newAddress()) {
  return server.browser(address).trpc.session.signIn.mutate({ username, password })
}

test('user names compare without case, outer spaces and compatibility forms', async () => {
  const { username } = await newPerson(server, { username: `Éva.${addresses}.Kovács` })
  for (const spelling of [username.toUpperCase(), ` ${username.toLowerCase()}\t`, username.normalize('NFD')])
    expect(await attempt(spelling, PASSWORD)).toEqual({ kind: 'enrol' })
  expect(await attempt(`x${username}`, PASSWORD)).toEqual({ kind: 'wrong-credentials' })
})

test('a password is compared exactly: case, outer spaces and length count', async () => {
  const { username } = await newPerson(server)
  for (const password of [PASSWORD.toUpperCase(), ` ${PASSWORD}`, `${PASSWORD} `, PASSWORD.slice(0, -1), `${PASSWORD}\u0000`])
    expect(await attempt(username, password)).toMatchObject({ kind: 'wrong-credentials' })
  server.clock.advance(16 * MINUTE)
  expect(await attempt(username, PASSWORD)).toEqual({ kind: 'enrol' })
})

test('unknown, known and suspended people get the same answer after the same work: one verification each (CWE-208)', async () => {
  const known = await newPerson(server)
  const suspended = await newPerson(server)
  await server.store.atomically([server.store.users.suspend(suspended.user.id, server.clock.now())])
  const before = verified.length
  const answers = [
    await attempt('unknown', 'x'),
    await attempt(known.username, 'x'),
    await attempt(suspended.username, 'x'),
    await attempt(suspended.username, PASSWORD),
  ]
  expect(answers).toEqual(answers.map(() => ({ kind: 'wrong-credentials' })))
  expect(verified.slice(before)).toEqual([null, known.user.passwordHash, suspended.user.passwordHash, suspended.user.passwordHash])
})

describe('wrong passwords slow a name down after five, for everybody alike, and never for good (NIST SP 800-63B-4 §3.2.2)', () => {
  test.each(['known', 'unknown'])('a name that is %s', async (which) => {
    const username = which === 'known' ? (await newPerson(server)).username : 'somebody who is not there'
    for (const _ of range(1, 5)) expect(await attempt(username, 'wrong')).toEqual({ kind: 'wrong-credentials' })
    const before = verified.length
    const waits: number[] = []
    for (const _ of range(1, 5)) {
      const slowed = await attempt(username, PASSWORD)
      if (slowed.kind !== 'throttled') throw new Error(`answered ${slowed.kind}`)
      expect(slowed).toEqual({ kind: 'throttled', until: expect.any(Number) })
      waits.push((slowed.until - server.clock.now()) / SECOND)
      server.clock.set(slowed.until - 1)
      expect(await attempt(` ${username.toUpperCase()} `, PASSWORD)).toEqual(slowed)
      server.clock.set(slowed.until)
      expect(await attempt(username, 'wrong')).toEqual({ kind: 'wrong-credentials' })
    }
    expect(waits).toEqual([30, 60, 120, 240, 240])
    expect(verified.length - before).toBe(5)
    server.clock.advance(4 * MINUTE)
    expect(await attempt(username, PASSWORD)).toEqual({ kind: which === 'known' ? 'enrol' : 'wrong-credentials' })
  })

  test('a right password counts for nothing, and forgives the misses before it', async () => {
    const { username } = await newPerson(server)
    for (const _ of range(1, 4)) await attempt(username, 'wrong')
    for (const _ of range(1, 8)) expect(await attempt(username, PASSWORD)).toEqual({ kind: 'enrol' })
    for (const _ of range(1, 5)) expect(await attempt(username, 'wrong')).toEqual({ kind: 'wrong-credentials' })
    expect(await attempt(username, PASSWORD)).toMatchObject({ kind: 'throttled' })
  })

  test('right passwords at the same instant all get in', async () => {
    const { username } = await newPerson(server)
    const answers = await Promise.all(range(1, 20).map(() => attempt(username, PASSWORD)))
    expect(answers).toEqual(answers.map(() => ({ kind: 'enrol' })))
  })

  test('thirty guesses at the same instant: five are looked at', async () => {
    const { username } = await newPerson(server)
    const before = verified.length
    const answers = await Promise.all(range(1, 30).map(() => attempt(username, 'wrong')))
    expect(verified.length - before).toBe(5)
    expect(answers.filter(({ kind }) => kind === 'throttled')).toHaveLength(25)
  })

  test('after 15 minutes without an attempt the count begins again', async () => {
    const { username } = await newPerson(server)
    for (const _ of range(1, 4)) await attempt(username, 'wrong')
    server.clock.advance(15 * MINUTE + 1)
    for (const _ of range(1, 5)) expect(await attempt(username, 'wrong')).toEqual({ kind: 'wrong-credentials' })
    expect(await attempt(username, 'wrong')).toMatchObject({ kind: 'throttled' })
  })

  test('one name that is slowed down slows nobody else', async () => {
    const [one, other] = [await newPerson(server), await newPerson(server)]
    const address = newAddress()
    for (const _ of range(1, 6)) await attempt(one.username, 'wrong', address)
    expect(await attempt(other.username, PASSWORD, address)).toEqual({ kind: 'enrol' })
  })
})

describe('wrong passwords slow an address down after fifty', () => {
  test("over many names; then its attempts use up nobody's, and other addresses go on", async () => {
    const address = newAddress()
    const { username } = await newPerson(server)
    for (const i of range(1, 50)) expect(await attempt(`guess-${i}`, 'wrong', address)).toEqual({ kind: 'wrong-credentials' })
    const slowed = { kind: 'throttled', until: server.clock.now() + 30 * SECOND }
    for (const _ of range(1, 6)) expect(await attempt(username, 'wrong', address)).toEqual(slowed)
    expect(await attempt(username, PASSWORD, address)).toEqual(slowed)
    expect(await attempt(username, PASSWORD)).toEqual({ kind: 'enrol' })
    server.clock.set(slowed.until)
    expect(await attempt(username, PASSWORD, address)).toEqual({ kind: 'enrol' })
  })

  test('an IPv6 network counts as one, since whoever has one of its addresses has all (RFC 4291 §2.5.1)', async () => {
    for (const i of range(1, 50)) await attempt(`guess6-${i}`, 'wrong', `2001:db8:1:2::${i}`)
    expect(await attempt('guess6-51', 'wrong', '2001:db8:1:2:ffff::1')).toMatchObject({ kind: 'throttled' })
    expect(await attempt('guess6-52', 'wrong', '2001:db8:1:3::1')).toMatchObject({ kind: 'wrong-credentials' })
  })

  test('right passwords from one address do not: a whole office signs in behind it', async () => {
    const address = newAddress()
    const people = await Promise.all(range(1, 60).map(() => newPerson(server)))
    for (const { username } of people) expect(await attempt(username, PASSWORD, address)).toEqual({ kind: 'enrol' })
  })

  test.each([
    { trustProxy: [], forged: 'is not believed' },
    { trustProxy: ['10.0.0.9'], forged: 'is not believed from anybody but the proxy' },
  ])('a forged X-Forwarded-For $forged', async ({ trustProxy }) => {
    const own = await startTestServer({ trustProxy, passwords: server.deps.passwords })
    const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` })
    const browser = own.browser('192.0.2.1')
    for (const n of range(1, 50)) await browser.post('session.signIn', { username: `guess-${n}`, password: 'wrong' }, from(n))
    const { json } = await browser.post('session.signIn', { username: 'guess', password: 'wrong' }, from(99))
    expect(json).toMatchObject({ result: { data: { kind: 'throttled' } } })
    await own.close()
  })

  test("a trusted proxy's X-Forwarded-For is: the address is the last one before it, whatever was forged further left", async () => {
    const own = await startTestServer({ trustProxy: ['10.0.0.9'], passwords: server.deps.passwords })
    const browser = own.browser('10.0.0.9')
    const guess = async (client: string, n: number) =>
      (await browser.post('session.signIn', { username: `guess-${n}`, password: 'wrong' }, { 'x-forwarded-for': `1.2.3.${n}, ${client}` }))
        .json
    for (const n of range(1, 50)) await guess('203.0.113.1', n)
    expect(await guess('203.0.113.1', 51)).toMatchObject({ result: { data: { kind: 'throttled' } } })
    expect(await guess('203.0.113.2', 52)).toMatchObject({ result: { data: { kind: 'wrong-credentials' } } })
    expect(own.log.at(-1)).toContain('"address":"203.0.113.2"')
    await own.close()
  })
})

test("a trusted proxy that appends the client's port gets nobody a count of their own for each connection (CWE-307)", async () => {
  const own = await startTestServer({ trustProxy: ['10.0.0.9'], passwords: server.deps.passwords })
  const browser = own.browser('10.0.0.9')
  const guess = async (client: string, n: number) =>
    (await browser.post('session.signIn', { username: `guess-${n}`, password: 'wrong' }, { 'x-forwarded-for': client })).json
  for (const n of range(1, 50)) await guess(n % 2 === 0 ? `203.0.113.9:${4000 + n}` : '203.0.113.9', n)
  expect(await guess('203.0.113.9:5000', 51)).toMatchObject({ result: { data: { kind: 'throttled' } } })
  await own.close()
})

describe('two servers on one database', () => {
  let one: TestServer | undefined
  let other: TestServer | undefined
  let person: Awaited<ReturnType<typeof newPerson>>
  beforeEach(async () => {
    const folder = mkdtempSync(`${tmpdir()}/enrol-two-`)
    const databaseUrl = `file:${folder}/enrol.db`
    one = await startTestServer({ databaseUrl })
    other = await startTestServer({ databaseUrl, clock: one.clock })
    person = await newPerson(one)
    onTestFinished(async () => {
      await Promise.all([one?.close(), other?.close()])
      rmSync(folder, { recursive: true })
    })
  })

  const guess = async (at: TestServer | undefined, password = 'wrong') =>
    (await at?.browser().trpc.session.signIn.mutate({ username: person.username, password }))?.kind

  /** Between the count and the verification at the one, the other counts the guess that is the fifth. */
  function fifthElsewhere(): void {
    if (one === undefined) throw new Error('there is no server')
    const { users } = one.store
    const { byUsername } = users
    users.byUsername = async (username) => {
      users.byUsername = byUsername
      expect(await guess(other)).toBe('wrong-credentials')
      return byUsername(username)
    }
  }

  test('thirty parallel guesses at both: what five were worth is told, and no more (CWE-307)', async () => {
    const kinds = await Promise.all(range(1, 30).map((n) => guess(n % 2 === 0 ? one : other)))
    expect(kinds.filter((kind) => kind === 'wrong-credentials')).toHaveLength(5)
    expect(kinds.filter((kind) => kind === 'throttled')).toHaveLength(25)
  })

  test.each(['wrong', PASSWORD])(
    'the sixth guess, "%s", that was begun before the fifth was counted must wait, and opens nothing',
    async (password) => {
      for (const _ of range(1, 4)) await guess(one)
      fifthElsewhere()
      const browser = one?.browser()
      expect(await browser?.trpc.session.signIn.mutate({ username: person.username, password })).toMatchObject({ kind: 'throttled' })
      expect(browser?.token()).toBeNull()
    },
  )

  test('a right password opens its session although a failure was counted or forgotten meanwhile, and forgives it', async () => {
    await guess(one)
    fifthElsewhere()
    expect(await guess(one, PASSWORD)).toBe('enrol')
    for (const _ of range(1, 5)) expect(await guess(one)).toBe('wrong-credentials')
    expect(await guess(other)).toBe('throttled')
  })
})

test('when every core is busy with passwords and the queue is full: 503 with Retry-After, a plain word, and nothing counted', async () => {
  const own = await startTestServer({ passwords: await createPasswords(1, 2) })
  const { username } = await newPerson(own)
  const answers = await Promise.all(range(1, 12).map(() => own.browser().post('session.signIn', { username: 'nobody', password: 'wrong' })))
  const busy = answers.filter(({ status }) => status === 503)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  expect(busy).toHaveLength(9)
  for (const { headers, json } of busy) {
    expect(headers['retry-after']).toBe('2')
    expect(json).toMatchObject({
      error: { message: expect.stringContaining('Many people'), data: { code: 'SERVICE_UNAVAILABLE', reference: expect.any(String) } },
    })
  }
  // Three were counted: two more are free.
  for (const kind of ['wrong-credentials', 'wrong-credentials', 'throttled'])
    expect((await own.browser().post('session.signIn', { username: 'nobody', password: 'wrong' })).json).toMatchObject({
      result: { data: { kind } },
    })
  expect((await own.browser('192.0.2.2').post('session.signIn', { username, password: PASSWORD })).status).toBe(200)
  await own.close()
})

describe('a browser in which its person signed in before', () => {
  const guess = (username: string, times: number) => Promise.all(range(1, times).map(() => attempt(username, 'a guess')))

  async function known() {
    const person = await newPerson(server, { mfa: 'off' })
    const browser = server.browser(newAddress())
    const signIn = (password: string) => browser.trpc.session.signIn.mutate({ username: person.username, password })
    expect(await signIn(PASSWORD)).toEqual({ kind: 'signed-in' })
    await browser.trpc.account.rememberBrowser.mutate()
    return { person, browser, signIn }
  }

  test('lets them in while strangers who guess at their name have to wait', async () => {
    const { person, browser, signIn } = await known()
    await guess(person.username, 7)
    expect(await attempt(person.username, PASSWORD)).toMatchObject({ kind: 'throttled' })
    await browser.trpc.session.signOut.mutate()
    expect(await signIn(PASSWORD)).toEqual({ kind: 'signed-in' })
  })

  test('has five guesses too, and each counts for the name as well', async () => {
    const { person, signIn } = await known()
    for (const _ of range(1, 5)) expect(await signIn('a guess')).toEqual({ kind: 'wrong-credentials' })
    expect(await signIn(PASSWORD)).toMatchObject({ kind: 'throttled' })
    expect(await attempt(person.username, PASSWORD)).toMatchObject({ kind: 'throttled' })
  })

  test('has them together with the other browsers of its person, however many are made of one session', async () => {
    const { person, browser, signIn } = await known()
    const session = browser.token()
    const others = range(1, 5).map(() => server.browser(newAddress()))
    for (const other of others) {
      other.setToken(session)
      await other.trpc.account.rememberBrowser.mutate()
      const guessed = await other.trpc.session.signIn.mutate({ username: person.username, password: 'a guess' })
      expect(guessed).toEqual({ kind: 'wrong-credentials' })
    }
    expect(await signIn(PASSWORD)).toMatchObject({ kind: 'throttled' })
  })

  test('is known for nobody else, and not when its token was made up or cut', async () => {
    const { person, browser } = await known()
    const other = await newPerson(server)
    await Promise.all([guess(other.username, 6), guess(person.username, 6)])
    expect(await browser.trpc.session.signIn.mutate({ username: other.username, password: PASSWORD })).toMatchObject({ kind: 'throttled' })
    for (const tokens of ['x', 'nonce.k1.AAAA', '~~~~', `${'x'.repeat(5_000)}`]) {
      const headers = { cookie: `enrol-browser=${tokens}` }
      const { json } = await server.browser(newAddress()).post('session.signIn', { username: person.username, password: PASSWORD }, headers)
      expect(json).toMatchObject({ result: { data: { kind: 'throttled' } } })
    }
  })

  test('may be shared by four people, and keeps its tokens from scripts and other sites', async () => {
    const people = await Promise.all(range(1, 4).map(() => newPerson(server, { mfa: 'off' })))
    const browser = server.browser(newAddress())
    const signIn = ({ username }: { username: string }) => browser.post('session.signIn', { username, password: PASSWORD })
    for (const person of people) {
      await signIn(person)
      const { headers } = await browser.post('account.rememberBrowser')
      expect(String(headers['set-cookie'])).toMatch(/^enrol-browser=[\w.~-]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/)
    }
    await Promise.all(people.map(({ username }) => guess(username, 6)))
    for (const person of people) expect((await signIn(person)).json).toEqual({ result: { data: { kind: 'signed-in' } } })
  })

  test('is remembered when its page asks for it: signing in sets the session’s cookie alone', async () => {
    const person = await newPerson(server, { mfa: 'off' })
    const { headers } = await server.browser(newAddress()).post('session.signIn', { username: person.username, password: PASSWORD })
    expect([headers['set-cookie']].flat()).toHaveLength(1)
  })
})

test('a sign-in that fails is nobody’s deed, also where somebody has a session', async () => {
  const [olga, sam] = [await newPerson(server), await newPerson(server)]
  const browser = await signedInBrowser(server, olga)
  for (const _ of range(1, 6)) await browser.trpc.session.signIn.mutate({ username: sam.username, password: 'wrong' })
  const events = (await server.store.audit.of(sam.user.id, 9)).filter(({ kind }) => kind === 'sign-in')
  expect(events.map(({ outcome, actorId }) => [outcome, actorId])).toEqual([
    ['throttled', null],
    ...range(1, 5).map(() => ['wrong-credentials', null]),
  ])
})

test('whoever is slowed down takes nobody a place in the queue', async () => {
  const own = await startTestServer({ passwords: await createPasswords(1, 0) })
  const { username } = await newPerson(own)
  for (const _ of range(1, 5)) await own.browser('192.0.2.9').trpc.session.signIn.mutate({ username: 'nobody', password: 'wrong' })
  const flood = range(1, 40).map(() => own.browser('192.0.2.9').post('session.signIn', { username: 'nobody', password: 'wrong' }))
  expect((await own.browser().post('session.signIn', { username, password: PASSWORD })).status).toBe(200)
  expect((await Promise.all(flood)).map(({ status }) => status)).toEqual(flood.map(() => 200))
  await own.close()
})

test('being slowed down is in the audit trail once for each wait, however many attempts are made in it', async () => {
  const { user, username } = await newPerson(server)
  const address = newAddress()
  for (const _ of range(1, 10)) await attempt(username, 'wrong', address)
  server.clock.advance(30 * SECOND)
  for (const _ of range(1, 10)) await attempt(username, 'wrong', address)
  const events = (await server.store.audit.of(user.id, 100)).filter(({ outcome }) => outcome === 'throttled')
  expect(events.map(({ outcome, detail }) => [outcome, detail['counted'], detail['until']])).toEqual([
    ['throttled', 'name', server.clock.now() + 60 * SECOND],
    ['throttled', 'name', server.clock.now()],
  ])
})

test('every sign-in is in the audit trail: who, from where, how it ended, under the reference of the log', async () => {
  const person = await personWithApp(server)
  const address = newAddress()
  await attempt(person.username, 'wrong', address)
  await attempt(person.username, PASSWORD, address)
  const events = await server.store.audit.of(person.user.id, 2)
  expect(events.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['sign-in', 'challenge'],
    ['sign-in', 'wrong-credentials'],
  ])
  for (const event of events) {
    expect(event).toMatchObject({ address, organisationId: person.user.organisationId, at: server.clock.now() })
    expect(server.log.some((line) => line.includes(`"reqId":"${event.reference}"`))).toBe(true)
  }
})
