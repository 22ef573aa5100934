import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tidyUp } from '@enrol/api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { administrator, changePolicy } from './testing/administration.ts'
import { HOUR, handClock } from './testing/hand-clock.ts'
import { fullySignedIn, newPerson, type Person, personWithApp, range } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const DAY = 86_400_000
const OUT_OF_ORDER = { kind: 'try-later', detail: 'caught 503', retryAfterMs: null } as const
/** Of one message, to the same provider. */
const TRIES = 3

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const outcomesOf = async (person: Person): Promise<string[]> =>
  (await server.store.audit.of(person.user.id, 100)).filter(({ kind }) => kind === 'send-notice').map(({ outcome }) => outcome)

/** The next messages are not taken, so many of them. */
function mailFails(messages: number): void {
  server.mail.answerNext(...range(1, messages * TRIES).map(() => OUT_OF_ORDER))
}

describe('those who are left', () => {
  const subjectsTo = (person: Person): string[] => server.mail.messagesTo(person.email).map(({ subject }) => subject)

  test('are reminded by mail once a week at most, and nobody else is', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const unverified = await newPerson(server, { colleagueOf: gwen, contactVerified: false })
    const enrolled = await personWithApp(server, { colleagueOf: gwen })
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 1, left: 0 })
    await vi.waitFor(() => expect(subjectsTo(sam)).toEqual(['CJSM: set up your codes to sign in']))
    expect([subjectsTo(unverified), subjectsTo(enrolled)]).toEqual([[], []])
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 0, left: 0 })
    server.clock.advance(7 * DAY + 1)
    expect(await (await fullySignedIn(server, gwen)).trpc.admin.remind.mutate()).toEqual({ kind: 'reminding', people: 1, left: 0 })
  })

  test('are counted before they are reminded: who will be, who was lately, and who has no verified address', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const unverified = await newPerson(server, { colleagueOf: gwen, contactVerified: false })
    await personWithApp(server, { colleagueOf: gwen })
    const reminders = async (): Promise<unknown> => (await admin.progress.query()).reminders
    expect(await reminders()).toEqual({ next: 1, later: 0, lately: 0, noAddress: 1 })
    await admin.remind.mutate()
    await vi.waitFor(() => expect(subjectsTo(sam)).toHaveLength(1))
    expect(await reminders()).toEqual({ next: 0, later: 0, lately: 1, noAddress: 1 })
    expect((await admin.people.query({ filter: 'no-address' })).people).toMatchObject([{ username: unverified.username }])
  })

  test('are each counted and reminded by one of two presses at once', async () => {
    const { gwen, admin } = await administrator(server)
    const people = await Promise.all(range(1, 6).map(() => newPerson(server, { colleagueOf: gwen })))
    const answers = await Promise.all([admin.remind.mutate(), admin.remind.mutate()])
    expect(answers.map((answer) => answer.people).reduce((one, other) => one + other)).toBe(people.length)
    await vi.waitFor(() => expect(people.map((person) => subjectsTo(person).length)).toEqual(people.map(() => 1)))
  })

  test('are told of the day by mail when its notice begins, once, and again when another day is named', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const enforceAt = server.clock.now() + 60 * DAY
    await changePolicy(admin, { mfa: 'announced', enforceAt })
    await tidyUp(server.deps)
    expect(subjectsTo(sam)).toEqual([])
    server.clock.advance(18 * DAY)
    await Promise.all([tidyUp(server.deps), tidyUp(server.deps)])
    expect(subjectsTo(sam)).toEqual(['CJSM: you will soon need a code to sign in'])
    const later = (await fullySignedIn(server, gwen)).trpc.admin
    await changePolicy(later, { mfa: 'announced', enforceAt: enforceAt + 90 * DAY })
    server.clock.advance(91 * DAY)
    await tidyUp(server.deps)
    expect(subjectsTo(sam)).toHaveLength(2)
  })

  test('are told again when the day moves within its notice, and nobody of the day that is no longer meant', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen, name: 'A' })
    const sian = await newPerson(server, { colleagueOf: gwen, name: 'B' })
    const enforceAt = server.clock.now() + 30 * DAY
    await changePolicy(admin, { mfa: 'announced', enforceAt })
    const letGo = server.mail.hold()
    const telling = tidyUp(server.deps)
    await vi.waitFor(async () => expect((await server.store.users.byId(sam.user.id))?.user.noticedAt).not.toBeNull())
    await changePolicy(admin, { mfa: 'announced', enforceAt: enforceAt + 7 * DAY })
    letGo()
    await telling
    expect([subjectsTo(sam).length, subjectsTo(sian).length]).toEqual([1, 0])
    await tidyUp(server.deps)
    await tidyUp(server.deps)
    expect([subjectsTo(sam).length, subjectsTo(sian).length]).toEqual([2, 1])
    const [first, second] = server.mail.messagesTo(sam.email)
    expect([first?.text === second?.text, second?.text]).toEqual([false, server.mail.messagesTo(sian.email)[0]?.text])
  })

  test('hear of the day from the next run when the mail failed, and both is on record', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    await changePolicy(admin, { mfa: 'announced', enforceAt: server.clock.now() + 30 * DAY })
    mailFails(1)
    await tidyUp(server.deps)
    expect([subjectsTo(sam).length, await outcomesOf(sam)]).toEqual([0, ['failed']])
    await tidyUp(server.deps)
    await tidyUp(server.deps)
    expect([subjectsTo(sam).length, await outcomesOf(sam)]).toEqual([1, ['sent', 'failed']])
  })

  test('whose address takes no mail are written to once, and that is on record', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    await changePolicy(admin, { mfa: 'announced', enforceAt: server.clock.now() + 30 * DAY })
    server.mail.answerNext({ kind: 'recipient-refused', detail: 'caught 550' })
    await tidyUp(server.deps)
    await tidyUp(server.deps)
    expect([subjectsTo(sam).length, await outcomesOf(sam)]).toEqual([0, ['recipient-refused']])
  })

  test('wait for the next run when five could not be told one after the other', async () => {
    const { gwen, admin } = await administrator(server)
    const people = await Promise.all(range(1, 8).map(() => newPerson(server, { colleagueOf: gwen })))
    await changePolicy(admin, { mfa: 'announced', enforceAt: server.clock.now() + 30 * DAY })
    const before = server.mail.tries()
    mailFails(5)
    await tidyUp(server.deps)
    expect(server.mail.tries() - before).toBe(5 * TRIES)
    await tidyUp(server.deps)
    expect(people.map((person) => subjectsTo(person).length)).toEqual(people.map(() => 1))
  })

  test('are counted when they are too many to be reminded at once', async () => {
    const { gwen, admin } = await administrator(server)
    await Promise.all(range(1, 203).map(() => newPerson(server, { colleagueOf: gwen })))
    const before = server.mail.messages.length
    expect((await admin.progress.query()).reminders).toEqual({ next: 200, later: 3, lately: 0, noAddress: 0 })
    const letGo = server.mail.hold()
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 200, left: 3 })
    expect((await admin.progress.query()).reminders).toEqual({ next: 3, later: 0, lately: 200, noAddress: 0 })
    letGo()
    await vi.waitFor(() => expect(server.mail.messages.length - before).toBe(200), 20_000)
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 3, left: 0 })
  })

  test('can be reminded again at once when the reminder could not be sent', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    mailFails(1)
    await admin.remind.mutate()
    await vi.waitFor(async () => expect(await outcomesOf(sam)).toEqual(['failed']))
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 1, left: 0 })
    await vi.waitFor(() => expect(subjectsTo(sam)).toHaveLength(1))
  })

  test('are not lost for a week when the database fails in the middle: whoever was not reached can be reminded again at once', async () => {
    let isFailing = false
    const small = await startTestServer({
      changeDeps: ({ store, ...deps }) => ({
        ...deps,
        store: {
          ...store,
          atomically: async (guards, writes) => {
            if (isFailing) {
              isFailing = false
              throw new Error('the disk is full')
            }
            return store.atomically(guards, writes)
          },
        },
      }),
    })
    const { gwen, admin } = await administrator(small)
    const people = await Promise.all(range(1, 6).map(() => newPerson(small, { colleagueOf: gwen })))
    const letGo = small.mail.hold()
    expect(await admin.remind.mutate()).toMatchObject({ people: 6 })
    isFailing = true
    letGo()
    await vi.waitFor(async () => expect((await admin.progress.query()).reminders).toMatchObject({ next: 5, lately: 1 }))
    expect(small.log.filter((line) => line.includes('the disk is full'))).toHaveLength(1)
    expect(await admin.remind.mutate()).toMatchObject({ people: 5 })
    await vi.waitFor(() => expect(people.map(({ email }) => small.mail.messagesTo(email).length)).toEqual(people.map(() => 1)))
    await small.close()
  })

  test('are not lost for a week when the service stops in the middle: the mail under way is sent, and the others wait for the next press', async () => {
    const small = await startTestServer()
    const { gwen, admin } = await administrator(small)
    await Promise.all(range(1, 6).map(() => newPerson(small, { colleagueOf: gwen })))
    const before = small.mail.messages.length
    const letGo = small.mail.hold()
    expect(await admin.remind.mutate()).toMatchObject({ people: 6 })
    const { organisationId } = gwen.user
    const left = (): Promise<number> => small.store.letters.countToWriteTo(organisationId, 'reminded', small.clock.now() - 7 * DAY)
    expect(await left()).toBe(0)
    const closing = small.app.close()
    setTimeout(letGo, 50)
    await closing
    expect([small.mail.messages.length - before, await left()]).toEqual([1, 5])
    await small.close()
  })

  test('are not lost for a week when the service is killed in the middle: whoever was not written to can be reminded within the hour', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'enrol-killed-'))
    const [clock, databaseUrl] = [handClock(), `file:${folder}/enrol.db`]
    let sent = 0
    const dying = await startTestServer({
      clock,
      databaseUrl,
      changeDeps: (deps) => {
        const sendNotice: typeof deps.mailer.sendNotice = (mail) => {
          if (mail.about.kind === 'enrol-reminder') sent++
          return sent > 2 ? new Promise(() => {}) : deps.mailer.sendNotice(mail)
        }
        return { ...deps, mailer: { ...deps.mailer, sendNotice } }
      },
    })
    const { gwen, admin } = await administrator(dying)
    const people = await Promise.all(range(1, 6).map(() => newPerson(dying, { colleagueOf: gwen })))
    const remindedAt = clock.now()
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 6, left: 0 })
    // Two were written to, the third was about to be, and from here on the first server does nothing more.
    await vi.waitFor(() => expect(sent).toBe(3))

    const next = await startTestServer({ clock, databaseUrl })
    const again = (await fullySignedIn(next, await personWithApp(next, { role: 'administrator', colleagueOf: gwen }))).trpc.admin
    expect(await again.remind.mutate()).toMatchObject({ people: 0 })
    clock.advance(HOUR)
    const later = (await fullySignedIn(next, await personWithApp(next, { role: 'administrator', colleagueOf: gwen }))).trpc.admin
    expect(await later.remind.mutate()).toEqual({ kind: 'reminding', people: 4, left: 0 })
    const messagesTo = (email: string) => dying.mail.messagesTo(email).length + next.mail.messagesTo(email).length
    await vi.waitFor(() => expect(people.map(({ email }) => messagesTo(email))).toEqual(people.map(() => 1)))
    // The two of before can be in a week from when they were, and not earlier.
    const left = (since: number): Promise<number> => next.store.letters.countToWriteTo(gwen.user.organisationId, 'reminded', since)
    await vi.waitFor(async () => expect([await left(remindedAt), await left(remindedAt + 1)]).toEqual([0, 2]))
    await next.close()
    rmSync(folder, { recursive: true })
  })

  test('are written to by no press whose claim on them has run out, so that nobody is twice', async () => {
    const { gwen, admin } = await administrator(server)
    const people = await Promise.all(range(1, 3).map(() => newPerson(server, { colleagueOf: gwen })))
    const letGo = server.mail.hold()
    const tries = server.mail.tries()
    expect(await admin.remind.mutate()).toMatchObject({ people: 3 })
    await vi.waitFor(() => expect(server.mail.tries()).toBe(tries + 1))
    server.clock.advance(HOUR)
    letGo()
    const left = (): Promise<number> =>
      server.store.letters.countToWriteTo(gwen.user.organisationId, 'reminded', server.clock.now() - 7 * DAY)
    await vi.waitFor(async () => expect([people.filter((person) => subjectsTo(person).length > 0).length, await left()]).toEqual([1, 2]))
  })

  test('can all be reminded again at once when five could not be one after the other', async () => {
    const { gwen, admin } = await administrator(server)
    const people = await Promise.all(range(1, 8).map(() => newPerson(server, { colleagueOf: gwen })))
    const before = server.mail.tries()
    mailFails(5)
    expect(await admin.remind.mutate()).toEqual({ kind: 'reminding', people: 8, left: 0 })
    await vi.waitFor(async () => expect((await admin.progress.query()).reminders).toMatchObject({ next: 8, lately: 0 }))
    expect(server.mail.tries() - before).toBe(5 * TRIES)
    await admin.remind.mutate()
    await vi.waitFor(() => expect(people.map((person) => subjectsTo(person).length)).toEqual(people.map(() => 1)))
  })
})
