import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let missing = false
beforeAll(async () => {
  server = await startTestServer({
    changeDeps: (deps) => ({ ...deps, store: { ...deps.store, isCurrent: async () => !missing && deps.store.isCurrent() } }),
  })
})
afterAll(() => server.close())

const statusOf = async (url: string): Promise<number> => (await server.browser().ask({ method: 'GET', url })).status

test('it is alive and ready, then only alive when a migration is missing or the database is closed', async () => {
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200])
  missing = true
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
  missing = false
  expect(await statusOf('/readyz')).toBe(200)
  await server.store.close()
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
  const { text } = await server.browser().ask({ method: 'GET', url: '/readyz' })
  expect(text).toBe('{"status":"the database does not answer"}')
})
