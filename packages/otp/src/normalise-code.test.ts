import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseCode } from './normalise-code.ts'
import { digitStyles, respelt } from './testing/respelt.ts'

test.each([
  ['plain digits', '123456'],
  ['a space in the middle, as apps show it', '123 456'],
  ['spaces everywhere', ' 1 2 3 4 5 6 '],
  ['a no-break space', '123\u00a0456'],
  ['a thin and an ideographic space', '12\u200934\u300056'],
  ['a tab and a line end', '\t123456\r\n'],
  ['a hyphen', '123-456'],
  ['a no-break hyphen, an en dash and an em dash', '1\u20112\u20133\u2014456'],
  ['a minus sign', '123\u2212456'],
  ['a full-width hyphen', '123\uff0d456'],
  ['full-width digits', '１２３４５６'],
  ['full-width and plain digits mixed', '１2３4５6'],
  ['a zero-width space and joiners', '123\u200b\u200c\u200d456'],
  ['a byte order mark', '\ufeff123456'],
  ['the direction marks that a copy from a web page brings along', '\u202a123456\u202c\u200e'],
  ['a soft hyphen', '123\u00ad456'],
])('%s is read as the six digits', (_how, typed) => {
  expect(normaliseCode(typed)).toEqual({ kind: 'code', code: '123456' })
})

test('leading zeros stay', () => {
  expect(normaliseCode('000 007')).toEqual({ kind: 'code', code: '000007' })
})

test.each(['', ' ', '\t\n', '-', ' – ', '\u200b', '\ufeff', '\u3000'])('%j is empty', (typed) => {
  expect(normaliseCode(typed)).toEqual({ kind: 'malformed', reason: 'empty' })
})

test.each([
  ['five digits', '12345'],
  ['seven digits', '1234567'],
  ['letters', 'abcdef'],
  ['a letter O for a zero', '12345O'],
  ['a full stop', '123.456'],
  ['a comma', '123,456'],
  ['a sign', '+123456'],
  ['an exponent', '1e5000'],
  ['a hexadecimal number', '0x1234'],
  ['Arabic-Indic digits', '١٢٣٤٥٦'],
  ['Persian digits', '۱۲۳۴۵۶'],
  ['Devanagari digits', '१२३४५६'],
  ['Bengali digits', '১২৩৪৫৬'],
  ['Chinese numerals', '一二三四五六'],
  ['circled digits', '①②③④⑤⑥'],
  ['superscripts', '¹²³⁴⁵⁶'],
  ['mathematical digits', '𝟏𝟐𝟑𝟒𝟓𝟔'],
  ['one digit in brackets', '12345⑹'],
  ['a digit that stands for two', '1234⑬'],
  ['one digit of another script', '12345٦'],
  ['an accent on a digit', '123456\u0301'],
  ['a NUL', '123456\0'],
  ['two codes', '123456 654321'],
  ['half a surrogate pair', '12345\ud835'],
  ['a very long text', '1'.repeat(100_000)],
])('%s are malformed, not wrong', (_what, typed) => {
  expect(normaliseCode(typed)).toEqual({ kind: 'malformed', reason: 'not-six-digits' })
})

describe('a spelling', () => {
  test('never makes a second code out of a first', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6}$/), fc.infiniteStream(fc.nat(digitStyles - 1)), (code, styles) => {
        expect(normaliseCode(respelt(code, styles))).toEqual({ kind: 'code', code })
      }),
    )
  })

  test('that is read at all is read the same when it is typed again as it was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -１９²①𝟙٣a.\u200b\u0301'), minLength: 5, maxLength: 9 }), (typed) => {
        const once = normaliseCode(typed)
        if (once.kind === 'code') expect(normaliseCode(once.code)).toEqual(once)
      }),
    )
  })
})
