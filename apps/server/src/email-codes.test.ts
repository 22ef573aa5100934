import { resetMfa } from '@enrol/api'
import { sessionIdOf } from '@enrol/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { HOUR, MINUTE, SECOND } from './testing/hand-clock.ts'
import { newPerson, otherThan, type Person, personWithEmail, range, signedInBrowser, type Traits } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const now = (): number => server.clock.now()
const mailed = (person: Person): string => server.mail.codeTo(person.email)

async function enrolling(traits?: Traits) {
  const person = await newPerson(server, traits)
  return { person, ...inEnrolment(await signedInBrowser(server, person)) }
}

function inEnrolment(browser: Browser) {
  const { sendEmailCode, confirmEmail, delivery } = browser.trpc.enrolment
  return {
    browser,
    send: () => sendEmailCode.mutate(),
    submit: (code: string) => confirmEmail.mutate({ code }),
    delivery: () => delivery.query(),
  }
}

async function challenged(person?: Person) {
  const found = person ?? (await personWithEmail(server))
  if (person === undefined) server.clock.advance(MINUTE)
  const browser = await signedInBrowser(server, found)
  const { sendEmailCode, submit, delivery } = browser.trpc.challenge
  return {
    person: found,
    browser,
    send: () => sendEmailCode.mutate(),
    submit: (code: string) => submit.mutate({ code }),
    delivery: () => delivery.query(),
  }
}

test('email that was forbidden after its code was sent enrols nobody', async () => {
  const { person, send, submit } = await enrolling()
  await send()
  const organisation = await server.store.organisations.byName(person.organisation)
  if (organisation === null) throw new Error('the organisation is gone')
  await server.store.atomically([server.store.organisations.changePolicy(organisation, { ...organisation, emailMfa: 'nobody' })])
  expect(await submit(mailed(person))).toEqual({ kind: 'not-offered', reason: 'organisation-policy' })
  expect(await server.store.factors.methodOf(person.user.id)).toBeNull()
})

test('the whole way with email: enrolled and signed in at once, in a new session; later signed in by a second code', async () => {
  const { person, browser, send, submit, delivery } = await enrolling()
  expect(await delivery()).toEqual({ number: 0, events: [] })
  const sent = { number: 1, sentAt: now(), expiresAt: now() + 15 * MINUTE, resendAt: now() + MINUTE }
  expect(await send()).toEqual({ kind: 'sent', ...sent, address: person.email })
  expect(await delivery()).toMatchObject({
    number: 1,
    events: [
      { status: 'queued', at: now() },
      { status: 'sent', at: now() },
    ],
  })
  const [message] = server.mail.messagesTo(person.email)
  expect(message?.from.address).toBe('noreply@system.cjsm.net')
  expect(message?.subject).not.toMatch(/\d{6}/)

  const before = browser.token()
  expect(await submit(mailed(person))).toEqual({ kind: 'accepted', signedOut: false })
  expect(browser.token()).not.toBe(before)
  expect(await browser.trpc.session.current.query()).toMatchObject({ stage: 'signed-in', user: { username: person.username } })
  expect(await browser.trpc.account.current.query()).toMatchObject({
    factor: { method: 'email', address: person.email, enrolledAt: now() },
    recoveryCodes: null,
    email: { offered: true, address: person.email },
  })

  server.clock.advance(MINUTE)
  const later = server.browser()
  expect(await later.trpc.session.signIn.mutate({ username: person.username, password: 'correct horse battery staple' })).toEqual({
    kind: 'challenge',
    method: 'email',
  })
  const masked = `${person.email[0]}••••@example.org`
  expect(await later.trpc.challenge.current.query()).toEqual({ method: 'email', address: masked, recovery: false })
  expect(await later.trpc.challenge.delivery.query()).toEqual({ number: 0, events: [] })
  expect(await later.trpc.challenge.sendEmailCode.mutate()).toMatchObject({ kind: 'sent', number: 1, address: masked })
  expect(await later.trpc.challenge.delivery.query()).toMatchObject({ number: 1 })
  expect(await later.trpc.challenge.submit.mutate({ code: mailed(person) })).toEqual({ kind: 'accepted' })
  expect(await later.trpc.session.current.query()).toMatchObject({ stage: 'signed-in' })
})

