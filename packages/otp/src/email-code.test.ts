import { expect, test } from 'vitest'
import { newEmailCode } from './email-code.ts'
import { repeatableBytes, scriptedNumbers } from './testing/scripted-bytes.ts'

test.each([
  [0, '000000'],
  [7, '000007'],
  [999_999, '999999'],
  [1_000_000, '000000'],
])('the draw %i is the code %s: always six digits, leading zeros kept', (drawn, code) => {
  expect(newEmailCode(scriptedNumbers(drawn))).toBe(code)
})

test('a draw from the biased tail makes no code', () => {
  expect(newEmailCode(scriptedNumbers(0xffff_ffff, 123_456))).toBe('123456')
})

test('every code is six digits', () => {
  const random = repeatableBytes(2)
  for (let i = 0; i < 1_000; i++) expect(newEmailCode(random)).toMatch(/^[0-9]{6}$/)
})
