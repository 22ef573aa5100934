import { randomUUID } from 'node:crypto'
import { EARLIER_SECRETS, NO_MISSES } from '@enrol/otp'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { NOW, openWorlds, SECRET } from './testing/world.ts'

const DAY_MS = 24 * 3_600_000

describe.each(await openWorlds())('enrolments on $dialect', ({ store, database, person }) => {
  const shown = (sequence: number, change = {}) => ({
    id: randomUUID(),
    secret: SECRET,
    tag: `T${sequence}`,
    sequence,
    issuedAt: NOW + sequence,
    keptUntil: NOW + DAY_MS,
    retired: false,
    ...change,
  })
  const remember = (userId: string, secret: ReturnType<typeof shown>) => store.atomically([store.enrolments.remember(userId, secret)])

  describe('the misses', () => {
    test('of somebody who never tried are none, at version 0', async () => {
      const { id } = await person()
      expect(await store.enrolments.of(id)).toEqual({ userId: id, ...NO_MISSES, version: 0 })
    })

    test('are saved the first time by one request only', async () => {
      const { id } = await person()
      const read = await store.enrolments.of(id)
      const saves = await Promise.all(
        [1, 2, 3].map((misses) => store.atomically([store.enrolments.saveIfUnchanged(read, { misses, lockedUntil: null })])),
      )
      expect(saves.filter(Boolean)).toHaveLength(1)
      expect(await store.enrolments.of(id)).toMatchObject({ version: 1 })
    })

    test('are saved later over the version that was read, and over no other', async () => {
      const { id } = await person()
      await store.atomically([store.enrolments.saveIfUnchanged(await store.enrolments.of(id), { misses: 1, lockedUntil: null })])
      const read = await store.enrolments.of(id)
      expect(await store.atomically([store.enrolments.saveIfUnchanged(read, { misses: 5, lockedUntil: NOW })])).toBe(true)
      expect(await store.atomically([store.enrolments.saveIfUnchanged(read, { misses: 2, lockedUntil: null })])).toBe(false)
      expect(await store.enrolments.of(id)).toEqual({ userId: id, misses: 5, lockedUntil: NOW, version: 2 })
    })
  })

  describe('the secrets that were shown', () => {
    test('are read newest first, opened', async () => {
      const { id } = await person()
      const [first, second] = [shown(1), shown(2, { secret: 'JBSWY3DPEHPK3PXP', retired: true })]
      await remember(id, first)
      await remember(id, second)
      const { keptUntil: _, ...secondRead } = second
      expect(await store.enrolments.secretsOf(id, NOW)).toEqual([secondRead, expect.objectContaining({ id: first.id, secret: SECRET })])
    })

    test("are one person's own", async () => {
      const [one, other] = [await person(), await person()]
      await remember(one.id, shown(1))
      expect(await store.enrolments.secretsOf(other.id, NOW)).toEqual([])
      expect(await remember(other.id, shown(1))).toBe(true)
    })

    test('have each a number of their own: of two requests at once, one must number again', async () => {
      const { id } = await person()
      const saves = await Promise.all([remember(id, shown(1)), remember(id, shown(1))])
      expect(saves.toSorted()).toEqual([false, true])
      expect(await store.enrolments.secretsOf(id, NOW)).toHaveLength(1)
    })

    test('are read as far as ten beside the newest', async () => {
      const { id } = await person()
      for (let sequence = 1; sequence <= 13; sequence++) await remember(id, shown(sequence))
      const sequences = (await store.enrolments.secretsOf(id, NOW)).map(({ sequence }) => sequence)
      expect(sequences).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
      expect(sequences).toHaveLength(EARLIER_SECRETS.most + 1)
    })

    test('are not opened once they need not be recognised, and their tag stays known', async () => {
      const { id } = await person()
      const kept = shown(1)
      await remember(id, kept)
      expect(await store.enrolments.secretsOf(id, kept.keptUntil - 1)).toMatchObject([{ tag: 'T1', secret: SECRET }])
      expect(await store.enrolments.secretsOf(id, kept.keptUntil)).toMatchObject([{ tag: 'T1', secret: null }])
    })

    test('are wiped then, sealed as they are', async () => {
      const { id } = await person()
      const { shownSecrets } = database.tables
      const sealed = async () =>
        (await database.queries.select().from(shownSecrets).where(eq(shownSecrets.userId, id)).orderBy(shownSecrets.sequence)).map(
          ({ sealedSecret }) => sealedSecret !== null,
        )
      await remember(id, shown(1, { keptUntil: NOW - 1 }))
      await remember(id, shown(2, { keptUntil: NOW }))
      await store.atomically([store.enrolments.wipeBefore(NOW)])
      expect(await sealed()).toEqual([false, true])
      expect(await store.atomically([store.enrolments.wipeBefore(NOW)])).toBe(false)
    })

    test('are forgotten up to a number, and one by one', async () => {
      const [{ id }, other] = [await person(), await person()]
      for (const sequence of [1, 2, 3, 4]) await remember(id, shown(sequence))
      await remember(other.id, shown(1))
      const last = shown(5)
      await remember(id, last)
      await store.atomically([store.enrolments.forgetUpTo(id, 2)], [store.enrolments.forget(last.id)])
      expect((await store.enrolments.secretsOf(id, NOW)).map(({ sequence }) => sequence)).toEqual([4, 3])
      expect(await store.enrolments.secretsOf(other.id, NOW)).toHaveLength(1)
    })

    test('moved to another person do not open', async () => {
      const [one, thief] = [await person(), await person()]
      const { shownSecrets } = database.tables
      await remember(one.id, shown(1))
      await database.atomically([
        (q) => q.update(shownSecrets).set({ userId: thief.id }).where(eq(shownSecrets.userId, one.id)).returning({ id: shownSecrets.id }),
      ])
      await expect(store.enrolments.secretsOf(thief.id, NOW)).rejects.toThrow('the seal does not open')
    })
  })
})
