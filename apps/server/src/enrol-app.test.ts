import { resetMfa } from '@enrol/api'
import { stepAt, stepStart } from '@enrol/otp'
import { sessionIdOf } from '@enrol/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusedWith } from './testing/browser.ts'
import { APP_SET_UP } from './testing/caught-mail.ts'
import { HOUR, MINUTE, SECOND } from './testing/hand-clock.ts'
import { codeOf, fullySignedIn, newPerson, personWithApp, range, signedInBrowser, wrongCode } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const now = (): number => server.clock.now()

test('the whole way with an app: enrolled, signed out, asked for a code, signed in', async () => {
  const person = await newPerson(server, { name: 'Ada Marsh' })
  const browser = server.browser()
  expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })

  expect(await browser.trpc.session.signIn.mutate({ username: person.username, password: 'correct horse battery staple' })).toEqual({
    kind: 'enrol',
  })
  const who = { user: { username: person.username, name: 'Ada Marsh' }, organisation: { name: person.organisation } }
  expect(await browser.trpc.session.current.query()).toEqual({ stage: 'enrolling', ...who, expiresAt: now() + 30 * MINUTE })
  expect(await browser.trpc.enrolment.options.query()).toEqual({ totp: { offered: true }, email: { offered: true, address: person.email } })

  const issued = await browser.trpc.enrolment.startTotp.mutate()
  expect(issued).toEqual({
    tag: expect.stringMatching(/^[2-9A-HJKMNP-Z]{2}$/),
    issuer: `CJSM · ${issued.tag}`,
    accountName: person.username,
    secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    uri: expect.stringMatching(/^otpauth:\/\/totp\//),
    issuedAt: now(),
  })
  expect(new URL(issued.uri).searchParams.get('secret')).toBe(issued.secret)
  expect(new URL(issued.uri).searchParams.get('issuer')).toBe(issued.issuer)
  expect(decodeURIComponent(new URL(issued.uri).pathname)).toBe(`/${issued.issuer}:${person.username}`)
  expect(await browser.trpc.enrolment.pendingTotp.query()).toEqual({ kind: 'pending', tag: issued.tag, issuedAt: issued.issuedAt })

  const nextCodeAt = stepStart(stepAt(now()) + 1)
  expect(await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(issued.secret, now()) })).toEqual({
    kind: 'accepted',
    signedOut: true,
    nextCodeAt,
  })
  expect(browser.token()).toBeNull()
  // Whoever has only stolen the password may have come first, so its owner is told (NIST SP 800-63B-4 §4.6).
  await expect
    .poll(() => server.mail.messages.filter(({ to }) => to.address === person.email).map(({ subject }) => subject))
    .toEqual([`CJSM: ${APP_SET_UP}`])
  expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })

  expect(await browser.trpc.session.signIn.mutate({ username: person.username, password: 'correct horse battery staple' })).toEqual({
    kind: 'challenge',
    method: 'totp',
  })
  expect(await browser.trpc.session.current.query()).toEqual({ stage: 'challenge', ...who, expiresAt: now() + 5 * MINUTE })
  expect(await browser.trpc.challenge.current.query()).toEqual({ method: 'totp', tag: issued.tag, recovery: false, nextCodeAt })
  expect(await browser.trpc.challenge.submit.mutate({ code: codeOf(issued.secret, now()) })).toEqual({ kind: 'already-used', nextCodeAt })

  server.clock.set(nextCodeAt)
  expect(await browser.trpc.challenge.current.query()).toEqual({ method: 'totp', tag: issued.tag, recovery: false })
  expect(await browser.trpc.challenge.submit.mutate({ code: codeOf(issued.secret, now()) })).toEqual({ kind: 'accepted' })
  expect(await browser.trpc.session.current.query()).toEqual({ stage: 'signed-in', ...who, expiresAt: now() + 15 * MINUTE })
  expect(await browser.trpc.account.current.query()).toMatchObject({
    factor: {
      method: 'totp',
      tag: issued.tag,
      enrolledAt: expect.any(Number),
      apps: [{ tag: issued.tag, name: null, enrolledAt: expect.any(Number) }],
    },
    recoveryCodes: null,
    email: { offered: true, address: person.email },
  })
  expect(await browser.trpc.session.signOut.mutate()).toEqual({ kind: 'signed-out' })
  expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
})

