import { resetMfa } from '@enrol/api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { MINUTE, SECOND } from './testing/hand-clock.ts'
import { codeOf, fullySignedIn, newPerson, PASSWORD, personWithApp, personWithEmail, signedInBrowser, wrongCode } from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const STRANGE = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const now = (): number => server.clock.now()

async function makeCodes(browser: Browser): Promise<readonly string[]> {
  const answer = await browser.trpc.account.createRecoveryCodes.mutate()
  if (answer.kind !== 'created') throw new Error(`recovery codes were answered ${answer.kind}`)
  return answer.codes
}

/** Somebody with an app and ten recovery codes, who stands before the challenge. */
async function challengedWithCodes() {
  const person = await personWithApp(server)
  const account = await fullySignedIn(server, person)
  const codes = await makeCodes(account)
  const browser = await signedInBrowser(server, person)
  const spend = (code: string) => browser.trpc.challenge.useRecoveryCode.mutate({ code })
  return { person, account, codes, code: codes[0] ?? '', browser, spend }
}

async function eventsOf({ user }: { user: { id: string } }, kind: string) {
  return (await server.store.audit.of(user.id, 100)).filter((event) => event.kind === kind)
}

describe('recovery codes that are made', () => {
  test('are ten different ones, shown once, and counted on the account', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    expect(await browser.trpc.account.current.query()).toMatchObject({ factor: { method: 'totp' }, recoveryCodes: null })
    const answer = await browser.trpc.account.createRecoveryCodes.mutate()
    expect(answer).toMatchObject({ kind: 'created', createdAt: now() })
    const codes = answer.kind === 'created' ? answer.codes : []
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await browser.trpc.account.current.query()).toMatchObject({ recoveryCodes: { left: 10, of: 10 } })
  })

  test('are kept only as keyed digests, and are in no log, event or mail', async () => {
    const { person, codes, spend, code } = await challengedWithCodes()
    await spend(code)
    await vi.waitFor(() => expect(server.mail.messagesTo(person.email)).toHaveLength(2))
    const kept = [
      await server.contents(),
      server.log.join('\n'),
      JSON.stringify(await server.store.audit.of(person.user.id, 100)),
      JSON.stringify(server.mail.messages),
    ].join('\n')
    for (const canary of codes.flatMap((each) => [each, each.replaceAll('-', ''), each.toLowerCase()])) expect(kept).not.toContain(canary)
  })

  test('take the place of the earlier ones', async () => {
    const { account, code, spend } = await challengedWithCodes()
    const [next = ''] = await makeCodes(account)
    expect(await spend(code)).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    expect(await spend(next)).toEqual({ kind: 'accepted' })
  })

  test('several times at once are ten in the end', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    await Promise.all([makeCodes(browser), makeCodes(browser), makeCodes(browser)])
    expect(await browser.trpc.account.current.query()).toMatchObject({ recoveryCodes: { left: 10, of: 10 } })
  })

  test('in two sessions at once on PostgreSQL are ten in the end', async () => {
    const other = await startTestServer({ databaseUrl: await newPostgresDatabase() })
    for (let round = 0; round < 5; round++) {
      const person = await personWithApp(other)
      const browsers = [await fullySignedIn(other, person), await fullySignedIn(other, person), await fullySignedIn(other, person)]
      await Promise.all(browsers.map(makeCodes))
      expect(await other.store.recoveryCodes.leftOf(person.user.id)).toEqual({ left: 10, of: 10 })
    }
    await other.close()
  })

  test('belong to a factor: enrolling one takes away any that are there', async () => {
    const withCodes = async () => {
      const person = await newPerson(server)
      const codes = [{ id: `code-${person.username}`, code: 'K7QM3XDA9WTE0HBV' }]
      await server.store.atomically([server.store.recoveryCodes.add(person.user.id, codes, now())])
      return { person, browser: await signedInBrowser(server, person) }
    }
    const byApp = await withCodes()
    const { secret } = await byApp.browser.trpc.enrolment.startTotp.mutate()
    await byApp.browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })
    const byEmail = await withCodes()
    await byEmail.browser.trpc.enrolment.sendEmailCode.mutate()
    await byEmail.browser.trpc.enrolment.confirmEmail.mutate({ code: server.mail.codeTo(byEmail.person.email) })
    for (const { person } of [byApp, byEmail]) {
      expect(await server.store.factors.methodOf(person.user.id)).not.toBeNull()
      expect(await server.store.recoveryCodes.of(person.user.id)).toEqual([])
    }
  })

  test('are for people with a second factor', async () => {
    const browser = await signedInBrowser(server, await newPerson(server, { mfa: 'off' }))
    const notOffered = { kind: 'not-offered', reason: 'no-factor' }
    expect(await browser.trpc.account.createRecoveryCodes.mutate()).toEqual(notOffered)
    expect(await browser.trpc.account.prove.mutate({ password: PASSWORD, code: '123456' })).toEqual(notOffered)
    expect(await browser.trpc.account.sendProofCode.mutate()).toEqual(notOffered)
  })
})

