import { createPace } from '@enrol/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { SECOND } from './testing/hand-clock.ts'
import { fullySignedIn, newPerson, PASSWORD, personWithApp, range, signedInBrowser } from './testing/people.ts'
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

  const [before, events] = [await server.contents(), await server.store.audit.newestNumber()]
  for (const path of ['enrolment.startTotp', 'enrolment.askForHelp', 'enrolment.sendEmailCode']) {
    const { status, headers, json } = await elsewhere.post(path)
    expect([status, headers['retry-after']]).toEqual([429, '2'])
    expect(json).toMatchObject({ error: { data: { code: 'TOO_MANY_REQUESTS', httpStatus: 429, reference: expect.any(String) } } })
  }
  expect((await browser.post('enrolment.confirmTotp', { code: '000000' })).status).toBe(429)
  expect([await server.contents(), await server.store.audit.newestNumber()]).toEqual([before, events])
  // What somebody needs to leave, or to see where they are, is not kept from them.
  expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'enrolling' })
  expect((await (await signedInBrowser(server, await newPerson(server))).post('enrolment.startTotp')).status).toBe(200)

  server.clock.advance(SECOND)
  expect([(await browser.post('enrolment.startTotp')).status, (await browser.post('enrolment.startTotp')).status]).toEqual([200, 429])
})

test('who has the password can not fill the trail by signing in and out in turn: beyond the pace a right password is 429 without effect', async () => {
  const person = await personWithApp(server)
  const owner = await fullySignedIn(server, person)
  await owner.trpc.account.rememberBrowser.mutate()
  await owner.trpc.session.signOut.mutate()
  const thief = server.browser()
  const signIn = (browser: Browser) => browser.post('session.signIn', { username: person.username, password: PASSWORD })
  const statuses: number[] = []
  while (!statuses.includes(429) && statuses.length <= MOST) {
    statuses.push((await signIn(thief)).status)
    await thief.trpc.session.signOut.mutate()
  }
  expect([statuses.length, statuses.at(-1)]).toEqual([MOST, 429])
  const counted = async (): Promise<number> => (await server.store.audit.of(person.user.id, 100)).length
  const [contents, events] = [await server.contents(), await counted()]
  const { headers, json } = await signIn(thief)
  expect([headers['retry-after'], json]).toMatchObject(['2', { error: { data: { code: 'TOO_MANY_REQUESTS' } } }])
  expect([await server.contents(), await counted(), thief.token()]).toEqual([contents, events, null])
  // A wrong password is judged as ever, and their own browser is let in.
  expect((await thief.post('session.signIn', { username: person.username, password: 'wrong' })).status).toBe(200)
  expect((await signIn(owner)).status).toBe(200)
  server.clock.advance(SECOND)
  expect([(await signIn(thief)).status, (await signIn(thief)).status]).toEqual([200, 429])
})

test('who has the password alone keeps its owner from nothing in a browser of theirs', async () => {
  const person = await personWithApp(server)
  const owner = await fullySignedIn(server, person)
  await owner.trpc.account.rememberBrowser.mutate()
  await owner.trpc.session.signOut.mutate()
  const thief = await signedInBrowser(server, person)
  for (let call = 0; call <= MOST; call++) await thief.trpc.challenge.delivery.query().catch(() => undefined)
  expect((await thief.get('challenge.current')).status).toBe(429)
  await owner.trpc.session.signIn.mutate({ username: person.username, password: PASSWORD })
  expect((await owner.get('challenge.current')).status).toBe(200)
})

test('who is signed in can not keep the database writing by choosing a language: it is counted with everything else of their stage', async () => {
  const browser = await signedInBrowser(server, await newPerson(server))
  const choose = async (turn: number): Promise<number> =>
    (await browser.post('session.chooseLanguage', { language: turn % 2 ? 'cy' : 'en' })).status
  expect(await Promise.all(range(1, MOST).map(choose))).toEqual(range(1, MOST).map(() => 200))
  expect([await choose(1), (await browser.post('enrolment.startTotp')).status]).toEqual([429, 429])
  expect((await server.browser().post('session.chooseLanguage', { language: 'cy' })).status).toBe(200)
})

test('who has the password alone takes no call from the sessions in which its owner is signed in', async () => {
  const person = await personWithApp(server)
  const signedIn = await fullySignedIn(server, person)
  const thief = await signedInBrowser(server, person)
  for (let call = 0; call <= MOST; call++) await thief.trpc.challenge.delivery.query().catch(() => undefined)
  expect((await thief.post('challenge.submit', { code: '000000' })).status).toBe(429)
  expect((await signedIn.post('account.endOtherSessions')).status).toBe(200)
})
