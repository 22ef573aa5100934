import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newRecoveryCode, normaliseRecoveryCode, shownRecoveryCode } from './recovery-code.ts'
import { repeatableBytes, scriptedNumbers } from './testing/scripted-bytes.ts'

const CODE = 'K7QM3XDA9WTE0HBV'
const read = (typed: string) => normaliseRecoveryCode(typed)

test('a code is 16 of 32 symbols, so 80 bits (OWASP: at least 64), none of which is I, L, O or U', () => {
  const random = repeatableBytes(7)
  const seen = new Set<string>()
  for (let i = 0; i < 500; i++) {
    const code = newRecoveryCode(random)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    for (const symbol of code) seen.add(symbol)
  }
  expect(seen.size).toBe(32)
})

test('every symbol is drawn by itself, from the first to the last', () => {
  expect(newRecoveryCode(scriptedNumbers(...Array.from({ length: 16 }, (_, i) => i)))).toBe('0123456789ABCDEF')
  expect(newRecoveryCode(scriptedNumbers(...Array.from({ length: 16 }, (_, i) => 31 - i)))).toBe('ZYXWVTSRQPNMKJHG')
})

test('it is shown in groups of four', () => {
  expect(shownRecoveryCode(CODE)).toBe('K7QM-3XDA-9WTE-0HBV')
})

test.each([
  'K7QM-3XDA-9WTE-0HBV',
  'k7qm3xda9wte0hbv',
  ' K7QM 3XDA 9WTE 0HBV\n',
  'K7QM–3XDA—9WTE‑0HBV',
  'Ｋ７ＱＭ－３ＸＤＡ－９ＷＴＥ－０ＨＢＶ',
  'ｋ７ｑｍ　３ｘｄａ　９ｗｔｅ　０ｈｂｖ',
  'K7QM\u200b-3XDA-9WTE-OHBV',
  'K7QM-3XDA-9WTE-oHBU',
])('%j is read as the code that was meant', (typed) => {
  expect(read(typed)).toEqual({ kind: 'code', code: CODE })
})

test('I and L are read as 1, O as 0, U as V, for no code has those letters', () => {
  expect(read('IiLl-OoUu-0000-0000')).toEqual({ kind: 'code', code: '111100VV00000000' })
})

test.each(['', ' ', '-', '\u200b'])('%j is nothing at all', (typed) => {
  expect(read(typed)).toEqual({ kind: 'malformed', reason: 'empty' })
})

test.each(['123456', 'K7QM-3XDA-9WTE-0HB', 'K7QM-3XDA-9WTE-0HBVV', 'K7QM-3XDA-9WTE-0HB!', 'K7QM.3XDA.9WTE.0HBV', 'К7QM-3XDA-9WTE-0HBV'])(
  '%j is no recovery code',
  (typed) => {
    expect(read(typed)).toEqual({ kind: 'malformed', reason: 'not-a-recovery-code' })
  },
)

const symbols = fc.array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 16, maxLength: 16 })
const between = fc.constantFrom('', ' ', '-', '\u2013', '\u00a0', '\u200b')
const style = fc.constantFrom<(symbol: string) => string>(
  (symbol) => symbol,
  (symbol) => symbol.toLowerCase(),
  (symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0),
  (symbol) => ({ '0': 'o', '1': 'l', V: 'u' })[symbol] ?? symbol,
)

test('however a code is spelt, it is one code, and the same one', () => {
  fc.assert(
    fc.property(symbols, fc.array(fc.tuple(style, between), { minLength: 16, maxLength: 16 }), (code, styles) => {
      const spelt = code.map((symbol, i) => `${styles[i]?.[0](symbol)}${styles[i]?.[1]}`).join('')
      expect(read(spelt)).toEqual({ kind: 'code', code: code.join('') })
      expect(read(shownRecoveryCode(code.join('')))).toEqual({ kind: 'code', code: code.join('') })
    }),
  )
})

test('whatever is typed is read in some way, and what was read is read the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      const answer = read(typed)
      if (answer.kind === 'code') expect(read(answer.code)).toEqual(answer)
    }),
  )
})
