import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from './testing/browser.ts'
import { MINUTE } from './testing/hand-clock.ts'
import { codeOf, newPerson, PASSWORD, range, signedInBrowser, wrongCode } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

interface Line {
  readonly reqId?: string
  readonly msg?: string
}

const lines = (): Line[] => server.log.map((line) => JSON.parse(line) as Line)

test('no password, code, secret, token or address of a mailbox is in the log or the audit trail, whatever happened (CWE-532)', async () => {
  const canaries = new Map<string, string>()
  const plant = (what: string, value: string | null): string => {
    if (value !== null) canaries.set(what, value)
    return value ?? ''
  }
  const errors: Answer[] = []
  const now = (): number => server.clock.now()

  plant('the password', PASSWORD)
  const wrongPassword = plant('a wrong password', 'canary-wrong-password')
  const typedAsName = plant('a password typed as the user name', 'canary-typed-as-name')
  const stranger = server.browser('192.0.2.1')
  for (const _ of range(1, 7)) await stranger.post('session.signIn', { username: typedAsName, password: wrongPassword })
  errors.push(
    await stranger.post('session.signIn', { username: typedAsName, password: wrongPassword, extra: wrongPassword }),
    await stranger.post('session.signIn', { username: typedAsName, password: [wrongPassword] }),
    await stranger.post('session.signIn', `{"password":"${wrongPassword}"`),
    await stranger.post('session.signIn', { password: wrongPassword }, { origin: 'https://evil.example' }),
    await stranger.post('session.signIn', { password: wrongPassword }, { 'content-type': 'text/plain' }),
    await stranger.get('session.current', { code: plant('a code in an address', '918273') }),
    await stranger.ask({
      method: 'GET',
      url: `/trpc/session.current?input=%7B&token=${plant('a token in an address', 'canary-in-the-query')}`,
    }),
  )

  const person = await newPerson(server)
  plant('the address', person.email)
  const browser = await signedInBrowser(server, person)
  plant('the first session', browser.token())
  const first = await browser.trpc.enrolment.startTotp.mutate()
  plant('the first secret', first.secret)
  const second = await browser.trpc.enrolment.startTotp.mutate()
  plant('the second secret', second.secret)
  for (const code of [codeOf(first.secret, now()), codeOf(second.secret, now(), 9), wrongCode(now(), first.secret, second.secret)])
    await browser.trpc.enrolment.confirmTotp.mutate({ code: plant(`a refused code ${code.length}`, code) })
  server.mail.answerNext('throw', { kind: 'try-later', detail: 'caught 451', retryAfterMs: null }, 'throw')
  await browser.trpc.enrolment.sendEmailCode.mutate()
  await browser.trpc.enrolment.sendEmailCode.mutate()
  plant('the emailed code', server.mail.codeTo(person.email))
  await browser.trpc.enrolment.confirmTotp.mutate({ code: plant('the right code', codeOf(second.secret, now())) })

  server.clock.advance(MINUTE)
  const challenge = await signedInBrowser(server, person)
  plant('the second session', challenge.token())
  await challenge.trpc.challenge.submit.mutate({ code: plant('the sign-in code', codeOf(second.secret, now())) })
  plant('the third session', challenge.token())
  errors.push(await challenge.post('enrolment.startTotp'), await challenge.post('challenge.submit', { code: '918273' }))
  await challenge.trpc.session.signOut.mutate()

  const log = server.log.join('')
  const audit = JSON.stringify(await server.store.audit.of(person.user.id, 100))
  expect(log.length).toBeGreaterThan(1_000)
  expect(audit).toContain('confirm-enrolment')
  for (const [what, canary] of canaries) {
    expect(log, what).not.toContain(canary)
    expect(audit, what).not.toContain(canary)
    for (const { text, status } of errors) expect(text, `${what} in a ${status}`).not.toContain(canary)
  }
})

test('a dump of the database holds no secret, code, token or password that could be used', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  await browser.trpc.enrolment.sendEmailCode.mutate()
  const { queries, tables } = server.database
  const dump = (await server.contents()) + JSON.stringify(await queries.select().from(tables.auditEvents))
  expect(dump).toContain(person.user.id)
  for (const canary of [secret, browser.token() ?? 'none', PASSWORD, `"${server.mail.codeTo(person.email)}"`])
    expect(dump).not.toContain(canary)
})

test('every line of a request names the request, and every request has one line of its own', async () => {
  const before = server.log.length
  const { get, post, ask } = server.browser()
  const answers = [
    await get('session.current'),
    await get('nothing.here'),
    await post('session.signIn', '{'),
    await post('session.signOut', {}, { origin: 'https://evil.example' }),
    await ask({ method: 'DELETE', url: '/trpc/session.signOut' }),
    await ask({ method: 'GET', url: '/%E0%A4%A' }),
    await ask({ method: 'GET', url: '/' }),
  ]
  const written = lines().slice(before)
  expect(written).toHaveLength(answers.length)
  expect(new Set(written.map(({ reqId }) => reqId)).size).toBe(answers.length)
  for (const { reqId } of lines()) expect(reqId).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
  for (const { json } of answers.slice(1, -1)) {
    const { reference } = (json as { error: { data: { reference: string } } }).error.data
    expect(written.map(({ reqId }) => reqId)).toContain(reference)
  }
})

test('a request can not choose its own id, nor write lines of its own into the log (CWE-117)', async () => {
  const before = server.log.length
  await server.browser().get('session.current', undefined, { 'x-request-id': 'chosen-by-me', 'request-id': 'chosen-by-me' })
  await server.browser().ask({ method: 'GET', url: '/a%0a%7B%22level%22:50%7D' })
  const written = server.log.slice(before)
  expect(written).toHaveLength(2)
  expect(written.join('')).not.toContain('chosen-by-me')
})
