import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { MINUTE } from './testing/hand-clock.ts'
import {
  codeOf,
  newPerson,
  otherThan,
  type Person,
  personWithApp,
  personWithEmail,
  range,
  signedInBrowser,
  wrongCode,
} from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/** How many of the answers have each kind; a refusal counts under its status. */
function tally(answers: readonly { status: number; json: unknown }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status, json } of answers) {
    const { kind = String(status) } = (json as { result?: { data: { kind?: string } } }).result?.data ?? {}
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

describe.each(['SQLite', 'PostgreSQL'])('in parallel, on %s', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ logLevel: 'warn', ...(database === 'SQLite' ? {} : { databaseUrl: await newPostgresDatabase() }) })
  })
  afterAll(() => server.close())

  const now = (): number => server.clock.now()

  /** As many sessions of one person, each in its own browser, and a post that goes round them. */
  async function sessionsOf(person: Person, sessions: number) {
    // One after the other: many at once, even with the right password, would be slowed down.
    const browsers: Browser[] = []
    for (const _ of range(1, sessions)) browsers.push(await signedInBrowser(server, person))
    const browser = (i: number): Browser => {
      const one = browsers[i % sessions]
      if (one === undefined) throw new Error('there is no session')
      return one
    }
    const burst = (calls: number, path: string, body?: object) => Promise.all(range(1, calls).map((i) => browser(i).post(path, body)))
    return { browser, browsers, burst }
  }

  test.each(database === 'SQLite' ? [1, 5, 50] : [5])(
    'fifty right codes over %i sessions open one session (RFC 6238 §5.2)',
    async (sessions) => {
      const person = await personWithApp(server)
      server.clock.advance(MINUTE)
      const { burst } = await sessionsOf(person, sessions)
      const code = codeOf(person.secret, now())
      const answers = await burst(50, 'challenge.submit', { code })
      const { accepted, ...others } = tally(answers)
      expect(accepted).toBe(1)
      expect(Object.keys(others).sort().join()).toMatch(/^(401|401,already-used|already-used)$/)
      const factor = await server.store.factors.of(person.user.id)
      expect(factor).toMatchObject({ misses: 0, lockedUntil: null })
    },
  )

  test('a hundred wrong codes over five sessions are five that were looked at', async () => {
    const person = await personWithApp(server)
    server.clock.advance(MINUTE)
    const { burst } = await sessionsOf(person, 5)
    const code = wrongCode(now(), person.secret)
    const answers = await burst(100, 'challenge.submit', { code })
    expect(tally(answers)).toEqual({ wrong: 5, locked: 95 })
    expect(await server.store.factors.of(person.user.id)).toMatchObject({ misses: 5 })
  })

  test('a hundred wrong codes while enrolling are five that were looked at', async () => {
    const person = await newPerson(server)
    const { browser, burst } = await sessionsOf(person, 3)
    const issued = await browser(0).trpc.enrolment.startTotp.mutate()
    const code = wrongCode(now(), issued.secret)
    const answers = await burst(100, 'enrolment.confirmTotp', { code })
    expect(tally(answers)).toEqual({ wrong: 5, locked: 95 })
  })

  test('fifty right codes while enrolling enrol once', async () => {
    const person = await newPerson(server)
    const { browser, burst } = await sessionsOf(person, 3)
    const issued = await browser(0).trpc.enrolment.startTotp.mutate()
    const code = codeOf(issued.secret, now())
    const answers = await burst(50, 'enrolment.confirmTotp', { code })
    const { accepted, ...others } = tally(answers)
    expect(accepted).toBe(1)
    expect(Object.keys(others).sort().join()).toMatch(/^(401|401,already-used|already-used)$/)
  })

  test('an app and an email code, both right, enrol one factor', async () => {
    const person = await newPerson(server)
    const { browser } = await sessionsOf(person, 4)
    const issued = await browser(0).trpc.enrolment.startTotp.mutate()
    await browser(0).trpc.enrolment.sendEmailCode.mutate()
    const [app, mail] = [codeOf(issued.secret, now()), server.mail.codeTo(person.email)]
    const answers = await Promise.all(
      range(0, 19).map((i) =>
        i % 2 === 0 ? browser(i).post('enrolment.confirmTotp', { code: app }) : browser(i).post('enrolment.confirmEmail', { code: mail }),
      ),
    )
    expect(tally(answers)['accepted']).toBe(1)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })

  test('secrets that are asked for at once have different tags, and the newest can be confirmed', async () => {
    const person = await newPerson(server)
    const { browser, browsers } = await sessionsOf(person, 4)
    const issued = await Promise.all(browsers.map(({ trpc }) => trpc.enrolment.startTotp.mutate()))
    expect(new Set(issued.map(({ tag }) => tag)).size).toBe(4)
    const pending = await browser(0).trpc.enrolment.pendingTotp.query()
    const newest = issued.find(({ tag }) => pending.kind === 'pending' && tag === pending.tag)
    expect(await browser(1).trpc.enrolment.confirmTotp.mutate({ code: codeOf(newest?.secret ?? '', now()) })).toMatchObject({
      kind: 'accepted',
    })
  })

  test('twenty requests for an email code, of several sessions, send one message', async () => {
    const person = await newPerson(server)
    const { burst } = await sessionsOf(person, 4)
    const answers = await burst(20, 'enrolment.sendEmailCode')
    expect(tally(answers)).toEqual({ sent: 1, wait: 19 })
    expect(server.mail.messagesTo(person.email)).toHaveLength(1)
  })

  test('one email code, right and fifty times at once, signs in once', async () => {
    const person = await personWithEmail(server)
    server.clock.advance(MINUTE)
    const { browser, burst } = await sessionsOf(person, 5)
    await browser(0).trpc.challenge.sendEmailCode.mutate()
    const code = server.mail.codeTo(person.email)
    const answers = await burst(50, 'challenge.submit', { code })
    const { accepted, ...others } = tally(answers)
    expect(accepted).toBe(1)
    expect(Object.keys(others).sort().join()).toMatch(/^(401|401,already-used|already-used)$/)
  })

  test('a hundred wrong email codes are five that were looked at', async () => {
    const person = await personWithEmail(server)
    server.clock.advance(MINUTE)
    const { browser, burst } = await sessionsOf(person, 5)
    await browser(0).trpc.challenge.sendEmailCode.mutate()
    const code = otherThan(server.mail.codeTo(person.email))
    const answers = await burst(100, 'challenge.submit', { code })
    expect(tally(answers)).toEqual({ wrong: 5, locked: 95 })
  })

  test('a hundred wrong passwords for one name from many addresses: at most five are looked at', async () => {
    const { username } = await newPerson(server)
    const answers = await Promise.all(
      range(1, 100).map((i) => server.browser(`198.51.100.${i}`).post('session.signIn', { username, password: 'a wrong password' })),
    )
    const { 'wrong-credentials': evaluated = 0, ...others } = tally(answers)
    expect(evaluated).toBeLessThanOrEqual(5)
    expect(evaluated).toBeGreaterThan(0)
    expect(Object.keys(others).every((kind) => kind === 'throttled' || kind === '503')).toBe(true)
  })

  test('no burst was an error of ours', () => {
    expect(server.log.filter((line) => line.includes('"level":50'))).toEqual([])
  })
})