describe('a recovery code at the challenge', () => {
  test('signs in, in a new session, and is counted down', async () => {
    const { browser, code, spend } = await challengedWithCodes()
    expect(await browser.trpc.challenge.current.query()).toMatchObject({ method: 'totp', recovery: true })
    const before = browser.token()
    expect(await spend(code.toLowerCase().replaceAll('-', ' '))).toEqual({ kind: 'accepted' })
    expect(browser.token()).not.toBe(before)
    expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'signed-in' })
    expect(await browser.trpc.account.current.query()).toMatchObject({ recoveryCodes: { left: 9, of: 10 } })
    browser.setToken(before)
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
  })

  test('that was used is already used for good, spends no attempt, and has no next one', async () => {
    const { person, code, spend } = await challengedWithCodes()
    await spend(code)
    const again = await signedInBrowser(server, person)
    for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', '')} `])
      expect(await again.trpc.challenge.useRecoveryCode.mutate({ code: typed })).toEqual({ kind: 'already-used' })
    expect(await again.trpc.challenge.useRecoveryCode.mutate({ code: STRANGE })).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('fifty times at once, in as many sessions, signs in once', async () => {
    const { person, code } = await challengedWithCodes()
    const browsers: Browser[] = []
    while (browsers.length < 50) browsers.push(await signedInBrowser(server, person))
    const answers = await Promise.all(browsers.map((browser) => browser.trpc.challenge.useRecoveryCode.mutate({ code })))
    const kinds = answers.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'already-used')).toHaveLength(49)
    const stages = await Promise.all(browsers.map(async (browser) => (await browser.trpc.session.current.query()).stage))
    expect(stages.filter((stage) => stage === 'signed-in')).toHaveLength(1)
  })

  test('of another person is wrong', async () => {
    const [mine, theirs] = [await challengedWithCodes(), await challengedWithCodes()]
    expect(await mine.spend(theirs.code)).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    expect(await theirs.spend(theirs.code)).toEqual({ kind: 'accepted' })
  })

  test('shares its misses with the app: three wrong app codes and two wrong recovery codes lock both', async () => {
    const { person, browser, code, spend } = await challengedWithCodes()
    const wrong = wrongCode(now(), person.secret)
    for (const attemptsLeft of [4, 3, 2])
      expect(await browser.trpc.challenge.submit.mutate({ code: wrong })).toEqual({ kind: 'wrong', attemptsLeft })
    for (const attemptsLeft of [1, 0]) expect(await spend(STRANGE)).toEqual({ kind: 'wrong', attemptsLeft })
    const locked = { kind: 'locked', until: now() + 30 * SECOND }
    for (const typed of [code, STRANGE, '', 'x']) expect(await spend(typed)).toEqual(locked)
    expect(await browser.trpc.challenge.submit.mutate({ code: codeOf(person.secret, now(), 1) })).toEqual(locked)
    server.clock.set(locked.until)
    expect(await spend(code)).toEqual({ kind: 'accepted' })
  })

  test('forgives the misses, as every success does', async () => {
    const { person, code, spend } = await challengedWithCodes()
    expect(await spend(STRANGE)).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    await spend(code)
    const again = await signedInBrowser(server, person)
    expect(await again.trpc.challenge.useRecoveryCode.mutate({ code: STRANGE })).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('that is none is told apart from an empty field, and spends no attempt; without codes there is nothing to confirm', async () => {
    const { spend } = await challengedWithCodes()
    expect(await spend(' ')).toEqual({ kind: 'malformed', reason: 'empty' })
    expect(await spend('123456')).toEqual({ kind: 'malformed', reason: 'not-a-recovery-code' })
    expect(await spend(STRANGE)).toEqual({ kind: 'wrong', attemptsLeft: 4 })

    const without = await signedInBrowser(server, await personWithApp(server))
    expect(await without.trpc.challenge.current.query()).toMatchObject({ recovery: false })
    expect(await without.trpc.challenge.useRecoveryCode.mutate({ code: STRANGE })).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    expect(await without.trpc.challenge.useRecoveryCode.mutate({ code: '' })).toMatchObject({ kind: 'malformed' })
  })

  test('is offered for as long as one is left', async () => {
    const { person, codes } = await challengedWithCodes()
    for (const code of codes) {
      const browser = await signedInBrowser(server, person)
      expect(await browser.trpc.challenge.current.query()).toMatchObject({ recovery: true })
      expect(await browser.trpc.challenge.useRecoveryCode.mutate({ code })).toEqual({ kind: 'accepted' })
    }
    const browser = await signedInBrowser(server, person)
    expect(await browser.trpc.challenge.current.query()).toMatchObject({ recovery: false })
    expect(await browser.trpc.challenge.useRecoveryCode.mutate({ code: codes[0] ?? '' })).toEqual({ kind: 'already-used' })
  })

  test('is gone after a reset, and no new enrolment brings it back', async () => {
    const { person, spend, code } = await challengedWithCodes()
    await resetMfa(server.deps, { username: person.username, reason: 'The phone was lost' })
    await expect(spend(code)).rejects.toMatchObject({ data: { httpStatus: 401 } })
    expect(await server.store.recoveryCodes.of(person.user.id)).toEqual([])

    const enrolling = await signedInBrowser(server, person)
    await enrolling.trpc.enrolment.sendEmailCode.mutate()
    await enrolling.trpc.enrolment.confirmEmail.mutate({ code: server.mail.codeTo(person.email) })
    expect(await enrolling.trpc.account.current.query()).toMatchObject({ factor: { method: 'email' }, recoveryCodes: null })
  })

  test('that comes with a reset at the same moment lets nobody stay in', async () => {
    const { person, spend, browser, code } = await challengedWithCodes()
    await Promise.allSettled([spend(code), resetMfa(server.deps, { username: person.username, reason: 'The phone was lost' })])
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    expect(await server.store.recoveryCodes.of(person.user.id)).toEqual([])
  })

  test('is an event with its outcome and how many are left', async () => {
    const { person, code, spend } = await challengedWithCodes()
    await spend('x')
    await spend(STRANGE)
    await spend(code)
    expect((await eventsOf(person, 'use-recovery-code')).map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['accepted', { left: 9 }],
      ['wrong', { left: 10, attemptsLeft: 4 }],
      ['malformed', { left: 10, reason: 'not-a-recovery-code' }],
    ])
    expect(await eventsOf(person, 'create-recovery-codes')).toMatchObject([{ outcome: 'created', actorId: person.user.id }])
  })
})

