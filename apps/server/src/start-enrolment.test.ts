import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { MINUTE } from './testing/hand-clock.ts'
import { fullySignedIn, newPerson, personWithApp, signedInBrowser } from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

describe.each(['SQLite', 'PostgreSQL'])('setting up a second factor that is not asked for so far, on %s,', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(database === 'SQLite' ? {} : { databaseUrl: await newPostgresDatabase() })
  })
  afterAll(() => server.close())

  test.each(['was changed', 'belongs to somebody suspended'])('opens no session when the password %s meanwhile (CWE-367)', async (what) => {
    const person = await newPerson(server, { mfa: 'off' })
    const browser = await signedInBrowser(server, person)
    const { users, factors, sessions, atomically } = server.store
    const before = await sessions.of(person.user.id)
    // The change has not seen this session, nor the one that is being opened: so it is when two transactions overlap on PostgreSQL.
    const methodOf = vi.spyOn(factors, 'methodOf').mockImplementationOnce(async () => {
      const change = what === 'was changed' ? users.giveOneTimePassword(person.user, 'another', 1) : users.suspend(person.user.id, 1)
      expect(await atomically([change])).toBe(true)
      return null
    })
    await expect(browser.trpc.account.startEnrolment.mutate()).rejects.toMatchObject({ data: { code: 'UNAUTHORIZED' } })
    methodOf.mockRestore()
    expect((await sessions.of(person.user.id)).map(({ stage }) => stage)).toEqual(before.map(({ stage }) => stage))
  })

  test('is in the audit trail when it is refused', async () => {
    const late = await newPerson(server, { mfa: 'off' })
    const browserLeftOpen = await signedInBrowser(server, late)
    server.clock.advance(5 * MINUTE + 1)
    expect(await browserLeftOpen.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'sign-in-again' })
    expect(await server.store.audit.newestOfKind(late.user.id, 'choose-enrolment')).toMatchObject({ outcome: 'sign-in-again' })

    const person = await personWithApp(server)
    const enrolled = await fullySignedIn(server, person)
    expect(await enrolled.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'enrolled' })
    expect(await server.store.audit.newestOfKind(person.user.id, 'choose-enrolment')).toMatchObject({ outcome: 'enrolled' })
  })
})
