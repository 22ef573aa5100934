import { resetMfa } from '@enrol/api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { MINUTE } from './testing/hand-clock.ts'
import { codeOf, fullySignedIn, newPerson, PASSWORD, personWithApp, personWithEmail, signedInBrowser, wrongCode } from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

describe.each(['SQLite', 'PostgreSQL'])('the own factors of somebody who is signed in, on %s:', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(database === 'SQLite' ? {} : { databaseUrl: await newPostgresDatabase() })
  })
  afterAll(() => server.close())

  const now = (): number => server.clock.now()

  async function withOneApp() {
    const person = await personWithApp(server)
    return { person, browser: await fullySignedIn(server, person) }
  }

  async function issued(browser: Browser) {
    const answer = await browser.trpc.account.startApp.mutate()
    if (answer.kind !== 'issued') throw new Error(`a further app was answered ${answer.kind}`)
    return answer
  }

  async function addApp(browser: Browser, name: string | null = null) {
    const app = await issued(browser)
    expect(await browser.trpc.account.confirmApp.mutate({ code: codeOf(app.secret, now()), name })).toEqual({
      kind: 'accepted',
      tag: app.tag,
    })
    return app
  }

  async function withTwoApps() {
    const { person, browser } = await withOneApp()
    return { person, browser, second: await addApp(browser, 'Work phone') }
  }

  async function signInWith(username: string, code: string) {
    const browser = server.browser()
    await browser.trpc.session.signIn.mutate({ username, password: PASSWORD })
    return browser.trpc.challenge.submit.mutate({ code })
  }

  async function appsOf(browser: Browser) {
    const { factor } = await browser.trpc.account.current.query()
    return factor?.method === 'totp' ? factor.apps : []
  }

  const told = (email: string, subject: string) =>
    vi.waitFor(() =>
      expect(server.mail.messagesTo(email).map((message) => message.subject)).toContainEqual(expect.stringContaining(subject)),
    )

  async function eventsOf(userId: string, kind: string) {
    return (await server.store.audit.of(userId, 200)).filter((event) => event.kind === kind)
  }

  test('a second app is added while the first goes on working, and each signs in', async () => {
    const { person, browser } = await withOneApp()
    const other = await fullySignedIn(server, person)
    const second = await issued(browser)
    expect(await appsOf(browser)).toHaveLength(1)
    expect(await browser.trpc.account.confirmApp.mutate({ code: codeOf(second.secret, now()), name: ' Work phone ' })).toMatchObject({
      kind: 'accepted',
    })

    expect(await appsOf(browser)).toMatchObject([
      { tag: person.tag, name: null },
      { tag: second.tag, name: 'Work phone', enrolledAt: now() },
    ])
    expect(await other.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    await told(person.email, 'an authenticator app was added')
    expect(await eventsOf(person.user.id, 'add-app')).toMatchObject([{ outcome: 'accepted', detail: { tag: second.tag } }])
    server.clock.advance(MINUTE)
    const challenged = await signedInBrowser(server, person)
    expect(await challenged.trpc.challenge.current.query()).toEqual({
      method: 'totp',
      tag: person.tag,
      tags: [person.tag, second.tag],
      recovery: false,
    })
    expect(await signInWith(person.username, codeOf(person.secret, now()))).toEqual({ kind: 'accepted' })
    expect(await signInWith(person.username, codeOf(second.secret, now()))).toEqual({ kind: 'accepted' })
    expect(await signInWith(person.username, codeOf(second.secret, now()))).toMatchObject({ kind: 'already-used' })
  })

  test('the audit trail tells of which app a code was, and of which it could have been', async () => {
    const { person, second } = await withTwoApps()
    server.clock.advance(MINUTE)
    const spentCode = codeOf(second.secret, now())
    await signInWith(person.username, spentCode)
    await signInWith(person.username, spentCode)
    await signInWith(person.username, codeOf(person.secret, now()))
    await signInWith(person.username, wrongCode(now(), person.secret, second.secret))
    const details = (await eventsOf(person.user.id, 'submit-code')).map(({ outcome, detail: { tag, tags } }) => ({ outcome, tag, tags }))
    expect(details.slice(0, 4)).toEqual([
      { outcome: 'wrong', tags: `${person.tag} ${second.tag}` },
      { outcome: 'accepted', tag: person.tag },
      { outcome: 'already-used', tag: second.tag },
      { outcome: 'accepted', tag: second.tag },
    ])
  })

  test('a wrong code adds nothing, and a code of the first app is no code of the second: it is named after the first', async () => {
    const { person, browser } = await withOneApp()
    const { secret } = await issued(browser)
    const submit = (code: string) => browser.trpc.account.confirmApp.mutate({ code })
    expect(await submit(wrongCode(now(), secret, person.secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    const own = codeOf(person.secret, now(), 1)
    const before = await server.store.factors.of(person.user.id)
    expect(await submit(own)).toEqual({ kind: 'other-app', tag: person.tag, attemptsLeft: 3 })
    // Neither what it has spent nor its misses: it signs in as if it had not been tried here.
    expect(await server.store.factors.of(person.user.id)).toEqual(before)
    expect(await eventsOf(person.user.id, 'add-app')).toMatchObject([
      { outcome: 'other-app', detail: { otherTag: person.tag, attemptsLeft: 3 } },
      { outcome: 'wrong' },
    ])
    expect(await submit('12 34')).toMatchObject({ kind: 'malformed' })
    expect(await submit(codeOf(secret, now(), 4))).toMatchObject({ kind: 'clock' })
    expect(await appsOf(browser)).toHaveLength(1)
    expect(await signInWith(person.username, own)).toEqual({ kind: 'accepted' })
  })

  test('a code of the first app that was spent at sign-in is named after it too, is not revived, and while locked nothing is named', async () => {
    const { person, browser } = await withOneApp()
    await issued(browser)
    const submit = (code: string) => browser.trpc.account.confirmApp.mutate({ code })
    const spent = codeOf(person.secret, now())
    for (const attemptsLeft of [4, 3, 2, 1, 0]) expect(await submit(spent)).toEqual({ kind: 'other-app', tag: person.tag, attemptsLeft })
    expect(await submit(spent)).toMatchObject({ kind: 'locked' })
    expect(await signInWith(person.username, spent)).toMatchObject({ kind: 'already-used' })
  })

  test('the code that added the app is spent, and adding it again says so', async () => {
    const { person, browser } = await withOneApp()
    const second = await addApp(browser)
    expect(await browser.trpc.account.confirmApp.mutate({ code: codeOf(second.secret, now()) })).toMatchObject({ kind: 'already-used' })
    expect(await signInWith(person.username, codeOf(second.secret, now()))).toMatchObject({ kind: 'already-used' })
  })

  test('the same code twenty times at once adds one app', async () => {
    const { browser } = await withOneApp()
    const { secret } = await issued(browser)
    const code = codeOf(secret, now())
    const token = browser.token()
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => {
        const same = server.browser()
        same.setToken(token)
        return same.trpc.account.confirmApp.mutate({ code })
      }),
    )
    const kinds = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.kind : 'session over'))
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(1)
  })

  test('five apps are the most', async () => {
    const { browser } = await withOneApp()
    for (let apps = 1; apps < 5; apps++) await addApp(browser)
    expect(await browser.trpc.account.startApp.mutate()).toEqual({ kind: 'too-many', most: 5 })
    expect(new Set((await appsOf(browser)).map(({ tag }) => tag)).size).toBe(5)
  })

  test('an app that was shown while there were four is not added once there are five', async () => {
    const { person, browser } = await withOneApp()
    for (let apps = 1; apps < 4; apps++) await addApp(browser)
    const shown = await issued(browser)
    // As a server of another version might add it, or an operator: without putting the shown ones aside.
    const fifth = { id: `fifth-${person.user.id}`, userId: person.user.id, secret: person.secret, tag: 'ZZ', name: null }
    await server.store.atomically([server.store.factors.further.add({ ...fifth, issuedAt: now(), lastStep: 0, at: now() })])
    expect(await browser.trpc.account.confirmApp.mutate({ code: codeOf(shown.secret, now()) })).toEqual({ kind: 'too-many', most: 5 })
    expect(await appsOf(browser)).toHaveLength(5)
    expect((await eventsOf(person.user.id, 'add-app'))[0]).toMatchObject({ outcome: 'too-many' })
  })

  test('misses are counted over all apps together', async () => {
    const { person, second } = await withTwoApps()
    server.clock.advance(MINUTE)
    const browser = await signedInBrowser(server, person)
    const wrong = wrongCode(now(), person.secret, second.secret)
    for (const attemptsLeft of [4, 3, 2, 1, 0])
      expect(await browser.trpc.challenge.submit.mutate({ code: wrong })).toEqual({ kind: 'wrong', attemptsLeft })
    for (const { secret } of [person, second])
      expect(await browser.trpc.challenge.submit.mutate({ code: codeOf(secret, now()) })).toMatchObject({ kind: 'locked' })
  })

  test.each(['the first', 'the second'])('%s of two apps can be removed, and the other one stays', async (which) => {
    const { person, browser, second } = await withTwoApps()
    const [removed, kept] = which === 'the first' ? [person, second] : [second, person]
    const other = await server.store.factors.of(person.user.id)
    expect(other).toMatchObject({ further: [{ tag: second.tag }] })
    expect(await browser.trpc.account.removeApp.mutate({ tag: removed.tag })).toEqual({ kind: 'removed', left: 1 })
    expect(await appsOf(browser)).toMatchObject([{ tag: kept.tag, name: kept === second ? 'Work phone' : null }])
    await told(person.email, 'an authenticator app was removed')
    server.clock.advance(MINUTE)
    expect(await signInWith(person.username, codeOf(removed.secret, now()))).toMatchObject({ kind: 'wrong' })
    expect(await signInWith(person.username, codeOf(kept.secret, now()))).toEqual({ kind: 'accepted' })
    expect(await browser.trpc.account.removeApp.mutate({ tag: kept.tag })).toEqual({ kind: 'last-one' })
    expect(await browser.trpc.account.removeApp.mutate({ tag: removed.tag })).toEqual({ kind: 'not-found' })
  })

  test.each(['the only one', 'the first', 'the second'])('a new app takes the place of %s that is lost, by one stroke', async (which) => {
    const { person, browser, second } = await (which === 'the only one' ? { ...(await withOneApp()), second: null } : withTwoApps())
    const [lost, kept] = which === 'the second' && second !== null ? [second, [person]] : [person, second === null ? [] : [second]]
    const other = await fullySignedIn(server, person)
    const app = await issued(browser)
    const code = codeOf(app.secret, now())
    expect(await browser.trpc.account.confirmApp.mutate({ code, name: 'New phone', replaces: lost.tag })).toEqual({
      kind: 'accepted',
      tag: app.tag,
    })

    const apps = await appsOf(browser)
    expect(apps.map(({ tag }) => tag).toSorted()).toEqual([app, ...kept].map(({ tag }) => tag).toSorted())
    expect(apps).toContainEqual({ tag: app.tag, name: 'New phone', enrolledAt: now() })
    expect(await other.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    await told(person.email, 'an authenticator app was replaced')
    expect((await eventsOf(person.user.id, 'add-app'))[0]).toMatchObject({ outcome: 'accepted', detail: { tag: app.tag } })
    expect(await eventsOf(person.user.id, 'remove-app')).toMatchObject([
      { outcome: 'removed', detail: { tag: lost.tag, left: apps.length } },
    ])
    expect(await signInWith(person.username, code)).toMatchObject({ kind: 'already-used' })
    server.clock.advance(MINUTE)
    expect(await signInWith(person.username, codeOf(lost.secret, now()))).toMatchObject({ kind: 'wrong' })
    for (const { secret } of [app, ...kept]) expect(await signInWith(person.username, codeOf(secret, now()))).toEqual({ kind: 'accepted' })
  })

  test('an app that is lost goes only with a right code of the new one, and is recognised as an older entry then', async () => {
    const { person, browser } = await withOneApp()
    const { secret } = await issued(browser)
    const submit = (code: string) => browser.trpc.account.confirmApp.mutate({ code, replaces: person.tag })
    expect(await submit(wrongCode(now(), secret, person.secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    expect(await appsOf(browser)).toMatchObject([{ tag: person.tag }])
    expect(await submit(codeOf(secret, now()))).toMatchObject({ kind: 'accepted' })
    await issued(browser)
    server.clock.advance(MINUTE)
    expect(await browser.trpc.account.confirmApp.mutate({ code: codeOf(person.secret, now()) })).toMatchObject({
      kind: 'older-entry',
      tag: person.tag,
    })
  })

  test('an app that is somebody else’s, is gone, is only being added or never was is not replaced: nothing changes, and no code is spent', async () => {
    const { person, browser, second } = await withTwoApps()
    const somebodyElse = await personWithApp(server)
    await browser.trpc.account.removeApp.mutate({ tag: second.tag })
    const app = await issued(browser)
    const code = codeOf(app.secret, now())
    const before = [await server.store.factors.of(person.user.id), await server.store.factors.of(somebodyElse.user.id)]
    const noTagOfTheirs = somebodyElse.tag === person.tag ? 'ZZ' : somebodyElse.tag
    for (const replaces of [noTagOfTheirs, second.tag, app.tag, '', 'ZZ'])
      expect(await browser.trpc.account.confirmApp.mutate({ code, replaces })).toEqual({ kind: 'not-found' })
    expect([await server.store.factors.of(person.user.id), await server.store.factors.of(somebodyElse.user.id)]).toEqual(before)
    expect((await eventsOf(person.user.id, 'add-app'))[0]).toMatchObject({ outcome: 'not-found' })
    expect(await browser.trpc.account.confirmApp.mutate({ code })).toEqual({ kind: 'accepted', tag: app.tag })
  })

  test('email codes are no app that could be replaced', async () => {
    const { browser, ...person } = await personWithEmail(server)
    const app = await issued(browser)
    expect(await browser.trpc.account.confirmApp.mutate({ code: codeOf(app.secret, now()), replaces: 'ZZ' })).toEqual({ kind: 'not-found' })
    expect(await server.store.factors.methodOf(person.user.id)).toBe('email')
  })

  test('there is room for an app that takes the place of another, however many there are', async () => {
    const { person, browser } = await withOneApp()
    for (let apps = 1; apps < 4; apps++) await addApp(browser)
    const shown = await issued(browser)
    const fifth = { id: `fifth-${person.user.id}`, userId: person.user.id, secret: person.secret, tag: 'ZZ', name: null }
    await server.store.atomically([server.store.factors.further.add({ ...fifth, issuedAt: now(), lastStep: 0, at: now() })])
    const code = codeOf(shown.secret, now())
    expect(await browser.trpc.account.confirmApp.mutate({ code, replaces: 'ZZ' })).toMatchObject({ kind: 'accepted' })
    expect(await appsOf(browser)).toHaveLength(5)
  })

  test('an app that is replaced and removed at once goes once, and the new one is there if its code was accepted', async () => {
    const { person, browser, second } = await withTwoApps()
    const app = await issued(browser)
    const token = browser.token()
    const same = () => {
      const twin = server.browser()
      twin.setToken(token)
      return twin.trpc.account
    }
    const [confirmed] = await Promise.allSettled([
      same().confirmApp.mutate({ code: codeOf(app.secret, now()), replaces: person.tag }),
      same().removeApp.mutate({ tag: person.tag }),
    ])
    const accepted = confirmed.status === 'fulfilled' && confirmed.value.kind === 'accepted'
    const factor = await server.store.factors.of(person.user.id)
    const tags = factor?.method === 'totp' ? [factor, ...factor.further].map(({ tag }) => tag) : []
    expect(tags.toSorted()).toEqual((accepted ? [app.tag, second.tag] : [second.tag]).toSorted())
    expect(await eventsOf(person.user.id, 'remove-app')).toMatchObject([{ outcome: 'removed' }])
  })

  test('two apps that are removed at once leave one', async () => {
    const { person, browser, second } = await withTwoApps()
    const token = browser.token()
    await Promise.allSettled(
      [person, second].map(({ tag }) => {
        const same = server.browser()
        same.setToken(token)
        return same.trpc.account.removeApp.mutate({ tag })
      }),
    )
    expect(await server.store.factors.of(person.user.id)).toMatchObject({ method: 'totp', further: [] })
  })

  test('a reset takes all of them away, and old entries of each are named', async () => {
    const { person, browser, second } = await withTwoApps()
    await browser.trpc.account.removeApp.mutate({ tag: person.tag })
    const third = await addApp(browser)
    await resetMfa(server.deps, { username: person.username, reason: 'lost both' })
    expect(await server.store.factors.of(person.user.id)).toBeNull()
    server.clock.advance(MINUTE)
    const enrolling = await signedInBrowser(server, person)
    await enrolling.trpc.enrolment.startTotp.mutate()
    for (const { secret, tag } of [person, second, third])
      expect(await enrolling.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })).toMatchObject({ kind: 'older-entry', tag })
  })

  test('email takes the place of the apps once its code was right, and until then they go on working', async () => {
    const { person, browser, second } = await withTwoApps()
    expect(await browser.trpc.account.sendEmailCode.mutate()).toMatchObject({ kind: 'sent', address: person.email })
    const code = server.mail.codeTo(person.email)
    expect(
      await browser.trpc.account.changeToEmail.mutate({ code: wrongCode(now()) === code ? '999999' : wrongCode(now()) }),
    ).toMatchObject({ kind: 'wrong' })
    expect(await server.store.factors.methodOf(person.user.id)).toBe('totp')
    expect(await browser.trpc.account.changeToEmail.mutate({ code })).toEqual({ kind: 'accepted' })
    expect(await browser.trpc.account.current.query()).toMatchObject({ factor: { method: 'email', address: person.email } })
    await told(person.email, 'your codes come by email now')
    server.clock.advance(MINUTE)
    const again = await signedInBrowser(server, person)
    expect(await again.trpc.challenge.current.query()).toMatchObject({ method: 'email' })
    expect(await again.trpc.challenge.submit.mutate({ code: codeOf(second.secret, now()) })).not.toMatchObject({ kind: 'accepted' })
  })

  test('email takes no place that was forbidden after its code was sent', async () => {
    const { person, browser } = await withOneApp()
    await browser.trpc.account.sendEmailCode.mutate()
    const code = server.mail.codeTo(person.email)
    const organisation = await server.store.organisations.byName(person.organisation)
    if (organisation === null) throw new Error('the organisation is gone')
    await server.store.atomically([server.store.organisations.changePolicy(organisation, { ...organisation, emailMfa: 'nobody' })])
    expect(await browser.trpc.account.changeToEmail.mutate({ code })).toEqual({ kind: 'not-offered', reason: 'organisation-policy' })
    expect(await server.store.factors.methodOf(person.user.id)).toBe('totp')
  })

  test('an app takes the place of email, and recovery codes stay', async () => {
    const { browser, ...person } = await personWithEmail(server)
    await browser.trpc.account.createRecoveryCodes.mutate()
    const app = await addApp(browser, 'My phone')
    expect(await browser.trpc.account.current.query()).toMatchObject({
      factor: { method: 'totp', apps: [{ tag: app.tag, name: 'My phone' }] },
      recoveryCodes: { left: 10 },
    })
    await told(person.email, 'your codes come from an app now')
    server.clock.advance(MINUTE)
    expect(await signInWith(person.username, codeOf(app.secret, now()))).toEqual({ kind: 'accepted' })
  })

  test('nothing of it is done without a fresh proof', async () => {
    const { person, browser, second } = await withTwoApps()
    server.clock.advance(6 * MINUTE)
    const needed = { kind: 'proof-needed' }
    const { account } = browser.trpc
    expect(await account.startApp.mutate()).toEqual(needed)
    expect(await account.confirmApp.mutate({ code: '123456' })).toEqual(needed)
    expect(await account.confirmApp.mutate({ code: '123456', replaces: second.tag })).toEqual(needed)
    expect(await account.removeApp.mutate({ tag: second.tag })).toEqual(needed)
    expect(await account.sendEmailCode.mutate()).toEqual(needed)
    expect(await account.changeToEmail.mutate({ code: '123456' })).toEqual(needed)
    expect(await account.prove.mutate({ password: PASSWORD, code: codeOf(person.secret, now()) })).toEqual({ kind: 'proven' })
    expect(await account.removeApp.mutate({ tag: second.tag })).toEqual({ kind: 'removed', left: 1 })
  })

  test('email is offered only where the organisation allows it', async () => {
    const person = await personWithApp(server, { emailMfa: 'nobody' })
    const browser = await fullySignedIn(server, person)
    expect(await browser.trpc.account.current.query()).toMatchObject({ email: { offered: false, reason: 'organisation-policy' } })
    expect(await browser.trpc.account.sendEmailCode.mutate()).toEqual({ kind: 'not-offered', reason: 'organisation-policy' })
    expect(await browser.trpc.account.changeToEmail.mutate({ code: '123456' })).toMatchObject({ kind: 'not-offered' })
  })

  test('a name is one line of plain text', async () => {
    const { browser } = await withOneApp()
    for (const name of ['two\nlines', 'a\u202eb', 'x'.repeat(41), '📱'.repeat(41)])
      await expect(browser.trpc.account.confirmApp.mutate({ code: '123456', name })).rejects.toMatchObject({
        data: { code: 'BAD_REQUEST' },
      })
    expect(await browser.trpc.account.confirmApp.mutate({ code: '123456', name: '📱'.repeat(40) })).toMatchObject({
      kind: 'nothing-to-confirm',
    })
  })

  test('somebody without a second factor adds none this way', async () => {
    const browser = await signedInBrowser(server, await newPerson(server, { mfa: 'off' }))
    expect(await browser.trpc.account.startApp.mutate()).toEqual({ kind: 'proof-needed' })
  })
})