describe('fresh proof', () => {
  test('is what signing in was, for five minutes from the password on (ASVS 7.5.1)', async () => {
    const browser = await fullySignedIn(server, await personWithApp(server))
    server.clock.advance(5 * MINUTE - 1)
    await makeCodes(browser)
    server.clock.advance(1)
    expect(await browser.trpc.account.createRecoveryCodes.mutate()).toEqual({ kind: 'proof-needed' })
  })

  test('counts from the password, however long the code took', async () => {
    const person = await personWithApp(server)
    const browser = await signedInBrowser(server, person)
    server.clock.advance(4 * MINUTE)
    await browser.trpc.challenge.submit.mutate({ code: codeOf(person.secret, now()) })
    server.clock.advance(MINUTE)
    expect(await browser.trpc.account.createRecoveryCodes.mutate()).toEqual({ kind: 'proof-needed' })
  })

  test('is what the enrolment for email codes was', async () => {
    const { browser } = await personWithEmail(server)
    expect(await makeCodes(browser)).toHaveLength(10)
  })

  test('is what a recovery code was, so that new ones can be made at once', async () => {
    const { browser, code, spend } = await challengedWithCodes()
    await spend(code)
    expect(await makeCodes(browser)).toHaveLength(10)
  })

  test('with an app: password and code together prove, in a new session, and the code is spent', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    server.clock.advance(6 * MINUTE)
    const before = browser.token()
    const proof = { password: PASSWORD, code: codeOf(person.secret, now()) }
    expect(await browser.trpc.account.prove.mutate(proof)).toEqual({ kind: 'proven' })
    expect(browser.token()).not.toBe(before)
    expect(await makeCodes(browser)).toHaveLength(10)
    expect(await browser.trpc.account.prove.mutate(proof)).toMatchObject({ kind: 'already-used' })
    browser.setToken(before)
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
  })

  test('by email: a code is sent to the stored address, masked in the answer', async () => {
    const { browser, email } = await personWithEmail(server)
    server.clock.advance(6 * MINUTE)
    expect(await browser.trpc.account.createRecoveryCodes.mutate()).toEqual({ kind: 'proof-needed' })
    expect(await browser.trpc.account.prove.mutate({ password: PASSWORD, code: '123456' })).toEqual({
      kind: 'nothing-to-confirm',
      reason: 'none',
    })
    expect(await browser.trpc.account.sendProofCode.mutate()).toMatchObject({
      kind: 'sent',
      number: 1,
      address: expect.stringContaining('••••'),
    })
    expect(await browser.trpc.account.sendProofCode.mutate()).toMatchObject({ kind: 'wait' })
    const code = server.mail.codeTo(email)
    expect(await browser.trpc.account.prove.mutate({ password: PASSWORD, code })).toEqual({ kind: 'proven' })
    expect(await makeCodes(browser)).toHaveLength(10)
  })

  test('by a recovery code, for whoever has lost the app: a new one is added and the lost one removed', async () => {
    const { person, codes, browser, spend } = await challengedWithCodes()
    await spend(codes[0] ?? '')
    const prove = (recoveryCode: string, password = PASSWORD) => browser.trpc.account.proveByRecoveryCode.mutate({ password, recoveryCode })
    server.clock.advance(6 * MINUTE)
    expect(await browser.trpc.account.startApp.mutate()).toEqual({ kind: 'proof-needed' })
    expect(await prove(codes[1] ?? '', 'wrong')).toEqual({ kind: 'wrong-credentials' })
    expect(await prove('123456')).toEqual({ kind: 'malformed', reason: 'not-a-recovery-code' })
    expect(await prove(STRANGE)).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    expect(await prove(codes[0] ?? '')).toEqual({ kind: 'already-used' })
    expect(await prove(codes[1] ?? '')).toEqual({ kind: 'proven' })
    expect(await prove(codes[1] ?? '')).toEqual({ kind: 'already-used' })

    const issued = await browser.trpc.account.startApp.mutate()
    if (issued.kind !== 'issued') throw new Error(`an app was answered ${issued.kind}`)
    const code = codeOf(issued.secret, now())
    expect(await browser.trpc.account.confirmApp.mutate({ code })).toMatchObject({ kind: 'accepted' })
    expect(await browser.trpc.account.removeApp.mutate({ tag: person.tag })).toEqual({ kind: 'removed', left: 1 })
    expect(await browser.trpc.account.current.query()).toMatchObject({
      factor: { apps: [{ tag: issued.tag }] },
      recoveryCodes: { left: 8, of: 10 },
    })
    await vi.waitFor(() =>
      expect(server.mail.messagesTo(person.email).map(({ subject }) => subject)).toContain(
        'CJSM: a recovery code was used in place of your usual code',
      ),
    )
    expect((await eventsOf(person, 'prove')).map(({ outcome, detail }) => [outcome, detail['method']])).toEqual([
      ['already-used', 'recovery-code'],
      ['accepted', 'recovery-code'],
      ['already-used', 'recovery-code'],
      ['wrong', 'recovery-code'],
      ['malformed', 'recovery-code'],
      ['wrong-credentials', undefined],
    ])
  })

  test('by a recovery code: of twenty at once one proves, and a locked factor takes none', async () => {
    const { codes, browser, spend, person } = await challengedWithCodes()
    await spend(codes[0] ?? '')
    const token = browser.token()
    const twenty = await Promise.allSettled(
      Array.from({ length: 20 }, () => {
        const other = server.browser()
        other.setToken(token)
        return other.trpc.account.proveByRecoveryCode.mutate({ password: PASSWORD, recoveryCode: codes[1] ?? '' })
      }),
    )
    expect(twenty.filter((each) => each.status === 'fulfilled' && each.value.kind === 'proven')).toHaveLength(1)

    const again = await fullySignedIn(server, person)
    for (let misses = 0; misses < 5; misses++)
      await again.trpc.account.proveByRecoveryCode.mutate({ password: PASSWORD, recoveryCode: STRANGE })
    expect(await again.trpc.account.proveByRecoveryCode.mutate({ password: PASSWORD, recoveryCode: codes[2] ?? '' })).toMatchObject({
      kind: 'locked',
    })
  })

  test('a wrong password says nothing of the code and spends none of the factor’s attempts; five make it wait', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    const code = codeOf(person.secret, now(), 1)
    for (let i = 0; i < 5; i++)
      expect(await browser.trpc.account.prove.mutate({ password: 'wrong', code })).toEqual({ kind: 'wrong-credentials' })
    const throttled = await browser.trpc.account.prove.mutate({ password: PASSWORD, code })
    expect(throttled).toMatchObject({ kind: 'throttled' })
    expect(await server.store.factors.of(person.user.id)).toMatchObject({ misses: 0 })
    // It is one count: nobody signs in by that name meanwhile either.
    const elsewhere = server.browser()
    expect(await elsewhere.trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })).toEqual(throttled)
    expect((await eventsOf(person, 'prove')).map(({ outcome }) => outcome)).toEqual([
      'throttled',
      ...Array.from({ length: 5 }, () => 'wrong-credentials'),
    ])
  })

  test('thirty wrong passwords at once are no more than the throttle lets through', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    const tries = Array.from({ length: 30 }, () => browser.trpc.account.prove.mutate({ password: 'wrong', code: '123456' }))
    const answers = await Promise.all(tries)
    expect(answers.filter(({ kind }) => kind === 'wrong-credentials')).toHaveLength(5)
  })

  test('a wrong code counts with the factor’s misses, and leaves the session as it was', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    const wrong = { password: PASSWORD, code: wrongCode(now(), person.secret) }
    for (const attemptsLeft of [4, 3, 2, 1, 0])
      expect(await browser.trpc.account.prove.mutate(wrong)).toEqual({ kind: 'wrong', attemptsLeft })
    const locked = { kind: 'locked', until: now() + 30 * SECOND }
    expect(await browser.trpc.account.prove.mutate({ ...wrong, code: codeOf(person.secret, now(), 1) })).toEqual(locked)
    expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'signed-in' })
  })
})

