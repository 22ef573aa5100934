import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('password attempts on $dialect', ({ store }) => {
  const { attempts } = store
  const FREE = 5
  const put = (key: string, count: number, blockedUntil: number | null = null, lastAt = NOW) =>
    store.atomically([attempts.saveIfUnchanged(key, null, { attempts: count, lastAt, blockedUntil })])

  test('there are none under a key that is new', async () => {
    expect(await attempts.under('name:new')).toBeNull()
  })

  test('the first is counted by one request only', async () => {
    expect((await Promise.all([put('name:first', 1), put('name:first', 1)])).toSorted()).toEqual([false, true])
    expect(await attempts.under('name:first')).toEqual({ key: 'name:first', attempts: 1, lastAt: NOW, blockedUntil: null, version: 1 })
  })

  test('the next is counted over what was read, and over nothing else', async () => {
    await put('name:next', 1)
    const read = await attempts.under('name:next')
    const next = { attempts: 2, lastAt: NOW + 1, blockedUntil: NOW + 9 }
    const saves = await Promise.all([1, 2].map(() => store.atomically([attempts.saveIfUnchanged('name:next', read, next)])))
    expect(saves.toSorted()).toEqual([false, true])
    expect(await attempts.under('name:next')).toEqual({ key: 'name:next', ...next, version: 2 })
  })

  test('many more are counted at once, each over whatever the others counted', async () => {
    await put('address:5', 1)
    const more = { at: NOW + 5, most: 40, since: NOW - 1_000 }
    const counts = await Promise.all(Array.from({ length: 30 }, () => store.atomically([attempts.countOneMore('address:5', more)])))
    expect(counts).not.toContain(false)
    expect(await attempts.under('address:5')).toMatchObject({ attempts: 31, lastAt: NOW + 5, blockedUntil: null, version: 31 })
  })

  test('one more is counted up to the most, however many ask at once', async () => {
    await put('address:6', 46)
    const more = { at: NOW, most: 49, since: NOW - 1_000 }
    const counts = await Promise.all(Array.from({ length: 10 }, () => store.atomically([attempts.countOneMore('address:6', more)])))
    expect(counts.filter((counted) => counted)).toHaveLength(3)
    expect(await attempts.under('address:6')).toMatchObject({ attempts: 49 })
  })

  test('one more is not counted where there was none, none lately, or a block', async () => {
    const more = { at: NOW, most: 49, since: NOW - 1_000 }
    await put('address:7', 3, null, NOW - 1_001)
    await put('address:8', 3, NOW - 1)
    await put('address:9', 3, null, NOW - 1_000)
    const counted = (key: string) => store.atomically([attempts.countOneMore(key, more)])
    expect([await counted('address:new'), await counted('address:7'), await counted('address:8'), await counted('address:9')]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test('one that turned out right is taken back, and whoever read before must read again', async () => {
    await put('address:1', 7, NOW + 60_000)
    const read = await attempts.under('address:1')
    await store.atomically([attempts.takeBack('address:1', FREE)])
    expect(await attempts.under('address:1')).toMatchObject({ attempts: 6, blockedUntil: NOW + 60_000 })
    expect(await store.atomically([attempts.saveIfUnchanged('address:1', read, { attempts: 8, lastAt: NOW, blockedUntil: null })])).toBe(
      false,
    )
  })

  test('the wait is lifted when the count falls below the free attempts', async () => {
    await put('address:2', FREE, NOW + 30_000)
    await store.atomically([attempts.takeBack('address:2', FREE)])
    expect(await attempts.under('address:2')).toMatchObject({ attempts: FREE - 1, blockedUntil: null })
  })

  test('no count falls below none', async () => {
    await put('address:3', 0)
    expect(await store.atomically([attempts.takeBack('address:3', FREE)])).toBe(false)
    expect(await store.atomically([attempts.takeBack('address:unknown', FREE)])).toBe(false)
  })

  test('many taken back at once are each taken back', async () => {
    await put('address:4', 20)
    await Promise.all(Array.from({ length: 12 }, () => store.atomically([attempts.takeBack('address:4', FREE)])))
    expect(await attempts.under('address:4')).toMatchObject({ attempts: 8 })
  })

  test('they are forgotten under a key, and when they are old', async () => {
    await put('name:a', 1)
    await put('name:b', 1, null, NOW - 1_000_001)
    await put('name:c', 1, null, NOW - 1_000_000)
    await store.atomically([], [attempts.forget('name:a'), attempts.forgetBefore(NOW - 1_000_000)])
    expect([await attempts.under('name:a'), await attempts.under('name:b')]).toEqual([null, null])
    expect(await attempts.under('name:c')).not.toBeNull()
  })
})
