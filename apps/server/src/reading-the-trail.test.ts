import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator } from './testing/administration.ts'
import { fullySignedIn, newPerson, type Person, personWithApp } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Who looked at them, the newest look first. */
async function looksAt({ user }: Person): Promise<(string | null)[]> {
  const looks = await server.store.audit.newestOf(user.id, { kinds: ['look-at-person'], outcomes: ['shown'], most: 9 })
  return looks.map(({ actorId }) => actorId)
}

test('no page of one person’s trail is read without a look on record, whatever page a caller says it is', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const page = { person: sam.username, before: Number.MAX_SAFE_INTEGER }
  expect((await admin.events.query(page)).events).not.toEqual([])
  expect(await looksAt(sam)).toEqual([gwen.user.id])
  await admin.events.query(page)
  expect(await looksAt(sam)).toEqual([gwen.user.id])
  server.clock.advance(15 * 60_000)
  await (await fullySignedIn(server, gwen)).trpc.admin.events.query(page)
  expect(await looksAt(sam)).toEqual([gwen.user.id, gwen.user.id])
})

test('a download of one person’s trail is a look at them, also after somebody else’s look', async () => {
  const { gwen, admin } = await administrator(server)
  const carys = await personWithApp(server, { role: 'administrator', colleagueOf: gwen })
  const sam = await newPerson(server, { colleagueOf: gwen })
  await admin.exportEvents.mutate({ person: sam.username })
  expect(await looksAt(sam)).toEqual([gwen.user.id])
  await (await fullySignedIn(server, carys)).trpc.admin.exportEvents.mutate({ person: sam.username })
  expect(await looksAt(sam)).toEqual([carys.user.id, gwen.user.id])
})

test('the reason of what was done to an administrator is told to the others alone: it may speak of them', async () => {
  const { gwen, admin } = await administrator(server)
  const carys = await personWithApp(server, { role: 'administrator', colleagueOf: gwen })
  await admin.suspend.mutate({ id: carys.user.id, reason: 'suspected of leaking the list' })
  await admin.restore.mutate({ id: carys.user.id, reason: 'it was not her' })
  const own = (await fullySignedIn(server, carys)).trpc.admin
  const read = [await own.person.query({ id: carys.user.id }), await own.events.query({}), await own.exportEvents.mutate({})]
  expect(JSON.stringify(read)).not.toMatch(/leaking|it was not her/)
  expect((await own.events.query({ kind: 'suspend-user' })).events).toMatchObject([{ outcome: 'done', reason: null }])
  expect((await admin.events.query({ kind: 'suspend-user' })).events).toMatchObject([{ reason: 'suspected of leaking the list' }])
})