describe('the person is told by mail', () => {
  test('when codes were made and when one was used, without any code in it', async () => {
    const { person, code, spend } = await challengedWithCodes()
    await vi.waitFor(() => expect(server.mail.messagesTo(person.email)).toHaveLength(1))
    await spend(code)
    await vi.waitFor(() => expect(server.mail.messagesTo(person.email)).toHaveLength(2))
    expect(server.mail.messagesTo(person.email).map(({ subject }) => subject)).toEqual([
      'CJSM: new recovery codes were made',
      'CJSM: a recovery code was used to sign in',
    ])
    await vi.waitFor(async () =>
      expect(await eventsOf(person, 'send-notice')).toMatchObject([
        { outcome: 'sent', detail: { about: 'recovery-code-used', provider: 'caught' } },
        { outcome: 'sent', detail: { about: 'recovery-codes-made', provider: 'caught' } },
        { outcome: 'sent', detail: { about: 'app-enrolled', provider: 'caught' } },
      ]),
    )
  })

  test('in Welsh, if they chose it', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    await browser.trpc.session.chooseLanguage.mutate({ language: 'cy' })
    await makeCodes(browser)
    await vi.waitFor(() => expect(server.mail.messagesTo(person.email)[0]?.subject).toBe('CJSM: gwnaed codau adfer newydd'))
  })

  test('after the answer, which waits for no mail', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    await vi.waitFor(async () => expect(await eventsOf(person, 'send-notice')).toHaveLength(1))
    const letGo = server.mail.hold()
    expect(await makeCodes(browser)).toHaveLength(10)
    expect(server.mail.messagesTo(person.email)).toEqual([])
    letGo()
    await vi.waitFor(() => expect(server.mail.messagesTo(person.email)).toHaveLength(1))
  })

  test('and when that fails, it is an event and nothing else', async () => {
    const person = await personWithApp(server)
    const browser = await fullySignedIn(server, person)
    await vi.waitFor(async () => expect(await eventsOf(person, 'send-notice')).toHaveLength(1))
    server.mail.answerNext('throw', 'throw', 'throw')
    const codes = await makeCodes(browser)
    await vi.waitFor(async () => expect(await eventsOf(person, 'send-notice')).toMatchObject([{ outcome: 'failed' }, { outcome: 'sent' }]))
    const challenged = await signedInBrowser(server, person)
    expect(await challenged.trpc.challenge.useRecoveryCode.mutate({ code: codes[3] ?? '' })).toEqual({ kind: 'accepted' })
  })

  test('unless no verified address is known of them', async () => {
    const person = await personWithApp(server, { contactVerified: false })
    const browser = await fullySignedIn(server, person)
    const before = server.mail.tries()
    await makeCodes(browser)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.mail.tries()).toBe(before)
  })
})