test('with MFA switched off the password is enough, and there is no factor', async () => {
  const person = await newPerson(server, { mfa: 'off' })
  const browser = server.browser()
  expect(await browser.trpc.session.signIn.mutate({ username: person.username, password: 'correct horse battery staple' })).toEqual({
    kind: 'signed-in',
  })
  expect(await browser.trpc.account.current.query()).toMatchObject({ factor: null, recoveryCodes: null })
})

test('each start gives another secret with another tag; the last ten differ, and an abandoned enrolment changes nothing', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  const issued = []
  for (const _ of range(1, 12)) issued.push(await browser.trpc.enrolment.startTotp.mutate())
  expect(new Set(issued.map(({ secret }) => secret)).size).toBe(12)
  for (const start of [0, 1, 2]) expect(new Set(issued.slice(start, start + 10).map(({ tag }) => tag)).size).toBe(10)

  expect(
    await server.browser().trpc.session.signIn.mutate({ username: person.username, password: 'correct horse battery staple' }),
  ).toEqual({
    kind: 'enrol',
  })
})

test('a new session of the same person may confirm the newest secret that an earlier one showed', async () => {
  const person = await newPerson(server)
  const first = await signedInBrowser(server, person)
  const { secret } = await first.trpc.enrolment.startTotp.mutate()
  await first.trpc.session.signOut.mutate()
  const second = await signedInBrowser(server, person)
  expect(await second.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })).toMatchObject({ kind: 'accepted' })
})

test('a code of one person does not confirm the secret of another', async () => {
  const one = await signedInBrowser(server, await newPerson(server))
  const two = await signedInBrowser(server, await newPerson(server))
  const { secret } = await one.trpc.enrolment.startTotp.mutate()
  await two.trpc.enrolment.startTotp.mutate()
  expect(await two.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })).toMatchObject({ kind: 'wrong' })
})

