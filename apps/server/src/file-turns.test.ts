import type { Deps } from '@enrol/api'
import { NO_MISSES } from '@enrol/otp'
import type { ListedPerson } from '@enrol/store'
import { expect, test, vi } from 'vitest'
import { administrator } from './testing/administration.ts'
import type { Browser } from './testing/browser.ts'
import { fullySignedIn, personWithApp, range } from './testing/people.ts'
import { startTestServer } from './testing/test-server.ts'

/** Begins to read what is exported only once it is let go. */
function heldExports({ store, ...deps }: Deps, reading: (() => void)[]): Deps {
  const { audit, people } = store
  const held = (): Promise<void> => new Promise((go) => reading.push(go))
  return {
    ...deps,
    store: {
      ...store,
      audit: { ...audit, ofOrganisation: (id, question) => held().then(() => audit.ofOrganisation(id, question)) },
      people: { ...people, list: (question) => held().then(() => people.list(question)) },
    },
  }
}

const LISTED: ListedPerson = {
  id: 'p1',
  organisationId: 'o1',
  username: 'sam.okafor',
  name: 'Sam Okafor',
  organisationName: 'Harbour Chambers',
  contactEmail: null,
  contactVerified: false,
  role: 'member',
  method: null,
  enrolledAt: null,
  suspendedAt: null,
  bouncedAt: null,
  misses: NO_MISSES,
}

const REFUSED = { error: { data: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, busyWith: 'files', reference: expect.any(String) } } }

test('exports are made one at a time, a few more wait, and beyond those the answer is 503 at once, without effect (CWE-770)', async () => {
  const reading: (() => void)[] = []
  const server = await startTestServer({ changeDeps: (deps) => heldExports(deps, reading) })
  const signedIn = async (): Promise<Browser> => fullySignedIn(server, await personWithApp(server, { role: 'administrator' }))
  const browsers: Browser[] = []
  for (const _ of range(1, 5)) browsers.push(await signedIn())
  const sixth = await signedIn()
  const answers = browsers.map((browser, i) => browser.post(i % 2 === 0 ? 'admin.exportEvents' : 'admin.exportPeople', {}))
  await vi.waitFor(() => expect(reading).toHaveLength(1))

  const before = [await server.contents(), await server.store.audit.newestNumber()]
  for (const path of ['admin.exportEvents', 'admin.exportPeople']) {
    const { status, headers, json } = await sixth.post(path, {})
    expect([status, headers['retry-after'], json]).toMatchObject([503, '60', REFUSED])
  }
  expect([await server.contents(), await server.store.audit.newestNumber()]).toEqual(before)
  // Everything else goes on.
  expect((await sixth.get('admin.helpRequests')).status).toBe(200)

  for (const n of range(1, 5)) {
    await vi.waitFor(() => expect(reading).toHaveLength(n))
    reading[n - 1]?.()
  }
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  await server.close()
})

test('while the people of a long list are written out, others have their turn between one part of it and the next', async () => {
  const whenRead: number[] = []
  let turns = 0
  const server = await startTestServer({
    changeDeps: ({ store, ...deps }) => {
      const list = async ({ offset, most }: { readonly offset: number; readonly most: number }): Promise<ListedPerson[]> => {
        whenRead.push(turns)
        return offset >= 3 * most ? [] : Array.from({ length: most }, () => LISTED)
      }
      return { ...deps, store: { ...store, people: { ...store.people, list } } }
    },
  })
  const { admin } = await administrator(server)
  let goesOn = true
  const countTurn = (): void => {
    turns++
    if (goesOn) setImmediate(countTurn)
  }
  countTurn()
  expect((await admin.exportPeople.mutate({})).people).toBe(6_000)
  goesOn = false
  expect(new Set(whenRead).size).toBe(4)
  await server.close()
})

test('an organisation has one file made at a time, so that its administrators keep no other organisation waiting', async () => {
  const reading: (() => void)[] = []
  const server = await startTestServer({ changeDeps: (deps) => heldExports(deps, reading) })
  const { gwen, admin } = await administrator(server)
  const colleague = await fullySignedIn(server, await personWithApp(server, { role: 'administrator', colleagueOf: gwen }))
  const other = (await administrator(server)).admin
  const first = admin.exportEvents.mutate({})
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  expect(await colleague.post('admin.exportPeople', {})).toMatchObject({ status: 503, json: REFUSED })
  const elsewhere = other.exportEvents.mutate({})
  reading[0]?.()
  await first
  await vi.waitFor(() => expect(reading).toHaveLength(2))
  reading[1]?.()
  expect(await elsewhere).toMatchObject({ cut: false })
  await server.close()
})