describe('who is offered email codes', () => {
  test.each<[string, Traits, object]>([
    ['everybody, with a verified address', {}, { offered: true, address: expect.any(String) }],
    ['everybody, with an unverified address', { contactVerified: false }, { offered: false, reason: 'no-verified-address' }],
    ['everybody, without an address', { contactEmail: null }, { offered: false, reason: 'no-verified-address' }],
    ['nobody', { emailMfa: 'nobody' }, { offered: false, reason: 'organisation-policy' }],
    ['nobody, and no address either', { emailMfa: 'nobody', contactEmail: null }, { offered: false, reason: 'organisation-policy' }],
    ['named people, not this one', { emailMfa: 'named' }, { offered: false, reason: 'organisation-policy' }],
    ['named people, this one', { emailMfa: 'named', emailMfaAllowed: true }, { offered: true, address: expect.any(String) }],
  ])('%s', async (_, traits, email) => {
    const { browser, person, send } = await enrolling(traits)
    expect(await browser.trpc.enrolment.options.query()).toEqual({ totp: { offered: true }, email })
    const answer = await send()
    if ('reason' in email) {
      expect(answer).toEqual({ kind: 'not-offered', reason: email.reason })
      const [event] = await server.store.audit.of(person.user.id, 1)
      expect(event).toMatchObject({ kind: 'send-email-code', outcome: 'not-offered', detail: { reason: email.reason } })
    } else expect(answer).toMatchObject({ kind: 'sent', address: person.email })
  })
})

test('mail goes only to the stored address, however the request is shaped', async () => {
  const { browser, person } = await enrolling()
  const before = server.mail.messages.length
  for (const body of [{ address: 'thief@example.net' }, { to: 'thief@example.net' }, { email: 'thief@example.net' }])
    expect((await browser.post('enrolment.sendEmailCode', body)).status).toBe(400)
  expect(server.mail.messages).toHaveLength(before)
  await browser.post('enrolment.sendEmailCode')
  expect(server.mail.messages.slice(before).map(({ to }) => to)).toEqual([{ address: person.email }])
})

test('another code can be sent after 60 s, told in advance, and five an hour over both purposes together', async () => {
  const { person, send, submit } = await enrolling()
  const first = await send()
  const until = now() + MINUTE
  expect(first).toMatchObject({ kind: 'sent', number: 1, resendAt: until })
  server.clock.advance(MINUTE - 1)
  expect(await send()).toEqual({ kind: 'wait', until })
  const [event] = await server.store.audit.of(person.user.id, 1)
  expect(event).toMatchObject({ kind: 'send-email-code', outcome: 'wait', detail: { purpose: 'enrolment', until } })
  server.clock.advance(1)
  const secondAt = now()
  expect(await send()).toMatchObject({ kind: 'sent', number: 2 })
  server.clock.advance(MINUTE)
  expect(await send()).toMatchObject({ kind: 'sent', number: 3, resendAt: now() + MINUTE })
  expect(await submit(mailed(person))).toMatchObject({ kind: 'accepted' })

  const later = await challenged(person)
  expect(await later.send()).toEqual({ kind: 'wait', until: now() + MINUTE })
  server.clock.advance(MINUTE)
  expect(await later.send()).toMatchObject({ kind: 'sent', number: 1, resendAt: now() + MINUTE })
  server.clock.advance(MINUTE)
  const hourAfterFirst = until - MINUTE + HOUR
  expect(await later.send()).toMatchObject({ kind: 'sent', number: 2, resendAt: hourAfterFirst })
  server.clock.advance(MINUTE)
  expect(await later.send()).toEqual({ kind: 'wait', until: hourAfterFirst })
  expect(await later.delivery()).toMatchObject({ number: 2, resendAt: hourAfterFirst })

  server.clock.set(hourAfterFirst)
  const nextHour = await challenged(person)
  expect(await nextHour.send()).toMatchObject({ kind: 'sent', number: 3, resendAt: secondAt + HOUR })
})

test('the number counts the messages of one purpose since the last success', async () => {
  const { person, send, submit } = await challenged()
  for (const number of [1, 2]) {
    expect(await send()).toMatchObject({ kind: 'sent', number })
    server.clock.advance(MINUTE)
  }
  expect(await submit(mailed(person))).toEqual({ kind: 'accepted' })
  server.clock.advance(HOUR)
  const again = await challenged(person)
  expect(await again.send()).toMatchObject({ kind: 'sent', number: 1 })
})