describe('the verdicts on a code while an app is enrolled', () => {
  async function started() {
    const person = await newPerson(server)
    const browser = await signedInBrowser(server, person)
    const issued = await browser.trpc.enrolment.startTotp.mutate()
    const confirm = (code: string) => browser.trpc.enrolment.confirmTotp.mutate({ code })
    return { person, browser, ...issued, confirm }
  }

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['12345', 'not-six-digits'],
    ['1234567', 'not-six-digits'],
    ['abcdef', 'not-six-digits'],
    ['12345\u0000', 'not-six-digits'],
    ['٣٣٣٣٣٣', 'not-six-digits'],
  ])('%j is malformed (%s), and spends no attempt', async (code, reason) => {
    const { confirm, secret } = await started()
    expect(await confirm(code)).toEqual({ kind: 'malformed', reason })
    expect(await confirm(wrongCode(now(), secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('spaces, hyphens and full-width digits are only spellings of the same code', async () => {
    const { confirm, secret } = await started()
    const code = codeOf(secret, now())
    const wide = [...code].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join('')
    expect(await confirm(` ${wide.slice(0, 3)}-${wide.slice(3)} `)).toMatchObject({ kind: 'accepted' })
  })

  test('before a secret was shown there is nothing to confirm', async () => {
    const browser = await signedInBrowser(server, await newPerson(server))
    expect(await browser.trpc.enrolment.pendingTotp.query()).toEqual({ kind: 'none' })
    expect(await browser.trpc.enrolment.confirmTotp.mutate({ code: '123456' })).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    expect(await browser.trpc.enrolment.confirmTotp.mutate({ code: 'x' })).toEqual({ kind: 'malformed', reason: 'not-six-digits' })
  })

  test('a secret can be confirmed for 30 minutes after it was shown, and not a moment longer', async () => {
    const { confirm, secret, browser, person } = await started()
    server.clock.advance(20 * MINUTE)
    await browser.trpc.session.stay.mutate()
    server.clock.advance(10 * MINUTE + 1)
    expect(await confirm(codeOf(secret, now()))).toEqual({ kind: 'nothing-to-confirm', reason: 'too-long-ago' })

    const again = await signedInBrowser(server, person)
    const issued = await again.trpc.enrolment.startTotp.mutate()
    server.clock.advance(20 * MINUTE)
    await again.trpc.session.stay.mutate()
    server.clock.advance(10 * MINUTE)
    expect(await again.trpc.enrolment.confirmTotp.mutate({ code: codeOf(issued.secret, now()) })).toMatchObject({ kind: 'accepted' })
  })

  test.each([-1, 0, 1])('RFC 6238 §5.2: a device that is %i step off is accepted', async (ahead) => {
    const { confirm, secret } = await started()
    expect(await confirm(codeOf(secret, now(), ahead))).toEqual({
      kind: 'accepted',
      signedOut: true,
      nextCodeAt: stepStart(stepAt(now()) + ahead + 1),
    })
  })

  test.each([-20, -2, 2, 20])('a device whose clock is %i steps off is told so, in seconds', async (ahead) => {
    const { confirm, secret } = await started()
    expect(await confirm(codeOf(secret, now(), ahead))).toEqual({ kind: 'clock', secondsOff: ahead * 30, attemptsLeft: 4 })
  })

  test.each([-21, 21])('a clock that is %i steps off, over ten minutes, is not recognised', async (ahead) => {
    const { confirm, secret } = await started()
    expect(await confirm(codeOf(secret, now(), ahead))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('a code of an entry shown earlier names that entry, for 24 hours', async () => {
    const { browser, person, ...first } = await started()
    server.clock.advance(2 * SECOND)
    const second = await browser.trpc.enrolment.startTotp.mutate()
    const older = { kind: 'older-entry', tag: first.tag, issuedAt: first.issuedAt }
    expect(await first.confirm(codeOf(first.secret, now()))).toEqual({ ...older, attemptsLeft: 4 })
    expect(await first.confirm(codeOf(first.secret, now(), 20))).toEqual({ ...older, attemptsLeft: 3 })
    expect(await first.confirm(codeOf(second.secret, now(), 2))).toMatchObject({ kind: 'clock', attemptsLeft: 2 })

    server.clock.advance(24 * HOUR - 3 * SECOND)
    const nextDay = await signedInBrowser(server, person)
    await nextDay.trpc.enrolment.startTotp.mutate()
    expect(await nextDay.trpc.enrolment.confirmTotp.mutate({ code: codeOf(first.secret, now()) })).toEqual({ ...older, attemptsLeft: 1 })
    server.clock.advance(2 * SECOND)
    expect(await nextDay.trpc.enrolment.confirmTotp.mutate({ code: codeOf(first.secret, now()) })).toEqual({
      kind: 'wrong',
      attemptsLeft: 0,
    })
  })

  test("the misses are the person's: attemptsLeft goes 4, 3, 2, 1, 0 over sessions and restarts, then every code is locked out", async () => {
    const { person, secret, ...first } = await started()
    const wrong = wrongCode(now(), secret)
    const counted = [await first.confirm(wrong), await first.confirm(wrong)]
    const second = await signedInBrowser(server, person)
    const renewed = await second.trpc.enrolment.startTotp.mutate()
    const wrongForBoth = wrongCode(now(), secret, renewed.secret)
    for (const _ of range(1, 3)) counted.push(await second.trpc.enrolment.confirmTotp.mutate({ code: wrongForBoth }))
    expect(counted).toEqual([4, 3, 2, 1, 0].map((attemptsLeft) => ({ kind: 'wrong', attemptsLeft })))

    const locked = { kind: 'locked', until: now() + 30 * SECOND }
    for (const code of [codeOf(renewed.secret, now()), wrongForBoth, '', 'x', codeOf(renewed.secret, now(), 5), codeOf(secret, now())])
      expect(await second.trpc.enrolment.confirmTotp.mutate({ code })).toEqual(locked)
    expect(await second.trpc.enrolment.confirmEmail.mutate({ code: '123456' })).toEqual(locked)

    const third = await signedInBrowser(server, person)
    await third.trpc.enrolment.startTotp.mutate()
    expect(await third.trpc.enrolment.confirmTotp.mutate({ code: '' })).toEqual(locked)

    server.clock.set(locked.until - 1)
    expect(await third.trpc.enrolment.confirmTotp.mutate({ code: '' })).toEqual(locked)
    server.clock.set(locked.until)
    expect(await third.trpc.enrolment.confirmTotp.mutate({ code: '' })).toEqual({ kind: 'malformed', reason: 'empty' })
  })

  test('only a success forgives the misses: after the enrolment the factor begins with none', async () => {
    const { confirm, secret, person } = await started()
    for (const _ of range(1, 4)) await confirm(wrongCode(now(), secret))
    expect(await confirm(codeOf(secret, now()))).toMatchObject({ kind: 'accepted' })
    const browser = await signedInBrowser(server, person)
    expect(await browser.trpc.challenge.submit.mutate({ code: wrongCode(now(), secret) })).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })
})

test('the code that enrolled is spent at the first sign-in, in the neighbouring steps too (RFC 6238 §5.2)', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  const ahead = codeOf(secret, now(), 1)
  await browser.trpc.enrolment.confirmTotp.mutate({ code: ahead })

  const challenge = await signedInBrowser(server, person)
  expect(await challenge.trpc.challenge.submit.mutate({ code: ahead })).toMatchObject({ kind: 'already-used' })
  server.clock.advance(30 * SECOND)
  expect(await challenge.trpc.challenge.submit.mutate({ code: ahead })).toMatchObject({ kind: 'already-used' })
  expect(await challenge.trpc.challenge.submit.mutate({ code: codeOf(secret, now(), -1) })).toEqual({ kind: 'too-old', attemptsLeft: 4 })
  server.clock.advance(30 * SECOND)
  expect(await challenge.trpc.challenge.submit.mutate({ code: ` ${ahead.slice(0, 2)}-${ahead.slice(2)}` })).toMatchObject({
    kind: 'already-used',
  })
  expect(await challenge.trpc.challenge.submit.mutate({ code: codeOf(secret, now()) })).toEqual({ kind: 'accepted' })
})

test('an enrolment ends every session of the person, on the server; and a session opened meanwhile can not enrol again', async () => {
  const person = await newPerson(server)
  const [first, second] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
  const token = first.token()
  const { secret } = await first.trpc.enrolment.startTotp.mutate()
  await first.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })

  for (const old of [token, second.token()]) expect(await server.store.sessions.get(sessionIdOf(old ?? ''))).toBeNull()
  first.setToken(token)
  expect(await refusedWith(first.trpc.enrolment.options.query())).toBe(401)
  expect(await refusedWith(second.trpc.enrolment.startTotp.mutate())).toBe(401)
  expect(await second.trpc.session.current.query()).toEqual({ stage: 'anonymous' })

  // As if its sign-in had read "no factor" just before, and written its session just after.
  const late = server.browser()
  const lateToken = 'A'.repeat(43)
  const opened = { id: sessionIdOf(lateToken), userId: person.user.id, stage: 'enrolling', at: now() } as const
  await server.store.atomically([server.store.sessions.open(opened)])
  late.setToken(lateToken)
  expect(await refusedWith(late.trpc.enrolment.startTotp.mutate())).toBe(401)
  expect(await late.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
})

test('a reset forgives the misses of an unfinished enrolment, a lock without end included', async () => {
  const person = await newPerson(server)
  let browser = await signedInBrowser(server, person)
  const submit = (code: string) => browser.trpc.enrolment.confirmTotp.mutate({ code })
  const secrets: string[] = []
  for (const _ of range(1, 20)) {
    secrets.push((await browser.trpc.enrolment.startTotp.mutate()).secret)
    const code = wrongCode(now(), ...secrets)
    for (const attemptsLeft of [4, 3, 2, 1, 0]) expect(await submit(code)).toEqual({ kind: 'wrong', attemptsLeft })
    server.clock.advance(HOUR)
    browser = await signedInBrowser(server, person)
  }
  expect(await submit('')).toEqual({ kind: 'locked', until: null })
  await resetMfa({ ...server.deps }, { username: person.username, reason: 'locked out' })
  browser = await signedInBrowser(server, person)
  const issued = await browser.trpc.enrolment.startTotp.mutate()
  expect(await submit(wrongCode(now(), ...secrets, issued.secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test('a reset that meets an enrolment half-way takes the new factor away too', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  let enrolled: unknown = null
  const factors = {
    ...server.store.factors,
    async of(userId: string) {
      const read = await server.store.factors.of(userId)
      enrolled ??= await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })
      return read
    },
  }
  const deps = { ...server.deps, store: { ...server.store, factors } }
  expect(await resetMfa(deps, { username: person.username, reason: 'asked to' })).toMatchObject({ kind: 'reset', method: 'totp' })
  expect(enrolled).toMatchObject({ kind: 'accepted' })
  expect(await server.store.factors.of(person.user.id)).toBeNull()
})

describe('after a reset nothing is pending (contract: nothing-to-confirm, older-entry)', () => {
  const reset = ({ username }: { username: string }) => resetMfa(server.deps, { username, reason: 'lost phone' })

  /** What somebody meets who signs in after the reset, and what each of the old codes is once a new secret was shown. */
  async function meets(person: Awaited<ReturnType<typeof newPerson>>, secrets: readonly string[]) {
    const browser = await signedInBrowser(server, person)
    expect(await browser.trpc.enrolment.pendingTotp.query()).toEqual({ kind: 'none' })
    for (const secret of secrets) {
      const verdict = await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })
      expect(verdict).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    }
    await browser.trpc.enrolment.startTotp.mutate()
    const kinds = []
    for (const secret of secrets.slice(0, 4)) {
      const { kind } = await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })
      kinds.push(kind)
    }
    return kinds
  }

  test('an earlier secret that was superseded before an app was enrolled', async () => {
    const person = await newPerson(server)
    const browser = await signedInBrowser(server, person)
    const first = await browser.trpc.enrolment.startTotp.mutate()
    const second = await browser.trpc.enrolment.startTotp.mutate()
    await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(second.secret, now()) })
    await reset(person)
    expect(await meets(person, [first.secret, second.secret])).toEqual(['older-entry', 'older-entry'])
  })

  test('a secret that was shown before email was enrolled instead', async () => {
    const person = await newPerson(server)
    const browser = await signedInBrowser(server, person)
    const { secret } = await browser.trpc.enrolment.startTotp.mutate()
    await browser.trpc.enrolment.sendEmailCode.mutate()
    await browser.trpc.enrolment.confirmEmail.mutate({ code: server.mail.codeTo(person.email) })
    await reset(person)
    expect(await meets(person, [secret])).toEqual(['older-entry'])
  })

  test.each([0, 31 * MINUTE, 25 * HOUR])('a secret that was shown %i ms before', async (before) => {
    const person = await newPerson(server)
    const { secret } = await (await signedInBrowser(server, person)).trpc.enrolment.startTotp.mutate()
    server.clock.advance(before)
    await reset(person)
    expect(await meets(person, [secret])).toEqual([before > 24 * HOUR ? 'wrong' : 'older-entry'])
  })

  test('no more than ten of them, the factor among them, are recognised', async () => {
    const person = await newPerson(server)
    const browser = await signedInBrowser(server, person)
    const secrets: string[] = []
    for (const _ of range(1, 11)) secrets.unshift((await browser.trpc.enrolment.startTotp.mutate()).secret)
    await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secrets[0] ?? '', now()) })
    await reset(person)
    const [oldest = '', ninth = ''] = secrets.slice(-2).toReversed()
    expect(await meets(person, [oldest, ninth])).toEqual(['wrong', 'older-entry'])
  })

  test.each(['enrolment.startTotp', 'enrolment.sendEmailCode'])('what %s began before it', async (path) => {
    const person = await newPerson(server)
    const browser = await signedInBrowser(server, person)
    const { sessions } = server.store
    const get = sessions.get
    sessions.get = async (id) => {
      const session = await get(id)
      sessions.get = get
      await reset(person)
      return session
    }
    expect((await browser.post(path)).status).toBe(401)
    const again = await signedInBrowser(server, person)
    expect(await again.trpc.enrolment.pendingTotp.query()).toEqual({ kind: 'none' })
    expect(server.mail.messagesTo(person.email)).toEqual([])
  })
})

test('while codes are locked the options say until when, so that a page that is loaded again says so too', async () => {
  const browser = await signedInBrowser(server, await newPerson(server))
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  for (const _ of range(1, 5)) await browser.trpc.enrolment.confirmTotp.mutate({ code: wrongCode(now(), secret) })
  expect(await browser.trpc.enrolment.options.query()).toMatchObject({ lockedUntil: now() + 30 * SECOND })
  server.clock.advance(30 * SECOND)
  expect(await browser.trpc.enrolment.options.query()).not.toHaveProperty('lockedUntil')
})

test('after activation the secret is in no answer', async () => {
  const person = await personWithApp(server)
  const browser = await fullySignedIn(server, person)
  const challenge = await signedInBrowser(server, person)
  const answers = [
    await browser.get('session.current'),
    await browser.get('account.current'),
    await browser.get('enrolment.pendingTotp'),
    await browser.post('enrolment.startTotp'),
    await challenge.get('challenge.current'),
    await challenge.get('session.current'),
  ]
  for (const { text } of answers) expect(text).not.toContain(person.secret)
})
