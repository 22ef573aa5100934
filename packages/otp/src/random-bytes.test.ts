import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBlocks, uniformBelow } from './random-bytes.ts'
import { repeatableBytes, scriptedNumbers } from './testing/scripted-bytes.ts'

const ALL = 0x1_0000_0000

test('a draw is the number that the four bytes spell, folded', () => {
  expect(uniformBelow(1_000_000, scriptedNumbers(0))).toBe(0)
  expect(uniformBelow(1_000_000, scriptedNumbers(1_234_567))).toBe(234_567)
})

test('the biased tail is thrown away, to its very edge', () => {
  const fair = Math.floor(ALL / 1_000_000) * 1_000_000
  expect(uniformBelow(1_000_000, scriptedNumbers(fair - 1))).toBe(999_999)
  expect(uniformBelow(1_000_000, scriptedNumbers(fair, 7))).toBe(7)
  expect(uniformBelow(1_000_000, scriptedNumbers(ALL - 1, fair, 42))).toBe(42)
})

test('nothing is thrown away where nothing is biased', () => {
  expect(uniformBelow(2, scriptedNumbers(ALL - 1))).toBe(1)
  expect(uniformBelow(ALL, scriptedNumbers(ALL - 1))).toBe(ALL - 1)
})

test('every number has as many draws as every other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: ALL - 1 }), fc.integer({ min: 0, max: ALL - 1 }), (below, drawn) => {
      // The first number of the next whole block would be drawn by a generator that kept the tail.
      const kept = drawn < ALL - (ALL % below)
      expect(uniformBelow(below, scriptedNumbers(drawn, 0))).toBe(kept ? drawn % below : 0)
    }),
  )
})

test('a source that gives a part of a larger buffer is read where the part begins', () => {
  const pool = Uint8Array.of(9, 9, 9, 9, 0, 0, 0, 5)
  expect(uniformBelow(10, () => pool.subarray(4))).toBe(5)
})

test('the draws of a tag are spread over all 31 characters', () => {
  const random = repeatableBytes(1)
  const seen = new Set(Array.from({ length: 1_000 }, () => uniformBelow(31, random)))
  expect(seen.size).toBe(31)
})

test('in blocks the source is asked seldom, and every byte is given once, in its order', () => {
  const asked: number[] = []
  const counting = (from: number) => (length: number) => {
    asked.push(length)
    return Uint8Array.from({ length }, () => from++)
  }
  const random = inBlocks(counting(0), 8)
  const given = [random(4), random(4), random(3), random(4)].map((bytes) => [...bytes])
  expect(given).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10],
    [11, 12, 13, 14],
  ])
  expect(asked).toEqual([8, 8])
})

test('in blocks, what does not fit into the rest is drawn anew, also when it is longer than a block', () => {
  const random = inBlocks((length) => new Uint8Array(length).fill(length), 8)
  expect([[...random(5)], [...random(5)], [...random(9)]]).toEqual([Array(5).fill(8), Array(5).fill(8), Array(9).fill(9)])
})
