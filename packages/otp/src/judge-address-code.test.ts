import { expect, test } from 'vitest'
import { awaitsCode, judgeAddressCode } from './judge-address-code.ts'

const NOW = 1_800_000_000_000
const LIFE = 15 * 60_000
const isCode = (code: string): boolean => code === '123456'
const pending = { sentAt: NOW, misses: 0 }
const judge = (typed: string, { at = NOW, misses = 0 } = {}) => judgeAddressCode({ ...pending, misses }, typed, at, LIFE, isCode)

test('the code is accepted, however it is spaced, until its time is over (ASVS 6.5.5)', () => {
  expect(judge('123456')).toEqual({ kind: 'accepted' })
  expect(judge('１２３ 456', { at: NOW + LIFE - 1 })).toEqual({ kind: 'accepted' })
  expect(judge('123456', { at: NOW + LIFE })).toEqual({ kind: 'expired', sentAt: NOW, expiresAt: NOW + LIFE })
})

test('what is no code spends nothing, and without an address that waits there is nothing to confirm', () => {
  expect(judge('12345')).toEqual({ kind: 'malformed', reason: 'not-six-digits' })
  expect(judge(' ')).toEqual({ kind: 'malformed', reason: 'empty' })
  expect(judgeAddressCode(null, '123456', NOW, LIFE, isCode)).toEqual({ kind: 'nothing-to-confirm', reason: 'none' })
})

test('the fifth miss is the last: after it the right code is refused too', () => {
  expect([0, 1, 2, 3, 4].map((misses) => judge('654321', { misses }))).toEqual(
    [4, 3, 2, 1, 0].map((attemptsLeft) => ({ kind: 'wrong', attemptsLeft })),
  )
  expect(judge('123456', { misses: 4 })).toEqual({ kind: 'accepted' })
  expect(judge('123456', { misses: 5 })).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
})

test('an address waits for as long as its code could be accepted', () => {
  expect(awaitsCode(pending, NOW + LIFE - 1, LIFE)).toBe(true)
  expect(awaitsCode(pending, NOW + LIFE, LIFE)).toBe(false)
  expect(awaitsCode({ ...pending, misses: 5 }, NOW, LIFE)).toBe(false)
})
