import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newOneTimePassword, readOneTimePassword } from './one-time-password.ts'
import { judgePasswordLength } from './password-length.ts'
import { repeatableBytes, scriptedNumbers } from './testing/scripted-bytes.ts'

test('a one-time password is four groups of four characters that can be typed from a letter', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(newOneTimePassword(repeatableBytes(seed))).toMatch(/^[2-9b-df-hjkmnp-tv-z]{4}(?:-[2-9b-df-hjkmnp-tv-z]{4}){3}$/)
    }),
  )
})

test('it is long enough for an administrator (ASVS 6.2.1)', () => {
  expect(judgePasswordLength(newOneTimePassword(repeatableBytes(1)), true)).toEqual({ kind: 'right-length' })
})

test('every character is as likely as every other, and none is left out', () => {
  const random = repeatableBytes(7)
  const times = new Map<string, number>()
  for (let n = 0; n < 2_000; n++)
    for (const character of newOneTimePassword(random).replaceAll('-', '')) times.set(character, (times.get(character) ?? 0) + 1)
  const expected = (2_000 * 16) / 28
  expect(times.size).toBe(28)
  for (const [character, count] of times) expect(Math.abs(count / expected - 1), character).toBeLessThan(0.15)
})

test('the source is asked once for a password, and what it gave is not used for the next', () => {
  const asked: number[] = []
  const source = repeatableBytes(3)
  const counting = (length: number) => {
    asked.push(length)
    return source(length)
  }
  const passwords = Array.from({ length: 50 }, () => newOneTimePassword(counting))
  expect(new Set(passwords).size).toBe(50)
  expect(asked).toEqual(Array(50).fill(64))
})

test('a source that fails gives no password', () => {
  expect(() => newOneTimePassword(scriptedNumbers())).toThrow()
})

test('however one is typed from its letter, it is read as it was made', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const made = newOneTimePassword(repeatableBytes(seed))
      const spellings = [
        made,
        made.toUpperCase(),
        made.replaceAll('-', ''),
        made.replaceAll('-', ' '),
        ` ${made.replaceAll('-', '\u2011')}\n`,
      ]
      expect(spellings.map(readOneTimePassword)).toEqual(spellings.map(() => made))
    }),
  )
})

test.each(['', 'bcdf-ghjk-mnpq', 'bcdf-ghjk-mnpq-rstvw', 'bcdf-ghjk-mnpq-rst0', 'lantern harbour 42'])('“%s” can’t be one', (typed) => {
  expect(readOneTimePassword(typed)).toBeNull()
})
