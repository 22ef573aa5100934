import type { Role } from '@enrol/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_PROCEDURES } from './testing/admin-procedures.ts'
import type { Answer, Browser } from './testing/browser.ts'
import { fullySignedIn, newPerson, type Person, personWithApp, signedInBrowser, type WithApp } from './testing/people.ts'
import { call, PROCEDURE_PATHS } from './testing/procedures.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
let home: WithApp
beforeAll(async () => {
  server = await startTestServer()
  home = await personWithApp(server, { role: 'administrator' })
})
afterAll(() => server.close())

const ROLES: readonly Role[] = ['member', 'administrator', 'helpdesk']
const cells = Object.entries(ADMIN_PROCEDURES).flatMap(([path, procedure]) => ROLES.map((role) => ({ path, role, ...procedure })))

/** Somebody of `role` in the home organisation, signed in with password and code. */
async function browserOf(role: Role): Promise<Browser> {
  return fullySignedIn(server, await personWithApp(server, { role, colleagueOf: home }))
}

function inputOn(input: object | undefined, id: string): object | undefined {
  return input !== undefined && 'id' in input ? { ...input, id } : input
}

test('the table names every procedure of the administrators', () => {
  const paths = PROCEDURE_PATHS.filter((path) => path.startsWith('admin.'))
  expect(Object.keys(ADMIN_PROCEDURES).sort()).toEqual(paths.sort())
})

/** The id that a procedure on `person` is given: theirs, or that of a request of theirs. */
async function idFor(onRequest: true | undefined, person: Person): Promise<string> {
  if (!onRequest) return person.user.id
  const { id, organisationId } = person.user
  const request = { id: `${id}.0`, userId: id, organisationId, reference: 'AAAA-BBBB', askedAt: server.clock.now() }
  await server.store.atomically([server.store.help.open(request)])
  return request.id
}

describe.each(cells)('$path by the role $role', ({ path, role, roles, input, onPerson, onRequest }) => {
  const allowed = roles.includes(role)

  test(`is ${allowed ? 'answered' : 'refused with 403'}, and on people of its own organisation only what it may`, async () => {
    const browser = await browserOf(role)
    const colleague = await newPerson(server, { colleagueOf: home })
    const { status, text } = await call(browser, path, inputOn(input, await idFor(onRequest, colleague)))
    expect(status, text).toBe(allowed ? 200 : 403)
  })

  if (onPerson || onRequest) {
    test('on somebody of another organisation is what it is on nobody at all, unless the helpdesk asks (CWE-639)', async () => {
      const browser = await browserOf(role)
      const id = await idFor(onRequest, await newPerson(server))
      const before = await server.contents()
      const foreign = await call(browser, path, inputOn(input, id))
      if (role === 'helpdesk' && allowed) {
        expect(foreign.status, foreign.text).toBe(200)
        return
      }
      const nobody = await call(browser, path, { ...input, id: 'nobody' })
      expect([foreign.status, nobody.status]).toEqual(allowed ? [404, 404] : [403, 403])
      expect(messageIn(foreign)).toBe(messageIn(nobody))
      expect(await server.contents()).toBe(before)
    })
  }
})

test('the list of an administrator has people of their own organisation alone, whichever they ask for', async () => {
  const browser = await browserOf('administrator')
  const stranger = await newPerson(server)
  const asked = { organisationId: stranger.user.organisationId, search: stranger.username }
  expect(await browser.trpc.admin.people.query(asked)).toMatchObject({ people: [], total: 0 })
  expect((await browser.trpc.admin.exportPeople.mutate(asked)).people).toBe(0)
  expect((await browser.trpc.admin.people.query({ search: home.username })).people).toMatchObject([{ username: home.username }])
})

test('the list of the helpdesk has people of every organisation, or of the one that is asked for', async () => {
  const browser = await browserOf('helpdesk')
  const stranger = await newPerson(server)
  expect((await browser.trpc.admin.people.query({ search: stranger.username })).total).toBe(1)
  const elsewhere = { organisationId: home.user.organisationId, search: stranger.username }
  expect((await browser.trpc.admin.people.query(elsewhere)).total).toBe(0)
})

test.each(['administrator', 'helpdesk'] as const)('somebody with the role %s needs a factor where MFA is off', async (role) => {
  const person = await newPerson(server, { mfa: 'off', role })
  expect(
    await server.browser().trpc.session.signIn.mutate({ username: person.username, password: 'correct horse battery staple' }),
  ).toEqual({ kind: 'enrol' })
})

test('a new role ends every session, so that nobody becomes an administrator without having signed in with a code', async () => {
  const gwen = await personWithApp(server, { mfa: 'off', role: 'administrator' })
  const admin = await fullySignedIn(server, gwen)
  const member = await newPerson(server, { colleagueOf: gwen })
  const withCode = await personWithApp(server, { colleagueOf: gwen, role: 'administrator' })
  for (const [person, browser, role] of [
    [member, await signedInBrowser(server, member), 'administrator'],
    [withCode, await fullySignedIn(server, withCode), 'member'],
  ] as const) {
    expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'signed-in' })
    const given = await admin.trpc.admin.giveRole.mutate({ id: person.user.id, reason: 'stands in', role })
    expect(given).toEqual({ kind: 'changed' })
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    expect(await server.store.sessions.of(person.user.id)).toEqual([])
  }
  const again = await signedInBrowser(server, member)
  expect(await again.trpc.session.current.query()).toMatchObject({ stage: 'enrolling' })
  expect((await again.get('admin.people')).status).toBe(403)
})

function messageIn({ json }: Answer): unknown {
  return (json as { error?: { message?: unknown } }).error?.message
}