describe('when no transport takes the message', () => {
  test('the answer says so with the reference of the log and the audit trail, and the allowance is not touched', async () => {
    const { person, send, delivery, submit } = await enrolling()
    server.mail.answerNext({ kind: 'refused', detail: 'caught 550' })
    const answer = await send()
    expect(answer).toEqual({ kind: 'mail-unavailable', reference: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) })
    const [event] = await server.store.audit.of(person.user.id, 1)
    expect(event).toMatchObject({
      kind: 'send-email-code',
      outcome: 'mail-unavailable',
      reference: 'reference' in answer ? answer.reference : '',
    })

    expect(await delivery()).toEqual({ number: 0, events: [] })
    expect(await submit('123456')).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    for (const number of range(1, 5)) {
      expect(await send()).toMatchObject({ kind: 'sent', number })
      server.clock.advance(MINUTE)
    }
    expect(await send()).toMatchObject({ kind: 'wait' })
  })

  test('a failed message leaves the one before it in force', async () => {
    const { person, send, submit } = await enrolling()
    await send()
    const code = mailed(person)
    server.clock.advance(MINUTE)
    server.mail.answerNext({ kind: 'refused', detail: 'caught 550' })
    expect(await send()).toMatchObject({ kind: 'mail-unavailable' })
    expect(await submit(code)).toMatchObject({ kind: 'accepted' })
  })

  test('three tries are made, and a transport that throws is a failure like any other', async () => {
    const { send } = await enrolling()
    const before = server.mail.tries()
    server.mail.answerNext('throw', 'throw', { kind: 'try-later', detail: 'caught 451', retryAfterMs: null })
    expect(await send()).toMatchObject({ kind: 'mail-unavailable' })
    expect(server.mail.tries() - before).toBe(3)
    server.mail.answerNext('throw', { kind: 'try-later', detail: 'caught 451', retryAfterMs: null })
    expect(await send()).toMatchObject({ kind: 'sent', number: 1 })
  })

  test('the audit trail says which provider took a message, and what failed before', async () => {
    const { person, send } = await enrolling()
    await send()
    server.clock.advance(MINUTE)
    server.mail.answerNext({ kind: 'try-later', detail: 'caught 451', retryAfterMs: null })
    await send()
    const [second, first] = (await server.store.audit.of(person.user.id, 9)).filter(({ kind }) => kind === 'send-email-code')
    expect(first?.detail).toEqual({ purpose: 'enrolment', number: 1, minutes: 15, provider: 'caught' })
    expect(second?.detail).toEqual({ purpose: 'enrolment', number: 2, minutes: 15, provider: 'caught', transport: 'caught 451' })
  })

  test('while a message is under way others sign in and send', async () => {
    const slow = await enrolling()
    const letGo = server.mail.hold()
    const underWay = slow.send()
    await expect.poll(() => server.mail.tries(), { interval: 5 }).toBeGreaterThan(0)
    const other = await newPerson(server)
    expect(
      await server.browser().trpc.session.signIn.mutate({ username: other.username, password: 'correct horse battery staple' }),
    ).toEqual({
      kind: 'enrol',
    })
    letGo()
    expect(await underWay).toMatchObject({ kind: 'sent' })
  })
})

test('an address that is refused is tried once, and spends of the allowance what a sent message does', async () => {
  const { send } = await enrolling()
  const before = server.mail.tries()
  server.mail.answerNext({ kind: 'recipient-refused', detail: 'caught 550 5.1.1' })
  const { resendAt } = (await send()) as { resendAt: number }
  expect(server.mail.tries() - before).toBe(1)
  expect(await send()).toEqual({ kind: 'wait', until: resendAt })
  server.clock.set(resendAt)
  for (const number of range(2, 5)) {
    expect(await send()).toMatchObject({ kind: 'sent', number })
    server.clock.advance(MINUTE)
  }
  expect(await send()).toMatchObject({ kind: 'wait' })
})

