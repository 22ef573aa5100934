import { createErrands, giveRole, suspendUser, tidyUp } from '@enrol/api'
import type { Role, User } from '@enrol/store'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Admin, administrator, changePolicy, REASON } from './testing/administration.ts'
import type { Browser } from './testing/browser.ts'
import { type Person, personWithApp, signedInBrowser, type WithApp } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const HOUR = 3_600_000

/** What somebody else does between the grant and the reset. */
let meanwhile: (() => Promise<unknown>) | null = null

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    changeDeps: (deps) => {
      const { factors } = deps.store
      const of = async (userId: string) => {
        const act = meanwhile
        meanwhile = null
        await act?.()
        return factors.of(userId)
      }
      return { ...deps, store: { ...deps.store, factors: { ...factors, of } } }
    },
  })
})
afterAll(() => server.close())

const subjectsTo = ({ email }: Person): string[] => server.mail.messagesTo(email).map(({ subject }) => subject)

interface Stuck {
  readonly sam: WithApp
  readonly challenge: Browser['trpc']['challenge']
  readonly id: string
}

const stuck = (admin: Admin, gwen: Person): Promise<Stuck> => stuckAt(server, admin, gwen)

async function stuckAt(at: TestServer, admin: Admin, gwen: Person): Promise<Stuck> {
  const sam = await personWithApp(at, { colleagueOf: gwen })
  const { challenge } = (await signedInBrowser(at, sam)).trpc
  await challenge.requestReset.mutate()
  const request = (await admin.helpRequests.query()).find(({ personId }) => personId === sam.user.id)
  return { sam, challenge, id: request?.id ?? '' }
}

test('whose reset waits is told at once until when it can be stopped, and again when it was carried out', async () => {
  const { gwen, admin } = await administrator(server)
  await changePolicy(admin, { resetWaitHours: 24 })
  const { sam, id } = await stuck(admin, gwen)
  await admin.grantReset.mutate({ id, reason: REASON })
  await vi.waitFor(() => expect(subjectsTo(sam)).toEqual(['CJSM: your MFA will be reset']))
  expect(server.mail.messagesTo(sam.email)[0]?.text).toContain('It is carried out on 25 November 2026')
  const at = server.clock.now() + 24 * HOUR
  await Promise.all(Array.from({ length: 3 }, () => tidyUp({ ...server.deps, clock: () => at })))
  await vi.waitFor(() => expect(subjectsTo(sam)).toEqual(['CJSM: your MFA will be reset', 'CJSM: your MFA was reset']))
  await vi.waitFor(async () =>
    expect(await server.store.audit.newestOf(sam.user.id, { kinds: ['send-notice'], outcomes: ['sent'], most: 9 })).toHaveLength(3),
  )
  const [told] = await server.store.audit.newestOf(sam.user.id, { kinds: ['send-notice'], outcomes: ['sent'], most: 1 })
  expect(told).toMatchObject({ actorId: null, reference: null, detail: { about: 'mfa-reset' } })
})

test.each([
  [
    'whoever granted it is suspended',
    'granter-no-longer-may',
    (gwen: Person) => suspendUser(server.deps, { username: gwen.username, reason: 'left' }),
  ],
  ['whoever granted it looks after nobody any more', 'granter-no-longer-may', (gwen: Person) => becomes(gwen, 'member')],
  ['the person has become helpdesk', 'helpdesk-person', (_: Person, sam: Person) => becomes(sam, 'helpdesk')],
] as const)('a reset that waited is declined, and not told as done, when %s meanwhile', async (_, because, happens) => {
  const { gwen, admin } = await administrator(server)
  await personWithApp(server, { role: 'administrator', colleagueOf: gwen })
  await changePolicy(admin, { resetWaitHours: 24 })
  const { sam, id } = await stuck(admin, gwen)
  await admin.grantReset.mutate({ id, reason: REASON })
  await vi.waitFor(() => expect(subjectsTo(sam)).toEqual(['CJSM: your MFA will be reset']))
  await happens(gwen, sam)
  await tidyUp({ ...server.deps, clock: () => server.clock.now() + 24 * HOUR })
  expect(await methodsOf(sam.user)).toEqual(['totp'])
  expect(await server.store.help.byId(id)).toMatchObject({ outcome: 'declined' })
  const declined = await server.store.audit.newestOfKind(sam.user.id, 'decline-help')
  expect(declined).toMatchObject({ outcome: 'done', actorId: null, detail: { because, grantedBy: gwen.user.id } })
  expect(subjectsTo(sam)).toEqual(['CJSM: your MFA will be reset'])
})

