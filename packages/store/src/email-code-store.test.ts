import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { EmailPurpose } from './schema/tables.ts'
import { NOW, openWorlds } from './testing/world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

describe.each(await openWorlds())('emailed codes on $dialect', ({ store, database, person }) => {
  const { emailCodes } = store

  /** Sends a code; answers its id, or null when its sequence number was taken. */
  async function send(userId: string, sequence: number, change: Partial<Parameters<typeof emailCodes.add>[0]> = {}): Promise<string> {
    const sentAt = change.sentAt ?? NOW
    const id = randomUUID()
    const sent = {
      id,
      userId,
      purpose: 'sign-in' as EmailPurpose,
      sequence,
      number: sequence,
      code: '123456',
      sentAt,
      expiresAt: sentAt + 900_000,
    }
    expect(await store.atomically([emailCodes.add({ ...sent, ...change })])).toBe(true)
    return id
  }

  test('a code is remembered by its digest, never by its digits', async () => {
    const { id: userId } = await person()
    const id = await send(userId, 1)
    const [sent] = await emailCodes.sent(userId, 'sign-in', NOW)
    expect(sent).toMatchObject({
      id,
      userId,
      purpose: 'sign-in',
      number: 1,
      sentAt: NOW,
      expiresAt: NOW + 900_000,
      misses: 0,
      usedAt: null,
    })
    expect(JSON.stringify(sent)).not.toContain('123456')
    expect(sent && emailCodes.isCodeOf(sent, '123456')).toBe(true)
    expect(sent && emailCodes.isCodeOf(sent, '123457')).toBe(false)
  })

  test('the digest is bound to person, purpose and number', async () => {
    const [one, other] = [await person(), await person()]
    await send(one.id, 1)
    const [sent] = await emailCodes.sent(one.id, 'sign-in', NOW)
    if (!sent) throw new Error('nothing sent')
    for (const moved of [{ userId: other.id }, { purpose: 'enrolment' as const }, { number: 2 }])
      expect(emailCodes.isCodeOf({ ...sent, ...moved }, '123456')).toBe(false)
  })

  test('of two messages at once one takes the number', async () => {
    const { id: userId } = await person()
    const rest = { userId, purpose: 'sign-in', sequence: 1, number: 1, code: '123456', sentAt: NOW, expiresAt: NOW } as const
    const added = await Promise.all([1, 2, 3].map(() => store.atomically([emailCodes.add({ id: randomUUID(), ...rest })])))
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(await emailCodes.lastSequence(userId)).toBe(1)
  })

  test('codes are listed newest first, of one purpose and one person, those of 24 hours', async () => {
    const [{ id: userId }, other] = [await person(), await person()]
    await send(userId, 1, { sentAt: NOW - DAY_MS })
    await send(userId, 2, { sentAt: NOW - DAY_MS + 1 })
    await send(userId, 3, { purpose: 'enrolment' })
    await send(userId, 4, { sentAt: NOW - HOUR_MS })
    await send(other.id, 1)
    expect((await emailCodes.sent(userId, 'sign-in', NOW)).map(({ number }) => number)).toEqual([4, 2])
    expect((await emailCodes.sent(userId, 'enrolment', NOW)).map(({ number }) => number)).toEqual([3])
    expect(await emailCodes.newest(userId, 'sign-in')).toMatchObject({ number: 4 })
  })

  test('the newest is listed whatever its age, so that it can be said to be too old', async () => {
    const { id: userId } = await person()
    await send(userId, 1, { sentAt: NOW - 10 * DAY_MS })
    await send(userId, 2, { sentAt: NOW - 9 * DAY_MS })
    expect((await emailCodes.sent(userId, 'sign-in', NOW)).map(({ number }) => number)).toEqual([2])
  })

  test('a person who was sent nothing has no codes, no newest, and the number 0', async () => {
    const { id } = await person()
    expect(await emailCodes.sent(id, 'sign-in', NOW)).toEqual([])
    expect(await emailCodes.newest(id, 'sign-in')).toBeNull()
    expect(await emailCodes.lastSequence(id)).toBe(0)
    expect(await emailCodes.sentSince(id, 0)).toEqual([])
  })

  test('the allowance counts both purposes, after an instant', async () => {
    const { id: userId } = await person()
    await send(userId, 1, { sentAt: NOW - HOUR_MS })
    await send(userId, 2, { sentAt: NOW - HOUR_MS + 1, purpose: 'enrolment' })
    await send(userId, 3, { sentAt: NOW })
    expect((await emailCodes.sentSince(userId, NOW - HOUR_MS)).toSorted()).toEqual([NOW - HOUR_MS + 1, NOW])
  })

  test('a message that no transport took counts for nothing but its place in the sequence', async () => {
    const { id: userId } = await person()
    await send(userId, 1)
    const failed = await send(userId, 2)
    await store.atomically([emailCodes.markFailed(failed, NOW)])
    expect(await emailCodes.newest(userId, 'sign-in')).toMatchObject({ number: 1 })
    expect((await emailCodes.sent(userId, 'sign-in', NOW)).map(({ number }) => number)).toEqual([1])
    expect(await emailCodes.sentSince(userId, 0)).toEqual([NOW])
    expect(await emailCodes.lastSequence(userId)).toBe(2)
  })

  test('its misses and its use are saved', async () => {
    const { id: userId } = await person()
    await send(userId, 1)
    const newest = await emailCodes.newest(userId, 'sign-in')
    if (!newest) throw new Error('nothing sent')
    await store.atomically([emailCodes.save({ ...newest, misses: 4, usedAt: NOW })])
    expect(await emailCodes.newest(userId, 'sign-in')).toEqual({ ...newest, misses: 4, usedAt: NOW })
  })

  test('a reset spends every code that is under way, of both purposes, and leaves spent ones as they were', async () => {
    const [{ id: userId }, other] = [await person(), await person()]
    await send(userId, 1)
    const first = await emailCodes.newest(userId, 'sign-in')
    if (first) await store.atomically([emailCodes.save({ ...first, usedAt: NOW - 5 })])
    await send(userId, 2)
    await send(userId, 3, { purpose: 'enrolment' })
    await send(other.id, 1)
    await store.atomically([emailCodes.spendAllOf(userId, NOW)])
    expect((await emailCodes.sent(userId, 'sign-in', NOW)).map(({ usedAt }) => usedAt)).toEqual([NOW, NOW - 5])
    expect(await emailCodes.newest(userId, 'enrolment')).toMatchObject({ usedAt: NOW })
    expect(await emailCodes.newest(other.id, 'sign-in')).toMatchObject({ usedAt: null })
  })

  test('what became of it is remembered, and an event that is repeated changes nothing', async () => {
    const { id: userId } = await person()
    const emailCodeId = await send(userId, 1)
    const event = { id: randomUUID(), emailCodeId, status: 'delivered', at: NOW + 2 } as const
    expect(await store.atomically([emailCodes.addEvent(event)])).toBe(true)
    expect(await store.atomically([emailCodes.addEvent({ id: randomUUID(), emailCodeId, status: 'sent', at: NOW + 1 })])).toBe(true)
    expect(await store.atomically([emailCodes.addEvent({ ...event, status: 'bounced' })])).toBe(false)
    expect((await emailCodes.eventsOf(emailCodeId)).toSorted((one, other) => one.at - other.at)).toEqual([
      { status: 'sent', at: NOW + 1 },
      { status: 'delivered', at: NOW + 2 },
    ])
  })

  test('a message that bounced at once counts as one that was sent', async () => {
    const { id: userId } = await person()
    const emailCodeId = await send(userId, 1)
    const bounced = { id: `${emailCodeId}:bounced`, emailCodeId, status: 'bounced', at: NOW + 1 } as const
    expect(await store.atomically([emailCodes.addEvent(bounced)])).toBe(true)
    expect(await emailCodes.sentSince(userId, 0)).toEqual([NOW])
    expect(await emailCodes.newest(userId, 'sign-in')).toMatchObject({ id: emailCodeId, number: 1 })
    expect(await emailCodes.eventsOf(emailCodeId)).toEqual([{ status: 'bounced', at: NOW + 1 }])
  })

  test("a code is found by the provider's id of its message", async () => {
    const { id: userId } = await person()
    const id = await send(userId, 1)
    await store.atomically([emailCodes.markSent(id, `message-of-${id}`)])
    expect(await emailCodes.ofMessage(`message-of-${id}`)).toEqual({ id, userId, purpose: 'sign-in', usedAt: null })
    expect(await emailCodes.ofMessage('unknown')).toBeNull()
  })

  test('after thirty days a message is forgotten with its events, and not before', async () => {
    const { id: userId } = await person()
    const old = await send(userId, 1, { sentAt: NOW - 30 * DAY_MS - 1 })
    const young = await send(userId, 2, { sentAt: NOW - 30 * DAY_MS })
    for (const emailCodeId of [old, young])
      await store.atomically([emailCodes.addEvent({ id: `${emailCodeId}:sent`, emailCodeId, status: 'sent', at: NOW })])
    await store.atomically([emailCodes.forgetSentBefore(NOW)])
    expect([await emailCodes.eventsOf(old), await emailCodes.eventsOf(young)]).toEqual([[], [{ status: 'sent', at: NOW }]])
    expect(await emailCodes.lastSequence(userId)).toBe(2)
    expect(await database.queries.select().from(database.tables.emailCodes)).not.toContainEqual(expect.objectContaining({ id: old }))
  })

  test("what became of a person's messages is told by number and purpose, since they were sent, and of nobody else's", async () => {
    const [{ id: userId }, other] = [await person(), await person()]
    const old = await send(userId, 1, { sentAt: NOW - 1 })
    const [first, second] = [await send(userId, 2), await send(userId, 3, { purpose: 'enrolment' })]
    const foreign = await send(other.id, 1)
    for (const [emailCodeId, status, at] of [
      [second, 'bounced', NOW + 2],
      [first, 'delivered', NOW + 1],
      [old, 'delivered', NOW],
      [foreign, 'delivered', NOW],
    ] as const)
      await store.atomically([emailCodes.addEvent({ id: `${emailCodeId}:${status}`, emailCodeId, status, at })])
    expect(await emailCodes.deliveriesSince(userId, NOW)).toEqual([
      { purpose: 'sign-in', number: 2, status: 'delivered', at: NOW + 1 },
      { purpose: 'enrolment', number: 3, status: 'bounced', at: NOW + 2 },
    ])
  })
})
