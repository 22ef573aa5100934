import { explainReference, explanationText, resetMfa, suspendUser } from '@enrol/api'
import { SESSION_LIFE } from '@enrol/otp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { HOUR, MINUTE, SECOND } from './testing/hand-clock.ts'
import {
  codeOf,
  fullySignedIn,
  newPerson,
  otherThan,
  PASSWORD,
  type Person,
  personWithApp,
  personWithEmail,
  range,
  signedInBrowser,
  wrongCode,
} from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const now = (): number => server.clock.now()
const settings = { service: { name: 'CJSM', mailFrom: 'noreply@system.cjsm.net' }, life: SESSION_LIFE }

async function explained(reference: string) {
  const answer = await explainReference(server.deps, { reference, ...settings })
  if (answer.kind === 'not-done') throw new Error(answer.why)
  return { ...answer, text: explanationText(answer, settings.service.name) }
}

async function enrolling(traits?: Parameters<typeof newPerson>[1]): Promise<{ person: Person; browser: Browser }> {
  const person = await newPerson(server, traits)
  return { person, browser: await signedInBrowser(server, person) }
}

test('a story is read from PostgreSQL as it is from SQLite', async () => {
  const other = await startTestServer({ databaseUrl: await newPostgresDatabase() })
  const person = await newPerson(other)
  const browser = await signedInBrowser(other, person)
  await browser.trpc.enrolment.sendEmailCode.mutate()
  const { reference } = await browser.trpc.enrolment.askForHelp.mutate({ about: 'cannot-enrol' })
  const sent = await other.store.emailCodes.newest(person.user.id, 'enrolment')
  const bounce = { id: 'bounce', emailCodeId: sent?.id ?? '', status: 'bounced', at: other.clock.now() } as const
  await other.store.atomically([other.store.emailCodes.addEvent(bounce)])
  const answer = await explainReference(other.deps, { reference, ...settings })
  expect(answer).toMatchObject({ kind: 'explained', cause: { kind: 'mail-bounced', number: 1 }, person: { username: person.username } })
  await other.close()
})

