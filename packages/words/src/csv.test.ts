import { expect, test } from 'vitest'
import { csvForSpreadsheets, csvRow } from './csv.ts'

test.each([
  [['sam.okafor', 'Sam', 'bcdf-ghjk'], 'sam.okafor,Sam,bcdf-ghjk'],
  [['Marsh, Ada', 'the "A"', ''], '"Marsh, Ada","the ""A""",'],
  [['Sam Okafor', 'O’Neill'], '"Sam Okafor",O’Neill'],
  [['one\r\ntwo'], '"one\r\ntwo"'],
])('cells are quoted where they must be: %j', (cells, row) => {
  expect(csvRow(cells)).toBe(row)
})

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['-1', `"'-1"`],
  ['  @sum', `"  '@sum"`],
  ['a;=1+1', `"a;'=1+1"`],
  ['a\t+1', `"a\t'+1"`],
  ['a;"=1+1;', `"a;""'=1+1;"`],
  ['a;＝1+1', `"a;'＝1+1"`],
])('no cell is a formula (OWASP, CSV injection): %j', (cell, written) => {
  expect(csvRow([cell])).toBe(written)
})

test('a file for spreadsheets has a byte order mark, a header and CRLF at each end of a row', () => {
  expect(csvForSpreadsheets('username,name', ['sam,Sam', 'sian,Siân'])).toBe('\uFEFFusername,name\r\nsam,Sam\r\nsian,Siân\r\n')
})
