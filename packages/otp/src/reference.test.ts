import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newReference, readReference } from './reference.ts'
import { READABLE } from './tag.ts'

const reference = fc
  .array(fc.constantFrom(...READABLE), { minLength: 8, maxLength: 8 })
  .map((c) => `${c.slice(0, 4).join('')}-${c.slice(4).join('')}`)

test('a new reference has eight readable characters in two groups', () => {
  let n = 0
  const bytes = (length: number) => Uint8Array.from({ length }, () => n++ % 251)
  expect(newReference(bytes)).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
})

test('every reference is read back, in whatever case and with whatever between', () => {
  const separators = fc.array(fc.constantFrom('', ' ', '-', '–', '.', '\u00a0', '\u200b'), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(reference, separators, fc.boolean(), (written, between, lower) => {
      const said = [...written.replace('-', '')].map((c, i) => between[i] + c).join('') + between[8]
      const read = readReference(lower ? said.toLowerCase() : said)
      expect(read?.literal).toBe(written)
      expect(read?.readings).toContain(written)
    }),
  )
})

test.each([
  ['0KQM-3XDA', ['QKQM-3XDA', 'DKQM-3XDA']],
  ['okqm 3xda', ['QKQM-3XDA', 'DKQM-3XDA']],
  ['7KQM-3XDL', ['7KQM-3XDJ', '7KQM-3XD7', '7KQM-3XDT']],
  ['7KQM-3X8A', ['7KQM-3X8A', '7KQM-3XBA']],
  ['7KQM-3XDA', ['7KQM-3XDA']],
  ['７ｋｑｍ－３ｘｄａ', ['7KQM-3XDA']],
])('%s may stand for %j', (typed, readings) => {
  expect(readReference(typed)?.readings).toEqual(readings)
})

test.each(['', '7KQM', '7KQM-3XDA-9', '7KQM-3XD!', '7KQM-3XDÄ', 'LLLLLLLL', "' or 1=1"])('%j is no reference', (typed) => {
  expect(readReference(typed)).toBeNull()
})