describe.each([
  { purpose: 'enrolling', begin: enrolling },
  { purpose: 'at the challenge', begin: () => challenged() },
])('when the address is refused, $purpose', ({ begin }) => {
  const refused = { kind: 'recipient-refused', detail: 'caught 550 5.1.1' } as const

  test('the message is sent and has bounced, and the audit trail says what the provider said', async () => {
    const { person, send, delivery } = await begin()
    server.mail.answerNext(refused)
    expect(await send()).toMatchObject({ kind: 'sent', number: 1, sentAt: now(), resendAt: now() + MINUTE })
    const statuses = (await delivery()).events.map(({ status }) => status)
    expect(statuses).toEqual(['queued', 'bounced'])
    const [event] = await server.store.audit.of(person.user.id, 1)
    expect(event).toMatchObject({
      kind: 'send-email-code',
      outcome: 'bounced',
      detail: { number: 1, provider: 'caught', transport: 'caught 550 5.1.1' },
    })
    expect(JSON.stringify(event?.detail)).not.toContain('@')
  })

  test('the next message works, and trouble of the provider is still trouble', async () => {
    const { person, send, submit, delivery } = await begin()
    server.mail.answerNext(refused)
    await send()
    server.clock.advance(MINUTE)
    server.mail.answerNext({ kind: 'refused', detail: 'caught 535' })
    expect(await send()).toMatchObject({ kind: 'mail-unavailable' })
    expect((await delivery()).events.map(({ status }) => status)).toEqual(['queued', 'bounced'])
    await send()
    expect((await delivery()).events.map(({ status }) => status)).toEqual(['queued', 'sent'])
    expect(await submit(mailed(person))).toMatchObject({ kind: 'accepted' })
  })
})

