import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appsOf } from './factor-store.ts'
import { NOW, openWorlds, SECRET } from './testing/world.ts'

describe.each(await openWorlds())('factors on $dialect', ({ store, database, person, personWithApp }) => {
  const addEmail = (userId: string) => store.atomically([store.factors.addEmail({ id: randomUUID(), userId, at: NOW })])

  test("an app's factor is read with its secret opened", async () => {
    const factor = await personWithApp({ lastStep: 60_000_000 })
    expect(factor).toMatchObject({
      method: 'totp',
      secret: SECRET,
      tag: '7K',
      lastStep: 60_000_000,
      misses: 0,
      lockedUntil: null,
      version: 0,
    })
    expect(await store.factors.methodOf(factor.userId)).toBe('totp')
  })

  test('an email factor has no secret', async () => {
    const { id } = await person()
    await addEmail(id)
    const factor = await store.factors.of(id)
    expect(factor).toMatchObject({ method: 'email', enrolledAt: NOW, misses: 0, lockedUntil: null, version: 0 })
    expect(factor).not.toHaveProperty('secret')
    expect(await store.factors.methodOf(id)).toBe('email')
  })

  test('somebody who never enrolled has none', async () => {
    const { id } = await person()
    expect(await store.factors.of(id)).toBeNull()
    expect(await store.factors.methodOf(id)).toBeNull()
  })

  test('a person has one factor: a second of either method is refused', async () => {
    const factor = await personWithApp()
    const { userId } = factor
    expect(await addEmail(userId)).toBe(false)
    const second = { id: randomUUID(), userId, secret: 'JBSWY3DPEHPK3PXP', tag: 'QX', issuedAt: NOW, lastStep: 1, at: NOW }
    expect(await store.atomically([store.factors.addTotp(second)])).toBe(false)
    expect(await store.factors.of(userId)).toEqual(factor)
  })

  test('it is saved over the version that was read, and the version moves on', async () => {
    const read = await personWithApp()
    const next = { ...read, misses: 5, lockedUntil: NOW + 30_000, lastStep: read.lastStep + 7 }
    expect(await store.atomically([store.factors.saveIfUnchanged(read, next)])).toBe(true)
    expect(await store.factors.of(read.userId)).toEqual({ ...next, version: 1 })
  })

  test('it is not saved over a version that another request has changed', async () => {
    const read = await personWithApp()
    expect(await store.atomically([store.factors.saveIfUnchanged(read, { ...read, misses: 1 })])).toBe(true)
    expect(await store.atomically([store.factors.saveIfUnchanged(read, { ...read, lastStep: 1 })])).toBe(false)
    expect(await store.factors.of(read.userId)).toMatchObject({ misses: 1, lastStep: read.lastStep, version: 1 })
  })

  test('of two saves at once over one version, one is made', async () => {
    const read = await personWithApp()
    const saves = await Promise.all([1, 2].map((misses) => store.atomically([store.factors.saveIfUnchanged(read, { ...read, misses })])))
    expect(saves.toSorted()).toEqual([false, true])
  })

  test('a save without a step leaves the last step as it was', async () => {
    const read = await personWithApp()
    await store.atomically([store.factors.saveIfUnchanged(read, { misses: 2, lockedUntil: null })])
    expect(await store.factors.of(read.userId)).toMatchObject({ misses: 2, lastStep: read.lastStep })
  })

  test('it is removed once, and then whoever read it saves nothing', async () => {
    const read = await personWithApp()
    expect(await store.atomically([store.factors.removeIfUnchanged(read)])).toBe(true)
    expect(await store.atomically([store.factors.removeIfUnchanged(read)])).toBe(false)
    expect(await store.atomically([store.factors.saveIfUnchanged(read, { ...read, misses: 0 })])).toBe(false)
    expect(await store.factors.of(read.userId)).toBeNull()
  })

  test("one that was removed and enrolled anew is not saved over with the old one's version", async () => {
    const read = await personWithApp()
    await store.atomically([store.factors.removeIfUnchanged(read)])
    await addEmail(read.userId)
    expect(await store.atomically([store.factors.saveIfUnchanged(read, { ...read, misses: 9 })])).toBe(false)
    expect(await store.factors.of(read.userId)).toMatchObject({ method: 'email', misses: 0 })
  })

  test('a row moved to another person does not open', async () => {
    const [{ id, userId }, thief] = [await personWithApp(), await person()]
    const { factors } = database.tables
    await database.atomically([(q) => q.update(factors).set({ userId: thief.id }).where(eq(factors.id, id)).returning({ id: factors.id })])
    await expect(store.factors.of(thief.id)).rejects.toThrow('the seal does not open')
    expect(await store.factors.of(userId)).toBeNull()
  })

  test('how it stands is told without its secret, also when the seal does not open', async () => {
    const { userId, secret } = await personWithApp()
    const { factors, furtherApps } = database.tables
    const further = { id: `further-${userId}`, userId, secret, tag: '9P', name: 'work phone', issuedAt: NOW, lastStep: 0, at: NOW + 1 }
    await store.atomically([store.factors.further.add(further)])
    const ofBoth = await store.factors.of(userId)
    expect(appsOf(ofBoth).map(({ tag }) => tag)).toEqual(['7K', '9P'])
    for (const table of [factors, furtherApps])
      await database.atomically([
        (q) => q.update(table).set({ sealedSecret: 'broken' }).where(eq(table.userId, userId)).returning({ id: table.id }),
      ])
    expect(await store.factors.standingOf(userId)).toEqual({
      method: 'totp',
      enrolledAt: NOW,
      misses: 0,
      lockedUntil: null,
      apps: [
        { tag: '7K', name: null, enrolledAt: NOW },
        { tag: '9P', name: 'work phone', enrolledAt: NOW + 1 },
      ],
    })
    expect(await store.factors.standingOf('nobody')).toBeNull()
  })
})
