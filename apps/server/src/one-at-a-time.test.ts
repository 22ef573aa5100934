import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('work that is asked for while it is under way is not begun again, and after it is', async () => {
  const ends: (() => void)[] = []
  const run = oneAtATime(() => new Promise((resolve) => ends.push(resolve)))
  const both = [run(), run()]
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await Promise.all(both)
  void run()
  expect(ends).toHaveLength(2)
})

test('work that went wrong is begun again the next time', async () => {
  let runs = 0
  const run = oneAtATime(async () => {
    runs++
    throw new Error('no database')
  })
  await expect(run()).rejects.toThrow('no database')
  await expect(run()).rejects.toThrow('no database')
  expect(runs).toBe(2)
})