describe('the story of somebody who was stuck, as the whole server recorded it', () => {
  test('an app whose clock is slow, and an older entry before that', async () => {
    server.clock.set(Date.UTC(2026, 10, 24, 10, 38, 10))
    const { person, browser } = await enrolling({ name: 'Ada Marsh' })
    const { enrolment } = browser.trpc
    const first = await enrolment.startTotp.mutate()
    server.clock.advance(MINUTE)
    const second = await enrolment.startTotp.mutate()
    server.clock.advance(MINUTE)
    await enrolment.confirmTotp.mutate({ code: codeOf(first.secret, now()) })
    server.clock.advance(MINUTE)
    for (const _ of range(1, 2)) await enrolment.confirmTotp.mutate({ code: codeOf(second.secret, now(), -8) })
    server.clock.advance(30 * SECOND)
    const { reference } = await enrolment.askForHelp.mutate()
    server.clock.advance(2 * MINUTE)

    const { text, cause } = await explained(reference)
    expect(cause).toEqual({ kind: 'clock', secondsOff: -240 })
    expect(text.split('\n\n')).toEqual([
      `Ada Marsh (${person.username}), ${person.organisation}: reference ${reference}, given on 24 November 2026 at 10:41`,
      `Now: no second factor set up; email address ${person.email[0]}••••@example.org, verified; the organisation enforces MFA, with email codes for everybody.`,
      `What happened: At 10:38 they gave the right password and were asked to set up a second factor. Between 10:38 and 10:39 they were shown 2 QR codes, of which only the last, for the entry CJSM · ${second.tag}, counts. At 10:40 they entered a code of the older entry CJSM · ${first.tag} when that of CJSM · ${second.tag} was expected. At 10:41 they entered a code of the right entry, but from a device whose clock is about 4 minutes slow (2 times). Then they asked for help and were given this reference. Nothing has happened since (now 10:43).`,
      'Likely cause: The clock of the device with their app is about 4 minutes slow, so its codes are for another time.',
      'What to do: Have them turn on automatic date and time on that device, and enter the next code.',
    ])
  })

  test('five wrong codes at sign-in lock a person out, and the story says until when', async () => {
    const person = await personWithApp(server)
    server.clock.advance(MINUTE)
    const browser = await signedInBrowser(server, person)
    for (const _ of range(1, 5)) await browser.trpc.challenge.submit.mutate({ code: wrongCode(now(), person.secret) })
    await browser.trpc.challenge.submit.mutate({ code: codeOf(person.secret, now()) })
    const { reference } = await browser.trpc.challenge.askForHelp.mutate({ about: 'locked' })
    const { text, cause, person: facts } = await explained(reference)
    expect(cause).toEqual({ kind: 'wrong-code', method: 'totp', enrolling: false, tag: person.tag })
    expect(facts).toMatchObject({ factor: { method: 'totp', tag: person.tag }, lock: { kind: 'locked', until: now() + 30 * SECOND } })
    expect(text).toMatch(/they entered 5 wrong codes, which locked them out until \d\d:\d\d:\d\d\./)
    expect(text).toMatch(/they tried again while locked, when no code is looked at until/)
    expect(text).toMatch(/they saw that codes were locked, and were given this reference/)
    expect(text).toMatch(/No code is looked at before \d\d:\d\d:\d\d\.$/)
  })

  test('a wrong code of somebody with two apps is told to be of neither', async () => {
    const person = await personWithApp(server)
    const own = await fullySignedIn(server, person)
    const second = await own.trpc.account.startApp.mutate()
    if (second.kind !== 'issued') throw new Error(second.kind)
    await own.trpc.account.confirmApp.mutate({ code: codeOf(second.secret, now()) })
    const browser = await signedInBrowser(server, person)
    await browser.trpc.challenge.submit.mutate({ code: wrongCode(now(), person.secret, second.secret) })
    const { reference } = await browser.trpc.challenge.askForHelp.mutate({})
    const { cause, whatToDo, text } = await explained(reference)
    expect(cause).toMatchObject({ kind: 'wrong-code', tag: person.tag, tags: [person.tag, second.tag] })
    expect(whatToDo).toContain(`under CJSM · ${person.tag} or CJSM · ${second.tag}`)
    expect(text).toContain(`authenticator apps, entries CJSM · ${person.tag} and CJSM · ${second.tag}`)
  })

  test('a code of email 1 when email 2 was the newest', async () => {
    const { browser } = await personWithEmail(server)
    await browser.trpc.session.signOut.mutate()
    server.clock.advance(2 * MINUTE)
    const person = await personWithEmail(server)
    server.clock.advance(2 * MINUTE)
    const { trpc } = await signedInBrowser(server, person)
    await trpc.challenge.sendEmailCode.mutate()
    const first = server.mail.codeTo(person.email)
    server.clock.advance(MINUTE)
    await trpc.challenge.sendEmailCode.mutate()
    expect(await trpc.challenge.submit.mutate({ code: first })).toMatchObject({ kind: 'superseded' })
    const { text, cause } = await explained((await trpc.challenge.askForHelp.mutate()).reference)
    expect(cause).toEqual({ kind: 'superseded', number: 1, newestNumber: 2 })
    expect(text).toContain('they entered the code of email 1 when email 2 was the newest')
  })

  test('an email that came back, as the provider said later', async () => {
    const { person, browser } = await enrolling()
    await browser.trpc.enrolment.sendEmailCode.mutate()
    const { reference } = await browser.trpc.enrolment.askForHelp.mutate({ about: 'cannot-enrol' })
    server.clock.advance(MINUTE)
    const sent = await server.store.emailCodes.newest(person.user.id, 'enrolment')
    await server.store.atomically([
      server.store.emailCodes.addEvent({ id: `b-${reference}`, emailCodeId: sent?.id ?? '', status: 'bounced', at: now() }),
    ])
    const { text, cause } = await explained(reference)
    expect(cause).toEqual({ kind: 'mail-bounced', number: 1 })
    expect(text).toMatch(
      /email 1 was sent to them\..*can't set up a second factor.*the mail provider said that email 1 came back undelivered/,
    )
    expect(text).toContain('let mail from noreply@system.cjsm.net through')
  })

  test('an email whose address was refused at once', async () => {
    const { browser } = await enrolling()
    server.mail.answerNext({ kind: 'recipient-refused', detail: 'caught 550' })
    await browser.trpc.enrolment.sendEmailCode.mutate()
    const { text, cause } = await explained((await browser.trpc.enrolment.askForHelp.mutate()).reference)
    expect(cause).toEqual({ kind: 'mail-bounced', number: 1 })
    expect(text).toContain('email 1 was refused by their mail provider as soon as it was sent')
  })

  test('an email that could not be sent: its reference is the one on the page', async () => {
    const { browser } = await enrolling()
    server.mail.answerNext({ kind: 'refused', detail: 'caught 550' })
    const answer = await browser.trpc.enrolment.sendEmailCode.mutate()
    if (answer.kind !== 'mail-unavailable') throw new Error(answer.kind)
    const { text, cause } = await explained(answer.reference)
    expect(cause).toEqual({ kind: 'mail-failed', reason: 'refused' })
    expect(text).toContain('email 1 could not be sent: the mail provider refused it (this reference)')
  })

  test('what a suspension and a reset since then mean', async () => {
    const person = await personWithApp(server)
    server.clock.advance(MINUTE)
    const browser = await signedInBrowser(server, person)
    const { reference } = await browser.trpc.challenge.askForHelp.mutate({ about: 'cannot-get-code' })
    expect((await explained(reference)).cause).toEqual({ kind: 'no-device', tag: person.tag })
    await resetMfa(server.deps, { username: person.username, reason: 'lost phone, mail ada@example.org\nforged line' })
    const reset = await explained(reference)
    expect(reset.text).toContain('took their second factor away ("lost phone, mail a••••@example.org forged line")')
    expect(reset.whatToDo).toMatch(/have them sign in and set it up again/)
    await suspendUser(server.deps, { username: person.username, reason: 'left' })
    expect((await explained(reference)).cause).toEqual({ kind: 'suspended', since: now() })
  })
})

