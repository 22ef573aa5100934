import { describe, expect, test } from 'vitest'
import type { AddressChange } from './address-change-store.ts'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('changes of address on $dialect', ({ store, person, database }) => {
  const { addressChanges, users, atomically } = store

  async function waiting(code = '123456', change: Partial<AddressChange> = {}): Promise<AddressChange> {
    const userId = change.userId ?? (await person()).id
    await atomically([addressChanges.put({ userId, address: 'new@example.org', sentAt: NOW, requestedBy: 'gwen', code, ...change })])
    const put = await addressChanges.of(userId)
    if (put === null) throw new Error('the change was not found')
    return put
  }

  test('keep no code, and know it again for their person and address alone', async () => {
    const change = await waiting()
    expect(JSON.stringify(await database.queries.select().from(database.tables.addressChanges))).not.toContain('123456')
    expect(addressChanges.isCodeOf(change, '123456')).toBe(true)
    expect(addressChanges.isCodeOf(change, '654321')).toBe(false)
    expect(addressChanges.isCodeOf({ ...change, address: 'thief@example.org' }, '123456')).toBe(false)
    expect(addressChanges.isCodeOf({ ...change, userId: 'somebody' }, '123456')).toBe(false)
  })

  test('take the place of an earlier one, misses and all', async () => {
    const first = await waiting()
    await atomically([addressChanges.countMiss(first)])
    const second = await waiting('654321', { userId: first.userId, address: 'newer@example.org' })
    expect(second).toMatchObject({ address: 'newer@example.org', misses: 0 })
    expect(addressChanges.isCodeOf(second, '123456')).toBe(false)
    expect(await atomically([addressChanges.remove(first)])).toBe(false)
  })

  test('count each miss once, however many come at a time, and are taken up once', async () => {
    const change = await waiting()
    const counted = await Promise.all(Array.from({ length: 8 }, () => atomically([addressChanges.countMiss(change)])))
    expect(counted.filter(Boolean)).toHaveLength(1)
    expect(await atomically([addressChanges.remove(change)])).toBe(false)
    const missed = (await addressChanges.of(change.userId)) ?? change
    const removed = await Promise.all(Array.from({ length: 8 }, () => atomically([addressChanges.remove(missed)])))
    expect(removed.filter(Boolean)).toHaveLength(1)
    expect(await addressChanges.of(change.userId)).toBeNull()
  })

  test('are forgotten when they are old', async () => {
    const [old, young] = [await waiting(), await waiting('123456', { sentAt: NOW + 1 })]
    await atomically([addressChanges.forgetSentBefore(NOW + 1)])
    expect(await addressChanges.of(old.userId)).toBeNull()
    expect(await addressChanges.of(young.userId)).not.toBeNull()
  })

  test('an address is corrected over the one that was read, or over none: it is verified, and no bounce is held against it', async () => {
    const pat = await person()
    await atomically([users.noteBounce(pat.id, NOW)])
    expect(await atomically([users.correctAddress({ ...pat, contactEmail: 'elsewhere@example.org' }, 'new@example.org')])).toBe(false)
    expect(await atomically([users.correctAddress(pat, 'new@example.org')])).toBe(true)
    const corrected = { contactEmail: 'new@example.org', contactVerified: true, bouncedAt: null }
    expect((await users.byId(pat.id))?.user).toMatchObject(corrected)
    const sam = await person({ contactEmail: null, contactVerified: false })
    expect(await atomically([users.correctAddress(sam, 'new@example.org')])).toBe(true)
    expect((await users.byId(sam.id))?.user).toMatchObject(corrected)
  })

  test('messages to a new address are numbered with the others, and limited by themselves', async () => {
    const { id: userId } = await person()
    const sent = { userId, number: 1, code: '123456', expiresAt: NOW + 1, sentAt: NOW }
    await atomically([store.emailCodes.add({ ...sent, id: `${userId}.1`, purpose: 'sign-in', sequence: 1 })])
    await atomically([store.emailCodes.add({ ...sent, id: `${userId}.2`, purpose: 'address-change', sequence: 2, sentAt: NOW + 5 })])
    expect(await store.emailCodes.sentSince(userId, 0)).toEqual([NOW])
    expect(await store.emailCodes.sentSince(userId, 0, 'a-new-address')).toEqual([NOW + 5])
    expect(await store.emailCodes.lastSequence(userId)).toBe(2)
    await atomically([store.emailCodes.addEvent({ id: `${userId}.2:bounced`, emailCodeId: `${userId}.2`, status: 'bounced', at: NOW })])
    expect(await store.emailCodes.deliveriesSince(userId, 0)).toEqual([])
  })
})
