import { resetMfa } from '@enrol/api'
import { stepAt, stepStart } from '@enrol/otp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusedWith } from './testing/browser.ts'
import { HOUR, MINUTE, SECOND } from './testing/hand-clock.ts'
import { codeOf, newPerson, personWithApp, range, signedInBrowser, type WithApp, wrongCode } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const now = (): number => server.clock.now()

async function challenged(person?: WithApp) {
  const found = person ?? (await personWithApp(server))
  if (person === undefined) server.clock.advance(30 * SECOND)
  const browser = await signedInBrowser(server, found)
  return { person: found, browser, secret: found.secret, submit: (code: string) => browser.trpc.challenge.submit.mutate({ code }) }
}

test.each([-1, 0, 1])(
  'RFC 6238 §5.2: a code that is %i step off signs in, once, and never one of an earlier step after it',
  async (ahead) => {
    const { person, submit, secret } = await challenged()
    server.clock.advance(60 * SECOND)
    const code = codeOf(secret, now(), ahead)
    expect(await submit(code)).toEqual({ kind: 'accepted' })

    const again = await challenged(person)
    expect(await again.submit(code)).toEqual({ kind: 'already-used', nextCodeAt: stepStart(stepAt(now()) + ahead + 1) })
    expect(await again.submit(`${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ kind: 'already-used' })
    expect(await again.submit(codeOf(secret, now(), ahead - 1))).toEqual({ kind: 'too-old', attemptsLeft: 4 })
    expect(await again.submit(codeOf(secret, now(), ahead + 1))).toMatchObject({ kind: ahead === 1 ? 'wrong' : 'accepted' })
  },
)

test('too-old reaches back ten minutes; codes of later steps are only wrong', async () => {
  const { submit, secret } = await challenged()
  server.clock.advance(4 * MINUTE)
  expect(await submit(codeOf(secret, now(), -2))).toEqual({ kind: 'too-old', attemptsLeft: 4 })
  expect(await submit(codeOf(secret, now(), -20))).toEqual({ kind: 'too-old', attemptsLeft: 3 })
  expect(await submit(codeOf(secret, now(), -21))).toEqual({ kind: 'wrong', attemptsLeft: 2 })
  expect(await submit(codeOf(secret, now(), 2))).toEqual({ kind: 'wrong', attemptsLeft: 1 })
})

test.each(['', 'x', '12345', '1234567'])('%j is malformed and spends no attempt', async (code) => {
  const { submit, secret } = await challenged()
  expect(await submit(code)).toMatchObject({ kind: 'malformed' })
  expect(await submit(wrongCode(now(), secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test('five misses over two sessions start a lock of 30 s; right, wrong, spent and malformed codes then get the same answer', async () => {
  const first = await challenged()
  const { secret } = first
  const spent = codeOf(secret, now(), -1)
  const wrong = wrongCode(now(), secret)
  const left = [await first.submit(wrong), await first.submit(wrong), await first.submit(wrong)]
  const second = await challenged(first.person)
  left.push(await second.submit(wrong), await second.submit(wrong))
  expect(left).toEqual([4, 3, 2, 1, 0].map((attemptsLeft) => ({ kind: 'wrong', attemptsLeft })))

  const locked = { kind: 'locked', until: now() + 30 * SECOND }
  for (const code of [codeOf(secret, now()), wrong, spent, '', 'abc']) expect(await second.submit(code)).toEqual(locked)
  expect(await first.submit(codeOf(secret, now()))).toEqual(locked)
  expect(await first.browser.trpc.challenge.current.query()).toMatchObject({ method: 'totp', lockedUntil: locked.until })
  const third = await signedInBrowser(server, first.person, '203.0.113.9')
  expect(await third.trpc.challenge.submit.mutate({ code: codeOf(secret, now()) })).toEqual(locked)

  server.clock.set(locked.until - 1)
  expect(await second.submit('')).toEqual(locked)
  server.clock.set(locked.until)
  expect(await second.submit(codeOf(secret, now()))).toEqual({ kind: 'accepted' })
})

test('each next lock is twice as long, up to an hour; after 100 misses in a row only a reset helps (NIST SP 800-63B-4 §3.2.2)', async () => {
  const { person, secret } = await challenged()
  const locks: number[] = []
  for (const round of range(1, 20)) {
    const { submit } = await challenged(person)
    const code = wrongCode(now(), secret)
    for (const attemptsLeft of [4, 3, 2, 1, 0]) expect(await submit(code), `round ${round}`).toEqual({ kind: 'wrong', attemptsLeft })
    const answer = await submit(codeOf(secret, now()))
    if (answer.kind !== 'locked' || answer.until === null) {
      expect(answer).toEqual({ kind: 'locked', until: null })
      break
    }
    locks.push((answer.until - now()) / SECOND)
    server.clock.set(answer.until)
  }
  expect(locks).toEqual([30, 60, 120, 240, 480, 960, 1920, ...Array.from({ length: 12 }, () => 3600)])

  server.clock.advance(30 * 24 * HOUR)
  const { submit, browser } = await challenged(person)
  for (const code of [codeOf(secret, now()), '', '123456']) expect(await submit(code)).toEqual({ kind: 'locked', until: null })
  expect(await browser.trpc.challenge.current.query()).toMatchObject({ method: 'totp', lockedUntil: null })

  await resetMfa({ ...server.deps }, { username: person.username, reason: 'locked out' })
  expect(await refusedWith(submit(codeOf(secret, now())))).toBe(401)
  const enrolling = await signedInBrowser(server, person)
  const issued = await enrolling.trpc.enrolment.startTotp.mutate()
  expect(await enrolling.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, now()) })).toMatchObject({
    kind: 'older-entry',
    tag: person.tag,
    attemptsLeft: 4,
  })
  expect(await enrolling.trpc.enrolment.confirmTotp.mutate({ code: codeOf(issued.secret, now()) })).toMatchObject({ kind: 'accepted' })
})

test('a success forgives the misses', async () => {
  const { person, submit, secret } = await challenged()
  for (const _ of range(1, 4)) await submit(wrongCode(now(), secret))
  expect(await submit(codeOf(secret, now()))).toEqual({ kind: 'accepted' })
  const again = await challenged(person)
  expect(await again.submit(wrongCode(now(), secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test('a clock that is set back revives no spent code', async () => {
  const { person, submit, secret } = await challenged()
  const code = codeOf(secret, now())
  expect(await submit(code)).toEqual({ kind: 'accepted' })
  server.clock.advance(-60 * SECOND)
  const again = await challenged(person)
  expect(await again.submit(code)).not.toMatchObject({ kind: 'accepted' })
  expect(await again.submit(codeOf(secret, now()))).toMatchObject({ kind: 'too-old' })
  server.clock.advance(60 * SECOND)
})

test('the code of another person signs nobody in', async () => {
  const other = await personWithApp(server)
  const { submit } = await challenged()
  expect(await submit(codeOf(other.secret, now()))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test("an app's challenge sends no email, and its delivery is empty", async () => {
  const { browser, person } = await challenged()
  expect(await browser.trpc.challenge.sendEmailCode.mutate()).toEqual({ kind: 'not-offered', reason: 'other-method' })
  expect(await browser.trpc.challenge.delivery.query()).toEqual({ number: 0, events: [] })
  expect(server.mail.messagesTo(person.email)).toHaveLength(0)
})

test("whoever can't get a code is given a reference, under which the helpdesk finds the person", async () => {
  const { browser, person } = await challenged()
  const { reference } = await browser.trpc.challenge.askForHelp.mutate()
  const [event] = await server.store.audit.of(person.user.id, 1)
  expect(event).toMatchObject({ kind: 'ask-for-help', reference, actorId: person.user.id })
})

test('strangers without the password can not lock a factor', async () => {
  const { person, secret } = await challenged()
  const stranger = server.browser('203.0.113.7')
  for (const _ of range(1, 8)) expect((await stranger.post('challenge.submit', { code: '000000' })).status).toBe(401)
  const { submit } = await challenged(person)
  expect(await submit(wrongCode(now(), secret))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test('a person who signs in by password again is asked for the code again, never to enrol', async () => {
  const { person } = await challenged()
  const browser = await signedInBrowser(server, person)
  for (const path of ['enrolment.startTotp', 'enrolment.sendEmailCode']) expect((await browser.post(path)).status).toBe(403)
  for (const path of ['enrolment.confirmTotp', 'enrolment.confirmEmail'])
    expect((await browser.post(path, { code: codeOf(person.secret, now()) })).status).toBe(403)
  for (const path of ['enrolment.options', 'enrolment.pendingTotp', 'enrolment.delivery', 'account.current'])
    expect((await browser.get(path)).status).toBe(403)
})

test('when the factor is reset between password and code, the session is over', async () => {
  const { person, submit, secret } = await challenged()
  await resetMfa({ ...server.deps }, { username: person.username, reason: 'lost phone' })
  expect(await refusedWith(submit(codeOf(secret, now())))).toBe(401)
  expect(await newPerson(server)).toBeDefined()
})
