import { expect, test } from 'vitest'
import { judgePasswordLength } from './password-length.ts'

test.each([
  ['eleven characters are too short', 'x'.repeat(11), false, { kind: 'too-short', least: 12 }],
  ['twelve are enough', 'x'.repeat(12), false, { kind: 'right-length' }],
  ['an administrator needs fifteen', 'x'.repeat(14), true, { kind: 'too-short', least: 15 }],
  ['fifteen are enough for an administrator', 'x'.repeat(15), true, { kind: 'right-length' }],
  ['128 are taken', 'x'.repeat(128), false, { kind: 'right-length' }],
  ['129 are too many', 'x'.repeat(129), false, { kind: 'too-long', most: 128 }],
  ['a character of two UTF-16 units is one', '😀'.repeat(12), false, { kind: 'right-length' }],
  ['an accent typed beside its letter is no character of its own', 'e\u0301'.repeat(6), false, { kind: 'too-short', least: 12 }],
] as const)('%s (ASVS 6.2.1, 6.2.9)', (_what, password, isAdministrator, verdict) => {
  expect(judgePasswordLength(password, isAdministrator)).toEqual(verdict)
})