function becomes({ username }: Person, role: Role): Promise<unknown> {
  return giveRole(server.deps, { username, role, reason: 'asked to' })
}

test('who cancels at the instant of the grant is not reset, and not told that they were', async () => {
  const { gwen, admin } = await administrator(server)
  const { sam, challenge, id } = await stuck(admin, gwen)
  meanwhile = () => challenge.cancelReset.mutate()
  expect(await admin.grantReset.mutate({ id, reason: REASON })).toEqual({ kind: 'unchanged' })
  expect(await server.store.factors.methodOf(sam.user.id)).toBe('totp')
  expect((await server.store.audit.newestOfKind(sam.user.id, 'grant-reset'))?.outcome).toBe('unchanged')
  expect((await server.store.audit.newestOfKind(sam.user.id, 'send-notice'))?.detail).toMatchObject({ about: 'app-enrolled' })
  expect(subjectsTo(sam)).toEqual([])
})

test('a reset that can’t be carried out holds up no other, and is reported', async () => {
  const { gwen, admin } = await administrator(server)
  await changePolicy(admin, { resetWaitHours: 1 })
  const [first, second] = [await stuck(admin, gwen), await stuck(admin, gwen)]
  for (const { id } of [first, second]) await admin.grantReset.mutate({ id, reason: REASON })
  const { users } = server.store
  const byId = async (id: string) => {
    if (id === first.sam.user.id) throw new Error('the secret does not open')
    return users.byId(id)
  }
  const deps = { ...server.deps, store: { ...server.store, users: { ...users, byId } }, clock: () => server.clock.now() + HOUR }
  await expect(tidyUp(deps)).rejects.toMatchObject({ errors: [{ message: 'the secret does not open' }] })
  expect(await methodsOf(first.sam.user, second.sam.user)).toEqual(['totp', null])
})

test('a service that stops resets nobody whom it can’t tell any more: the next start does both', async () => {
  const small = await startTestServer()
  const { gwen, admin } = await administrator(small)
  await changePolicy(admin, { resetWaitHours: 1 })
  const people = [await stuckAt(small, admin, gwen), await stuckAt(small, admin, gwen)]
  for (const { id } of people) await admin.grantReset.mutate({ id, reason: REASON })
  const subjects = () => people.map(({ sam }) => small.mail.messagesTo(sam.email).map(({ subject }) => subject))
  await vi.waitFor(() => expect(subjects()).toEqual(people.map(() => ['CJSM: your MFA will be reset'])))
  const due = { ...small.deps, clock: () => small.clock.now() + HOUR }
  const { users } = small.store
  let stopped: Promise<void> | null = null
  const byId = (id: string) => {
    stopped ??= small.app.close()
    return users.byId(id)
  }
  await tidyUp({ ...due, store: { ...small.store, users: { ...users, byId } } })
  await stopped
  expect((await small.store.help.due(due.clock(), 10)).length).toBe(1)
  expect(subjects().flat()).toHaveLength(3)

  const errands = createErrands((error) => expect.fail(String(error)))
  await tidyUp({ ...due, errands })
  await errands.end()
  expect(subjects()).toEqual(people.map(() => ['CJSM: your MFA will be reset', 'CJSM: your MFA was reset']))
  await small.close()
})

test('whatever else goes wrong while tidying up, resets that are due are carried out, and all of it is reported', async () => {
  const { gwen, admin } = await administrator(server)
  await changePolicy(admin, { resetWaitHours: 1 })
  const { sam, id } = await stuck(admin, gwen)
  await admin.grantReset.mutate({ id, reason: REASON })
  const fails = (message: string) => () => {
    throw new Error(message)
  }
  const { sessions, attempts } = server.store
  const store = {
    ...server.store,
    sessions: { ...sessions, forgetIdleSince: fails('no sessions') },
    attempts: { ...attempts, forgetBefore: fails('no attempts') },
  }
  const errors = [{ message: 'no sessions' }, { message: 'no attempts' }]
  await expect(tidyUp({ ...server.deps, store, clock: () => server.clock.now() + HOUR })).rejects.toMatchObject({ errors })
  expect(await methodsOf(sam.user)).toEqual([null])
})

function methodsOf(...people: readonly Pick<User, 'id'>[]): Promise<unknown[]> {
  return Promise.all(people.map(({ id }) => server.store.factors.methodOf(id)))
}
