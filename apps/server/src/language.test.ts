import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE } from './testing/hand-clock.ts'
import { newPerson, personWithEmail, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('the language that somebody chose follows them into the next session and another browser', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  expect(await browser.trpc.session.current.query()).not.toHaveProperty('user.language')
  expect(await browser.trpc.session.chooseLanguage.mutate({ language: 'cy' })).toEqual({ kind: 'chosen' })
  expect(await browser.trpc.session.current.query()).toMatchObject({ user: { language: 'cy' } })
  const elsewhere = await signedInBrowser(server, person)
  expect(await elsewhere.trpc.session.current.query()).toMatchObject({ user: { language: 'cy' } })
})

test('codes are mailed in the language that somebody chose, and in English to who chose none', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  await browser.trpc.enrolment.sendEmailCode.mutate()
  expect(server.mail.messagesTo(person.email).at(-1)?.text).toContain('The code works once')
  await browser.trpc.session.chooseLanguage.mutate({ language: 'cy' })
  server.clock.advance(MINUTE)
  await browser.trpc.enrolment.sendEmailCode.mutate()
  expect(server.mail.messagesTo(person.email).at(-1)?.text).toContain('Mae’r cod yn gweithio unwaith')
  expect(server.mail.messagesTo(person.email).at(-1)?.html).toContain('<html lang="cy">')
})

test('before signing in there is nobody to remember a language of', async () => {
  expect(await server.browser().trpc.session.chooseLanguage.mutate({ language: 'cy' })).toEqual({ kind: 'nobody' })
})

test('one person’s choice is not another’s', async () => {
  const [one, other] = [await personWithEmail(server), await personWithEmail(server)]
  await one.browser.trpc.session.chooseLanguage.mutate({ language: 'cy' })
  expect(await other.browser.trpc.session.current.query()).not.toHaveProperty('user.language')
})

test.each(['fr', 'CY', '', null, 7])('%j is no language that there are words in', async (language) => {
  const { status } = await server.browser().post('session.chooseLanguage', { language })
  expect(status).toBe(400)
})