describe.each([
  { purpose: 'enrolling', begin: enrolling },
  { purpose: 'at the challenge', begin: () => challenged() },
])('the verdicts on an emailed code, $purpose', ({ begin }) => {
  test('before anything was sent there is nothing to confirm', async () => {
    const { submit } = await begin()
    const answer = await submit('123456')
    expect(answer).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    expect(await submit('12345')).toEqual({ kind: 'malformed', reason: 'not-six-digits' })
    expect(await submit('')).toEqual({ kind: 'malformed', reason: 'empty' })
  })

  test('a wrong code spends an attempt, a malformed one does not', async () => {
    const { person, send, submit } = await begin()
    await send()
    expect(await submit(otherThan(mailed(person)))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    expect(await submit('1')).toMatchObject({ kind: 'malformed' })
    expect(await submit(otherThan(mailed(person)))).toEqual({ kind: 'wrong', attemptsLeft: 3 })
    expect(await submit(` ${mailed(person).slice(0, 3)} ${mailed(person).slice(3)}`)).toMatchObject({ kind: 'accepted' })
  })

  test("an earlier message's code is superseded, and says which counts", async () => {
    const { person, send, submit } = await begin()
    await send()
    const earlier = { code: mailed(person), sentAt: now() }
    server.clock.advance(MINUTE)
    await send()
    const newest = { number: 2, sentAt: now() }
    expect(await submit(earlier.code)).toEqual({ kind: 'superseded', number: 1, sentAt: earlier.sentAt, newest, attemptsLeft: 4 })
    expect(await submit(mailed(person))).toMatchObject({ kind: 'accepted' })
  })

  test("a code lasts 15 minutes by the server's clock; then it is expired, which spends no attempt", async () => {
    const { person, send, browser } = await begin()
    await send()
    const sentAt = now()
    const code = mailed(person)
    for (const _ of range(1, 4)) {
      server.clock.advance(3 * MINUTE)
      await browser.trpc.session.stay.mutate()
    }
    server.clock.set(sentAt + 15 * MINUTE - 1)
    const last = await signedInBrowser(server, person)
    const stage = (await last.trpc.session.current.query()).stage
    const submit = (typed: string) =>
      stage === 'enrolling' ? last.trpc.enrolment.confirmEmail.mutate({ code: typed }) : last.trpc.challenge.submit.mutate({ code: typed })
    expect(await submit(otherThan(code))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    server.clock.advance(1)
    expect(await submit(code)).toEqual({ kind: 'expired', sentAt, expiresAt: sentAt + 15 * MINUTE })
    expect(await submit(otherThan(code))).toEqual({ kind: 'wrong', attemptsLeft: 3 })
    server.clock.advance(-1)
    expect(await submit(code)).toMatchObject({ kind: 'accepted' })
  })

  test('after 24 hours it is too long ago', async () => {
    const { person, send } = await begin()
    await send()
    const code = mailed(person)
    server.clock.advance(24 * HOUR + 1)
    const browser = await signedInBrowser(server, person)
    const { stage } = await browser.trpc.session.current.query()
    const path = stage === 'enrolling' ? 'enrolment.confirmEmail' : 'challenge.submit'
    expect((await browser.post(path, { code })).json).toEqual({ result: { data: { kind: 'nothing-to-confirm', reason: 'too-long-ago' } } })
  })

  test('five misses lock, and the code has died of them; the next message starts afresh', async () => {
    const { person, send, submit } = await begin()
    await send()
    const code = mailed(person)
    for (const attemptsLeft of [4, 3, 2, 1, 0]) expect(await submit(otherThan(code))).toEqual({ kind: 'wrong', attemptsLeft })
    const until = now() + 30 * SECOND
    for (const typed of [code, otherThan(code), '']) expect(await submit(typed)).toEqual({ kind: 'locked', until })
    server.clock.set(until)
    expect(await submit(code)).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
    server.clock.advance(MINUTE)
    expect(await send()).toMatchObject({ kind: 'sent', number: 2 })
    expect(await submit(otherThan(code, mailed(person)))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    expect(await submit(mailed(person))).toMatchObject({ kind: 'accepted' })
  })

  test('a code that is sent again does not reset the misses', async () => {
    const { person, send, submit } = await begin()
    await send()
    for (const attemptsLeft of [4, 3, 2]) expect(await submit(otherThan(mailed(person)))).toEqual({ kind: 'wrong', attemptsLeft })
    const first = mailed(person)
    server.clock.advance(MINUTE)
    await send()
    for (const attemptsLeft of [1, 0]) expect(await submit(otherThan(first, mailed(person)))).toEqual({ kind: 'wrong', attemptsLeft })
    expect(await submit(mailed(person))).toMatchObject({ kind: 'locked' })
  })
})

test('a spent code is already used at the next challenge, a superseded one that was spent too, with no nextCodeAt', async () => {
  const { person, send, submit } = await challenged()
  await send()
  const code = mailed(person)
  expect(await submit(code)).toEqual({ kind: 'accepted' })
  server.clock.advance(MINUTE)
  const again = await challenged(person)
  expect(await again.submit(code)).toEqual({ kind: 'already-used' })
  expect(await again.submit(otherThan(code))).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
  await again.send()
  expect(await again.submit(code)).toEqual({ kind: 'already-used' })
  expect(await again.submit(otherThan(code, mailed(person)))).toEqual({ kind: 'wrong', attemptsLeft: 4 })
})

test("the code of the enrolment does not sign in, nor does another person's", async () => {
  const { person, send, submit } = await enrolling()
  await send()
  const enrolment = mailed(person)
  await submit(enrolment)
  server.clock.advance(MINUTE)
  const own = await challenged(person)
  expect(await own.submit(enrolment)).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
  await own.send()
  const other = await challenged()
  await other.send()
  expect(await own.submit(mailed(other.person))).toMatchObject({ kind: 'wrong' })
  expect(await own.submit(enrolment)).toMatchObject({ kind: 'wrong' })
})

test.each([
  { when: 'while enrolling', begin: enrolling },
  { when: 'at the challenge', begin: () => challenged() },
])('after a reset no code that was sent before it works: $when', async ({ begin }) => {
  const { person, send } = await begin()
  await send()
  const code = mailed(person)
  await resetMfa({ ...server.deps }, { username: person.username, reason: 'asked to' })
  const browser = await signedInBrowser(server, person)
  expect(['nothing-to-confirm', 'already-used']).toContain((await browser.trpc.enrolment.confirmEmail.mutate({ code })).kind)
  expect((await browser.trpc.session.current.query()).stage).toBe('enrolling')
})

test("an email enrolment ends the person's other sessions", async () => {
  const { person, send, submit } = await enrolling()
  const other = await signedInBrowser(server, person)
  await send()
  await submit(mailed(person))
  expect(await server.store.sessions.get(sessionIdOf(other.token() ?? ''))).toBeNull()
  expect((await other.get('enrolment.options')).status).toBe(401)
})

test('when the verified address is gone, the challenge says so, and shows none', async () => {
  const person = await newPerson(server, { contactVerified: false })
  await server.store.atomically([server.store.factors.addEmail({ id: `factor-${person.user.id}`, userId: person.user.id, at: now() })])
  const { browser, send } = await challenged(person)
  expect(await send()).toEqual({ kind: 'not-offered', reason: 'no-verified-address' })
  expect((await browser.get('challenge.current')).text).not.toContain(person.email.slice(1, 5))
})
