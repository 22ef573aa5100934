import { giveRole, suspendUser } from '@enrol/api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ADMIN_PROCEDURES } from './testing/admin-procedures.ts'
import { deedOn } from './testing/administration.ts'
import { fullySignedIn, newPerson, type Person, personWithApp, signedInBrowser, type WithApp, wrongCode } from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { isQuery } from './testing/procedures.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/** They change nobody and nothing. */
const HARMLESS = ['admin.exportPeople', 'admin.exportEvents', 'admin.previewImport', 'admin.remind']
const deeds = Object.keys(ADMIN_PROCEDURES).filter((path) => !isQuery(path) && !HARMLESS.includes(path))

describe.each(['SQLite', 'PostgreSQL'])('whoever is no administrator any more before what they began is written, on %s:', (database) => {
  /** What somebody else does after the request was let in, at its first write. */
  let meanwhile: (() => Promise<unknown>) | null = null
  let server: TestServer
  let home: WithApp
  beforeAll(async () => {
    server = await startTestServer({
      ...(database === 'PostgreSQL' && { databaseUrl: await newPostgresDatabase() }),
      changeDeps: (deps) => {
        const { atomically } = deps.store
        const interrupted: typeof atomically = async (guards, writes) => {
          const act = meanwhile
          meanwhile = null
          await act?.()
          return atomically(guards, writes)
        }
        return { ...deps, store: { ...deps.store, atomically: interrupted } }
      },
    })
    home = await personWithApp(server, { role: 'administrator' })
  })
  afterAll(() => server.close())

  /** Somebody with an app, a wrong code and a new address under way, so that there is something to do for every procedure. */
  async function sam(): Promise<Person> {
    const person = await personWithApp(server, { colleagueOf: home })
    await (await signedInBrowser(server, person)).trpc.challenge.submit.mutate({ code: wrongCode(server.clock.now(), person.secret) })
    const change = { userId: person.user.id, address: 'new@example.org', requestedBy: home.user.id, sentAt: server.clock.now() }
    await server.store.atomically([server.store.addressChanges.put({ ...change, code: '123456' })])
    return person
  }

  test.each(deeds)('%s changes nothing and is answered 401', async (path) => {
    for (const [word, end] of [
      ['suspended', (username: string) => suspendUser(server.deps, { username, reason: 'left' })],
      ['member', (username: string) => giveRole(server.deps, { username, reason: 'left', role: 'member' })],
    ] as const) {
      const gwen = await personWithApp(server, { role: 'administrator', colleagueOf: home })
      const browser = await fullySignedIn(server, gwen)
      const input = await deedOn(server, path, await sam())
      let after = ''
      meanwhile = async () => {
        await end(gwen.username)
        after = await server.contents()
      }
      const { status, text } = await browser.post(path, input)
      expect(status, `${word}: ${text}`).toBe(401)
      expect(text).toContain('The session has ended. Sign in again.')
      expect(await server.contents()).toBe(after)
    }
  })

  test('a code for a new address that is on its way when whoever sent it is suspended is no good', async () => {
    const gwen = await personWithApp(server, { role: 'administrator', colleagueOf: home })
    const browser = await fullySignedIn(server, gwen)
    const { id } = (await newPerson(server, { colleagueOf: home })).user
    const tries = server.mail.tries()
    const letGo = server.mail.hold()
    const starting = browser.post('admin.startAddressChange', { id, address: 'new@example.org', reason: 'mistyped' })
    await vi.waitFor(() => expect(server.mail.tries()).toBeGreaterThan(tries))
    await suspendUser(server.deps, { username: gwen.username, reason: 'left' })
    letGo()
    expect((await starting).status).toBe(401)
    expect(await server.store.addressChanges.of(id)).toBeNull()
  })
})