describe('a reference', () => {
  test('is the same for a quarter of an hour, however often and wherever it is asked for, and is recorded once', async () => {
    const { person, browser } = await enrolling()
    const ask = async (from: Browser): Promise<string> => (await from.trpc.enrolment.askForHelp.mutate()).reference
    const first = await ask(browser)
    server.clock.advance(15 * MINUTE - 1)
    expect(await ask(browser)).toBe(first)
    const elsewhere = await signedInBrowser(server, person)
    expect(await ask(elsewhere)).toBe(first)
    server.clock.advance(1)
    expect(await ask(elsewhere)).not.toBe(first)
    const asked = (await server.store.audit.of(person.user.id, 100)).filter(({ kind }) => kind === 'ask-for-help')
    expect(asked).toHaveLength(2)
  })

  test('stays the same when they say more, and what they say last is what it is explained by', async () => {
    const person = await personWithApp(server)
    server.clock.advance(MINUTE)
    const browser = await signedInBrowser(server, person)
    await browser.trpc.challenge.submit.mutate({ code: wrongCode(now(), person.secret) })
    const { reference } = await browser.trpc.challenge.askForHelp.mutate({ about: 'locked' })
    expect((await explained(reference)).cause).toMatchObject({ kind: 'wrong-code' })
    expect(await browser.trpc.challenge.askForHelp.mutate({ about: 'cannot-get-code' })).toEqual({ reference })
    const { cause, text } = await explained(reference)
    expect(cause).toMatchObject({ kind: 'no-device' })
    expect(text).toContain("they said that they can't get a code, and were given this reference")
  })

  test('is a new one once what it stood for is settled, by getting in or by a reset', async () => {
    const person = await personWithApp(server)
    const ask = async (): Promise<string> => {
      server.clock.advance(MINUTE)
      const browser = await signedInBrowser(server, person)
      await browser.trpc.challenge.submit.mutate({ code: wrongCode(now(), person.secret) })
      return (await browser.trpc.challenge.askForHelp.mutate({ about: 'locked' })).reference
    }
    const first = await ask()
    expect(await ask()).toBe(first)
    server.clock.advance(MINUTE)
    await fullySignedIn(server, person)
    const second = await ask()
    expect(second).not.toBe(first)
    expect((await explained(first)).whatToDo).toMatch(/^They got in since, at \d\d:\d\d, and were stopped again after that\./)
    await resetMfa(server.deps, { username: person.username, reason: 'lost phone' })
    const anew = await signedInBrowser(server, person)
    expect((await anew.trpc.enrolment.askForHelp.mutate()).reference).not.toBe(second)
  })

  test('is not that of another person', async () => {
    const [a, b] = [await enrolling(), await enrolling()]
    const references = [a, b].map(async ({ browser }) => (await browser.trpc.enrolment.askForHelp.mutate()).reference)
    expect(new Set(await Promise.all(references)).size).toBe(2)
  })

  test('may say what it is about, in words that are known', async () => {
    const { person, browser } = await enrolling()
    for (const about of ['other', '', 1, null, 'mail', ['locked']])
      expect((await browser.post('enrolment.askForHelp', { about })).status, String(about)).toBe(400)
    expect((await browser.post('enrolment.askForHelp', { about: 'cannot-enrol' })).status).toBe(200)
    const [event] = await server.store.audit.of(person.user.id, 1)
    expect(event).toMatchObject({ kind: 'ask-for-help', detail: { stage: 'enrolling', about: 'cannot-enrol' } })
  })

  test('that nobody knows is answered with what to check', async () => {
    for (const reference of ['7KQM-3XDA', '7KQM', '', 'not a reference', '7KQM-3XD!', 'OOOOOOOO'])
      expect(await explainReference(server.deps, { reference, ...settings })).toEqual({
        kind: 'not-done',
        why: expect.stringMatching(/read out|check/),
      })
  })

  test('is understood as people say it', async () => {
    const { browser, person } = await enrolling()
    const event = { at: now(), kind: 'ask-for-help', outcome: 'noted', actorId: null, organisationId: null, address: null, detail: {} }
    const add = (reference: string) =>
      server.store.atomically([server.store.audit.record({ ...event, subjectId: person.user.id, reference })])
    await add('8QM5-VX2G')
    for (const typed of ['8qm5vx2g', ' 8 Q M 5 – V X 2 G ', 'BQMS-UXZ6', '80m5-vx2g'])
      expect((await explained(typed)).reference).toBe('8QM5-VX2G')
    await add('BQM5-VX2G')
    expect((await explained('8QM5-VX2G')).reference).toBe('8QM5-VX2G')
    expect(await explainReference(server.deps, { reference: '80M5-VX2G', ...settings })).toEqual({
      kind: 'not-done',
      why: expect.stringMatching(/can be read as (8QM5-VX2G or BQM5-VX2G|BQM5-VX2G or 8QM5-VX2G)/),
    })
    expect(browser.token()).not.toBeNull()
  })

  test('that is looked up is an event of the person, and not a part of their story', async () => {
    const { person, browser } = await enrolling()
    const { reference } = await browser.trpc.enrolment.askForHelp.mutate()
    await explained(reference)
    const [event] = await server.store.audit.of(person.user.id, 1)
    expect(event).toMatchObject({ kind: 'explain', outcome: 'done', actorId: 'operator', detail: { reference } })
    const { text } = await explained(reference)
    expect(text).not.toContain('explain')
    expect(text).toContain('Nothing has happened since')
  })

  test('without a person still says what is known', async () => {
    const stranger = server.browser('192.0.2.44')
    await stranger.post('session.signIn', { username: 'nobody-at-all', password: 'canary-password' })
    const { queries, tables } = server.database
    const event = (await queries.select().from(tables.auditEvents)).findLast(({ address }) => address === '192.0.2.44')
    const { text, cause } = await explained(event?.reference ?? '')
    expect(cause).toEqual({ kind: 'unknown-name' })
    expect(text).toMatch(
      /^Nobody who is known: reference .*\n\nWhat happened: At \d\d:\d\d somebody tried to sign in under a user name that nobody has/,
    )
    expect(text).not.toMatch(/canary|nobody-at-all|192\.0\.2/)
  })
})

