import { expect, test } from 'vitest'
import { padded } from './padded.ts'

test('lists of any length come in few lengths, with the same values', () => {
  const lists = Array.from({ length: 1_000 }, (_, length) => Array.from({ length }, (_value, at) => at))
  for (const list of lists) expect(new Set(padded(list))).toEqual(new Set(list))
  expect([...new Set(lists.map((list) => padded(list).length))]).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024])
})
