import { recordDelivery } from '@enrol/api'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from './testing/browser.ts'
import {
  fullySignedIn,
  newPerson,
  otherThan,
  type Person,
  personWithApp,
  personWithEmail,
  signedInBrowser,
  type WithApp,
} from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const MINUTE = 60_000
const REASON = 'moved to another firm’s mail, seen in person'

describe.each(['SQLite', 'PostgreSQL'] as const)('an address that an administrator corrects, on %s', (dialect) => {
  let server: TestServer
  let gwen: WithApp
  let admin: Browser['trpc']['admin']
  let addresses = 0
  beforeAll(async () => {
    server = await startTestServer(dialect === 'SQLite' ? {} : { databaseUrl: await newPostgresDatabase() })
  })
  afterAll(() => server.close())

  /** Somebody with a new address of their own, and an administrator of theirs. */
  async function meeting(sam: Person): Promise<{ readonly id: string; readonly address: string }> {
    const colleague = await personWithApp(server, { colleagueOf: sam, role: 'administrator' })
    gwen = colleague
    admin = (await fullySignedIn(server, colleague)).trpc.admin
    return { id: sam.user.id, address: `new-${++addresses}@example.org` }
  }
  /** The name that the mail provider gave to it. */
  const newestMessageTo = (address: string): string =>
    `message-${server.mail.messages.findLastIndex(({ to }) => to.address === address) + 1}`
  const comesBack = (messageId: string) =>
    recordDelivery(server.store, { eventId: `bounce of ${messageId}`, messageId, status: 'bounced', at: server.clock.now() })
  const contact = async (id: string) => (await server.store.users.byId(id))?.user

  test('is replaced when its owner has read the code out: codes come there, none to the old one count, and the old one is told', async () => {
    const sam = await personWithEmail(server)
    const { id, address } = await meeting(sam)
    await server.store.atomically([server.store.users.noteBounce(id, 1)])
    const waiting = await signedInBrowser(server, sam)
    server.clock.advance(MINUTE)
    await waiting.trpc.challenge.sendEmailCode.mutate()
    const old = server.mail.codeTo(sam.email)

    const sent = await admin.startAddressChange.mutate({ id, address: ` ${address} `, reason: REASON })
    const now = server.clock.now()
    expect(sent).toEqual({ kind: 'sent', address, sentAt: now, expiresAt: now + 15 * MINUTE, resendAt: now + MINUTE })
    expect((await admin.person.query({ id })).addressChange).toEqual({ address, sentAt: now, expiresAt: now + 15 * MINUTE })
    expect(await contact(id)).toMatchObject({ contactEmail: sam.email, bouncedAt: 1 })
    expect(await admin.confirmAddressChange.mutate({ id, code: server.mail.codeTo(address) })).toEqual({ kind: 'accepted' })
    expect(await contact(id)).toMatchObject({ contactEmail: address, contactVerified: true, bouncedAt: null })
    expect((await admin.person.query({ id })).addressChange).toBeNull()

    for (const browser of [waiting, sam.browser]) expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    const again = await signedInBrowser(server, sam)
    expect(await again.trpc.challenge.submit.mutate({ code: old })).toMatchObject({ kind: 'already-used' })
    server.clock.advance(MINUTE)
    expect(await again.trpc.challenge.sendEmailCode.mutate()).toMatchObject({ kind: 'sent', number: 1 })
    expect(await again.trpc.challenge.submit.mutate({ code: server.mail.codeTo(address) })).toMatchObject({ kind: 'accepted' })

    await vi.waitFor(() => expect(server.mail.messagesTo(sam.email).at(-1)?.subject).toBe('CJSM: your email address was replaced'))
    const event = await server.store.audit.newestOfKind(id, 'confirm-address-change')
    const detail = { reason: REASON, address, from: sam.email }
    expect(event).toMatchObject({ outcome: 'accepted', actorId: gwen.user.id, organisationId: gwen.user.organisationId, detail })
  })

  test('is on record with the address that was set, whatever else was entered before its code', async () => {
    const { id, address } = await meeting(await newPerson(server))
    await admin.startAddressChange.mutate({ id, address, reason: REASON })
    const other = { id, address: `other-${address}`, reason: 'Another reason' }
    expect(await admin.startAddressChange.mutate(other)).toMatchObject({ kind: 'wait' })
    expect(await admin.confirmAddressChange.mutate({ id, code: server.mail.codeTo(address) })).toMatchObject({ kind: 'accepted' })
    expect(await contact(id)).toMatchObject({ contactEmail: address })
    const event = await server.store.audit.newestOfKind(id, 'confirm-address-change')
    expect(event).toMatchObject({ outcome: 'accepted', detail: { reason: REASON, address } })
  })

  test('dies with the fifth wrong code, and what is no code costs nothing', async () => {
    const { id, address } = await meeting(await newPerson(server))
    expect(await admin.confirmAddressChange.mutate({ id, code: '123456' })).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
    await admin.startAddressChange.mutate({ id, address, reason: REASON })
    const right = server.mail.codeTo(address)
    expect(await admin.confirmAddressChange.mutate({ id, code: '12' })).toEqual({ kind: 'malformed', reason: 'not-six-digits' })
    const guesses = Array.from({ length: 20 }, () => admin.confirmAddressChange.mutate({ id, code: otherThan(right) }))
    const verdicts = await Promise.all(guesses)
    const left = verdicts.flatMap((verdict) => (verdict.kind === 'wrong' ? [verdict.attemptsLeft] : []))
    expect(left.toSorted()).toEqual([0, 1, 2, 3, 4])
    expect(await admin.confirmAddressChange.mutate({ id, code: right })).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
    expect((await admin.person.query({ id })).addressChange).toBeNull()
    expect((await contact(id))?.contactEmail).not.toBe(address)
  })

  test('is taken up once, however often its code is entered at a time', async () => {
    const { id, address } = await meeting(await newPerson(server))
    await admin.startAddressChange.mutate({ id, address, reason: REASON })
    const code = server.mail.codeTo(address)
    const verdicts = await Promise.all(Array.from({ length: 6 }, () => admin.confirmAddressChange.mutate({ id, code })))
    expect(verdicts.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(verdicts.filter(({ kind }) => kind === 'nothing-to-confirm')).toHaveLength(5)
  })

  test('waits for 15 minutes', async () => {
    const { id, address } = await meeting(await newPerson(server))
    await admin.startAddressChange.mutate({ id, address, reason: REASON })
    const sentAt = server.clock.now()
    const code = server.mail.codeTo(address)
    for (let minute = 0; minute < 15; minute++) {
      server.clock.advance(MINUTE)
      await admin.organisations.query()
    }
    const expired = { kind: 'expired', sentAt, expiresAt: sentAt + 15 * MINUTE }
    expect(await admin.confirmAddressChange.mutate({ id, code })).toEqual(expired)
    expect((await admin.person.query({ id })).addressChange).toBeNull()
  })

  test('is told with the newest code alone, sent again after a minute and five times an hour, apart from the codes to sign in', async () => {
    const sam = await personWithEmail(server)
    const { id, address } = await meeting(sam)
    const start = (to = address) => admin.startAddressChange.mutate({ id, address: to, reason: REASON })
    const answers = await Promise.all([start(), start(), start()])
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['sent', 'wait', 'wait'])
    const first = server.mail.codeTo(address)
    server.clock.advance(MINUTE)
    const other = `other-${address}`
    expect(await start(other)).toMatchObject({ kind: 'sent', address: other })
    const newest = server.mail.codeTo(other)
    if (first !== newest) expect(await admin.confirmAddressChange.mutate({ id, code: first })).toEqual({ kind: 'wrong', attemptsLeft: 4 })
    for (const _ of [3, 4, 5]) {
      server.clock.advance(MINUTE)
      expect(await start()).toMatchObject({ kind: 'sent' })
    }
    server.clock.advance(MINUTE)
    // Five minutes after signing in a proof would be asked for first.
    admin = (await fullySignedIn(server, gwen)).trpc.admin
    expect(await start()).toMatchObject({ kind: 'wait' })
    const browser = await signedInBrowser(server, sam)
    expect(await browser.trpc.challenge.sendEmailCode.mutate()).toMatchObject({ kind: 'sent' })
  })

  test('costs nothing when the mail fails: the earlier code counts, and the next may be sent at once', async () => {
    const { id, address } = await meeting(await newPerson(server))
    await admin.startAddressChange.mutate({ id, address, reason: REASON })
    const code = server.mail.codeTo(address)
    server.clock.advance(MINUTE)
    const failed = { kind: 'refused', detail: 'out of order' } as const
    server.mail.answerNext(failed)
    expect(await admin.startAddressChange.mutate({ id, address: `other-${address}`, reason: REASON })).toEqual({
      kind: 'mail-unavailable',
      reference: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
    })
    expect(await admin.confirmAddressChange.mutate({ id, code })).toEqual({ kind: 'accepted' })
    expect(await admin.startAddressChange.mutate({ id, address: `other-${address}`, reason: REASON })).toMatchObject({ kind: 'sent' })
  })

  test('can be given up, after which its code is worth nothing', async () => {
    const { id, address } = await meeting(await newPerson(server))
    await admin.startAddressChange.mutate({ id, address, reason: REASON })
    expect(await admin.cancelAddressChange.mutate({ id })).toEqual({ kind: 'cancelled' })
    expect(await admin.cancelAddressChange.mutate({ id })).toEqual({ kind: 'unchanged' })
    const code = server.mail.codeTo(address)
    expect(await admin.confirmAddressChange.mutate({ id, code })).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
  })

  test('is one address that mail can be sent to, another than they have, and not one’s own', async () => {
    const sam = await newPerson(server)
    const { id } = await meeting(sam)
    const start = (address: string, of = id) => admin.startAddressChange.mutate({ id: of, address, reason: REASON })
    for (const address of ['sam at example', 'a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org', ''])
      expect(await start(address)).toEqual({ kind: 'not-an-address' })
    expect(await start(sam.email)).toEqual({ kind: 'unchanged' })
    await expect(start('new@example.org', gwen.user.id)).rejects.toThrow('can’t be done to oneself')
    await expect(admin.startAddressChange.mutate({ id, address: 'new@example.org', reason: ' ' })).rejects.toThrow()
    expect(server.mail.messagesTo('new@example.org')).toHaveLength(0)
  })

  test('is verified by its code when it is the one that they have', async () => {
    const sam = await newPerson(server, { contactVerified: false })
    const { id } = await meeting(sam)
    expect(await admin.startAddressChange.mutate({ id, address: sam.email, reason: REASON })).toMatchObject({ kind: 'sent' })
    expect(await admin.confirmAddressChange.mutate({ id, code: server.mail.codeTo(sam.email) })).toEqual({ kind: 'accepted' })
    expect(await contact(id)).toMatchObject({ contactEmail: sam.email, contactVerified: true })
  })

  test('that takes no mail is answered so, and what becomes of mail to a new one or an old one says nothing of the present one', async () => {
    const sam = await personWithEmail(server)
    const { id, address } = await meeting(sam)
    server.clock.advance(MINUTE)
    await (await signedInBrowser(server, sam)).trpc.challenge.sendEmailCode.mutate()
    const toOldOne = newestMessageTo(sam.email)
    server.mail.answerNext({ kind: 'recipient-refused', detail: '550 nobody here' })
    expect(await admin.startAddressChange.mutate({ id, address: `x-${address}`, reason: REASON })).toEqual({ kind: 'address-refused' })
    expect((await contact(id))?.bouncedAt).toBeNull()

    server.clock.advance(MINUTE)
    expect(await admin.startAddressChange.mutate({ id, address, reason: REASON })).toMatchObject({ kind: 'sent' })
    expect(await comesBack(newestMessageTo(address))).toBe('recorded')
    expect((await contact(id))?.bouncedAt).toBeNull()

    expect(await admin.confirmAddressChange.mutate({ id, code: server.mail.codeTo(address) })).toEqual({ kind: 'accepted' })
    expect(await comesBack(toOldOne)).toBe('recorded')
    expect(await contact(id)).toMatchObject({ contactEmail: address, bouncedAt: null })

    await (await signedInBrowser(server, sam)).trpc.challenge.sendEmailCode.mutate()
    expect(await comesBack(newestMessageTo(address))).toBe('recorded')
    expect((await contact(id))?.bouncedAt).toBe(server.clock.now())
  })
})