test('no secret, code, password, token or whole address is in an explanation, whatever happened (CWE-532)', async () => {
  const { person, browser } = await enrolling()
  const canaries = [PASSWORD, person.email, browser.token() ?? '']
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  const codes = [wrongCode(now(), secret), codeOf(secret, now(), 9), 'canary-code']
  for (const code of codes) await browser.trpc.enrolment.confirmTotp.mutate({ code })
  await browser.trpc.enrolment.sendEmailCode.mutate()
  const mailed = server.mail.codeTo(person.email)
  await browser.trpc.enrolment.confirmEmail.mutate({ code: otherThan(mailed) })
  server.clock.advance(HOUR / 4)
  await browser.trpc.enrolment.confirmEmail.mutate({ code: mailed })
  const { text, ...json } = await explained((await browser.trpc.enrolment.askForHelp.mutate()).reference)
  expect(text).toContain('the right code of the newest email too late')
  for (const canary of [...canaries, secret, ...codes.map((code) => `"${code}"`), `"${mailed}"`, person.user.passwordHash])
    expect(text + JSON.stringify(json)).not.toContain(canary)
  expect(text).not.toMatch(/\b\d{6}\b/)
})

describe('a fault of the server', () => {
  test('is found under the reference of its answer, with the person and the procedure alone', async () => {
    let broken = false
    const faulty = await startTestServer({
      changeDeps: (deps) => ({
        ...deps,
        store: {
          ...deps.store,
          enrolments: {
            ...deps.store.enrolments,
            secretsOf: async (userId, at) => {
              if (broken) throw new Error('canary-of-the-database')
              return deps.store.enrolments.secretsOf(userId, at)
            },
          },
        },
      }),
    })
    const person = await newPerson(faulty)
    const browser = await signedInBrowser(faulty, person)
    broken = true
    const { status, json } = await browser.post('enrolment.startTotp')
    expect(status).toBe(500)
    const { reference } = (json as { error: { data: { reference: string } } }).error.data
    await expect.poll(async () => (await faulty.store.audit.underReference(reference))?.kind).toBe('trouble')
    expect(await faulty.store.audit.underReference(reference)).toMatchObject({
      outcome: 'server-error',
      subjectId: person.user.id,
      detail: { procedure: 'enrolment.startTotp' },
    })
    const answer = await explainReference(faulty.deps, { reference, ...settings })
    if (answer.kind === 'not-done') throw new Error(answer.why)
    expect(answer.cause).toEqual({ kind: 'server-error' })
    const text = explanationText(answer, 'CJSM')
    expect(text).toContain('the server failed while making a QR code, by no fault of theirs (this reference)')
    expect(text).not.toContain('canary')
    await faulty.close()
  })

  test('without a session, or before it could be read, is found as well', async () => {
    const faulty = await startTestServer({
      changeDeps: (deps) => ({
        ...deps,
        store: {
          ...deps.store,
          sessions: { ...deps.store.sessions, get: () => Promise.reject(new Error('broken')) },
          users: { ...deps.store.users, byUsername: () => Promise.reject(new Error('broken')) },
        },
      }),
    })
    const withCookie = faulty.browser()
    withCookie.setToken('a'.repeat(43))
    for (const answer of [
      await withCookie.get('session.current'),
      await faulty.browser().post('session.signIn', { username: 'x', password: 'y' }),
    ]) {
      expect(answer.status).toBe(500)
      const { reference } = (answer.json as { error: { data: { reference: string } } }).error.data
      await expect.poll(async () => (await faulty.store.audit.underReference(reference))?.kind).toBe('trouble')
      const explanation = await explainReference(faulty.deps, { reference, ...settings })
      expect(explanation).toMatchObject({ kind: 'explained', person: null, cause: { kind: 'server-error' } })
    }
    await faulty.close()
  })

  test('when the trail itself can not be written, the answer is the same and the log has the reference', async () => {
    const faulty = await startTestServer({
      changeDeps: (deps) => ({ ...deps, store: { ...deps.store, atomically: () => Promise.reject(new Error('disk full')) } }),
    })
    const person = await newPerson({ store: server.store, clock: server.clock })
    const { status, json } = await faulty.browser().post('session.signIn', { username: person.username, password: PASSWORD })
    expect([status, json]).toMatchObject([500, { error: { data: { code: 'INTERNAL_SERVER_ERROR' } } }])
    const { reference } = (json as { error: { data: { reference: string } } }).error.data
    expect(faulty.log.some((line) => line.includes(reference) && line.includes('disk full'))).toBe(true)
    await faulty.close()
  })
})
