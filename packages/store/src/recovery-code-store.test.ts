import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

const FIRST = 'K7QM3XDA9WTE0HBV'
const SECOND = '0123456789ABCDEF'

describe.each(await openWorlds())('recovery codes on $dialect', ({ store, person }) => {
  const rows = (...codes: string[]) => codes.map((code) => ({ id: randomUUID(), code }))
  const add = (userId: string, ...codes: string[]) => store.atomically([store.recoveryCodes.add(userId, rows(...codes), NOW)])

  async function personWith(...codes: string[]): Promise<string> {
    const { id } = await person()
    await add(id, ...codes)
    return id
  }

  test('somebody for whom none were made has none, which is not the same as none left', async () => {
    const { id } = await person()
    expect(await store.recoveryCodes.of(id)).toEqual([])
    expect(await store.recoveryCodes.leftOf(id)).toBeNull()
  })

  test('they are kept as digests that only their own person’s code fits', async () => {
    const userId = await personWith(FIRST, SECOND)
    const other = await personWith(FIRST)
    const kept = await store.recoveryCodes.of(userId)
    expect(kept.map((code) => [code.createdAt, code.usedAt])).toEqual([
      [NOW, null],
      [NOW, null],
    ])
    expect(kept.filter((code) => store.recoveryCodes.isCodeOf(code, FIRST))).toHaveLength(1)
    expect(kept.filter((code) => store.recoveryCodes.isCodeOf(code, 'AAAAAAAAAAAAAAAA'))).toEqual([])
    const [othersCode] = await store.recoveryCodes.of(other)
    if (othersCode === undefined) throw new Error('it was not kept')
    expect(kept.map(({ digest }) => digest)).not.toContain(othersCode.digest)
    // A row that was moved to another person fits nothing any longer.
    expect(store.recoveryCodes.isCodeOf({ ...othersCode, userId }, FIRST)).toBe(false)
  })

  test('one is spent once, and counted down', async () => {
    const userId = await personWith(FIRST, SECOND)
    const [code] = await store.recoveryCodes.of(userId)
    if (code === undefined) throw new Error('it was not kept')
    expect(await store.atomically([store.recoveryCodes.spend(code, NOW + 1)])).toBe(true)
    expect(await store.atomically([store.recoveryCodes.spend(code, NOW + 2)])).toBe(false)
    expect(await store.recoveryCodes.leftOf(userId)).toEqual({ left: 1, of: 2 })
    expect((await store.recoveryCodes.of(userId)).find(({ id }) => id === code.id)?.usedAt).toBe(NOW + 1)
  })

  test('new ones take the place of the earlier ones, of this person alone', async () => {
    const userId = await personWith(FIRST)
    const other = await personWith(FIRST)
    const [old] = await store.recoveryCodes.of(userId)
    if (old === undefined) throw new Error('it was not kept')
    const replaced = [store.recoveryCodes.removeAllOf(userId), store.recoveryCodes.add(userId, rows(SECOND), NOW + 1)]
    expect(await store.atomically([], replaced)).toBe(true)
    expect((await store.recoveryCodes.of(userId)).filter((code) => store.recoveryCodes.isCodeOf(code, FIRST))).toEqual([])
    expect(await store.recoveryCodes.leftOf(other)).toEqual({ left: 1, of: 1 })
    expect(await store.atomically([store.recoveryCodes.spend(old, NOW)])).toBe(false)
  })
})
