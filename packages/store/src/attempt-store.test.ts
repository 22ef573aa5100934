import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('password attempts on $dialect', ({ store }) => {
  const { attempts } = store
  const put = (key: string, count: number, blockedUntil: number | null = null, lastAt = NOW) =>
    store.atomically([attempts.saveIfUnchanged(key, null, { attempts: count, lastAt, blockedUntil })])
  const under = async (name: string) => (await attempts.under('address:nowhere', name))[1] ?? null

  test('there are none under a key that is new', async () => {
    expect(await under('name:new')).toBeNull()
  })

  test('the first is counted by one request only', async () => {
    expect((await Promise.all([put('name:first', 1), put('name:first', 1)])).toSorted()).toEqual([false, true])
    expect(await under('name:first')).toEqual({
      key: 'name:first',
      attempts: 1,
      lastAt: NOW,
      blockedUntil: null,
      refusedUntil: null,
      version: 1,
    })
  })

  test('the next is counted over what was read, and over nothing else', async () => {
    await put('name:next', 1)
    const read = await under('name:next')
    const next = { attempts: 2, lastAt: NOW + 1, blockedUntil: NOW + 9 }
    const saves = await Promise.all([1, 2].map(() => store.atomically([attempts.saveIfUnchanged('name:next', read, next)])))
    expect(saves.toSorted()).toEqual([false, true])
    expect(await under('name:next')).toEqual({ key: 'name:next', ...next, refusedUntil: null, version: 2 })
  })

  test('a refusal is noted once for each block, however many are refused at once', async () => {
    await put('name:refused', 5, NOW + 30_000)
    const noted = await Promise.all(Array.from({ length: 5 }, () => store.atomically([attempts.noteRefusal('name:refused', NOW + 30_000)])))
    expect(noted.filter((once) => once)).toHaveLength(1)
    expect(await store.atomically([attempts.noteRefusal('name:refused', NOW + 60_000)])).toBe(true)
    expect(await store.atomically([attempts.noteRefusal('name:unknown', NOW)])).toBe(false)
  })

  test('those from an address and under a name are read together', async () => {
    await put('name:pair', 1)
    await put('address:pair', 2)
    expect(await attempts.under('address:pair', 'name:pair')).toMatchObject([{ attempts: 2 }, { attempts: 1 }])
    expect(await attempts.under('address:pair', 'name:nobody')).toMatchObject([{ attempts: 2 }, null])
    expect(await attempts.under('browser:nobody', 'name:pair', 'address:pair')).toMatchObject([null, { attempts: 1 }, { attempts: 2 }])
  })

  test('they are forgotten under a key, and when they are old', async () => {
    await put('name:a', 1)
    await put('name:b', 1, null, NOW - 1_000_001)
    await put('name:c', 1, null, NOW - 1_000_000)
    const read = await under('name:a')
    if (read === null) throw new Error('it was not counted')
    await store.atomically([attempts.forgetIfUnchanged(read)], [attempts.forgetBefore(NOW - 1_000_000)])
    expect([await under('name:a'), await under('name:b')]).toEqual([null, null])
    expect(await under('name:c')).not.toBeNull()
  })

  test('what was counted since it was read is not forgotten', async () => {
    await put('name:more', 1)
    const read = await under('name:more')
    if (read === null) throw new Error('it was not counted')
    await store.atomically([attempts.saveIfUnchanged('name:more', read, { attempts: 2, lastAt: NOW, blockedUntil: null })])
    expect(await store.atomically([attempts.forgetIfUnchanged(read)])).toBe(false)
    expect(await under('name:more')).toMatchObject({ attempts: 2 })
  })
})
