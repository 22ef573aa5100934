import { createPace } from '@enrol/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SECOND } from './testing/hand-clock.ts'
import { fullySignedIn, newPerson, personWithApp, range, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const MOST = 20

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ changeDeps: (deps) => ({ ...deps, pace: createPace({ most: MOST, oneEveryMs: SECOND }) }) })
})
afterAll(() => server.close())

test('who has the password can not fill the audit trail: beyond a pace that no hand keeps it is 429 without effect, for them alone (CWE-770)', async () => {
  const person = await newPerson(server)
  const [browser, elsewhere] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
  const calls = range(1, MOST).map((i) => {
    if (i % 4 === 0) return browser.post('enrolment.startTotp')
    if (i % 4 === 1) return elsewhere.post('enrolment.askForHelp', { about: i % 8 === 1 ? 'locked' : 'cannot-enrol' })
    return browser.post('enrolment.confirmTotp', { code: i % 4 === 2 ? '' : '000000' })
  })
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200))

  const before = await server.contents()
  for (const path of ['enrolment.startTotp', 'enrolment.askForHelp', 'enrolment.sendEmailCode']) {
    const { status, headers, json } = await elsewhere.post(path)
    expect([status, headers['retry-after']]).toEqual([429, '2'])
    expect(json).toMatchObject({ error: { data: { code: 'TOO_MANY_REQUESTS', httpStatus: 429, reference: expect.any(String) } } })
  }
  expect((await browser.post('enrolment.confirmTotp', { code: '000000' })).status).toBe(429)
  expect(await server.contents()).toBe(before)
  // What somebody needs to leave, or to see where they are, is not kept from them.
  expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'enrolling' })
  expect((await (await signedInBrowser(server, await newPerson(server))).post('enrolment.startTotp')).status).toBe(200)

  server.clock.advance(SECOND)
  expect([(await browser.post('enrolment.startTotp')).status, (await browser.post('enrolment.startTotp')).status]).toEqual([200, 429])
})

test('who has the password alone takes no call from the sessions in which its owner is signed in', async () => {
  const person = await personWithApp(server)
  const signedIn = await fullySignedIn(server, person)
  const thief = await signedInBrowser(server, person)
  for (let call = 0; call <= MOST; call++) await thief.trpc.challenge.delivery.query().catch(() => undefined)
  expect((await thief.post('challenge.submit', { code: '000000' })).status).toBe(429)
  expect((await signedIn.post('account.endOtherSessions')).status).toBe(200)
})
