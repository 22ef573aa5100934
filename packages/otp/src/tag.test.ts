import { expect, test } from 'vitest'
import { newReference } from './reference.ts'
import { newTag, READABLE, readableText } from './tag.ts'
import { repeatableBytes, scriptedNumbers } from './testing/scripted-bytes.ts'

test('no two characters of the alphabet can be taken for one another on the phone', () => {
  expect(READABLE).not.toMatch(/[0O1IL]/)
  expect(READABLE).toMatch(/^[2-9A-Z]{31}$/)
  expect(new Set(READABLE).size).toBe(31)
})

test('a tag is two characters of it', () => {
  expect(newTag([], scriptedNumbers(0, 30))).toBe('2Z')
  const random = repeatableBytes(3)
  for (let i = 0; i < 500; i++) expect(newTag([], random)).toMatch(/^[2-9A-HJKMNP-Z]{2}$/)
})

test('a tag that is taken is drawn again, as often as need be', () => {
  expect(newTag(['22'], scriptedNumbers(0, 0, 0, 1))).toBe('23')
  expect(newTag(['22', '23'], scriptedNumbers(0, 0, 0, 1, 0, 0, 1, 0))).toBe('32')
})

test("a person's last ten tags never hold the next one", () => {
  const random = repeatableBytes(4)
  const tags: string[] = []
  for (let i = 0; i < 500; i++) {
    const lastTen = tags.slice(-10)
    const tag = newTag(lastTen, random)
    expect(lastTen).not.toContain(tag)
    tags.push(tag)
  }
})

test('the last tag that is free is found', () => {
  const all = [...READABLE].flatMap((a) => [...READABLE].map((b) => a + b))
  expect(newTag(all.slice(0, -1), repeatableBytes(5))).toBe('ZZ')
})

test('a draw from the biased tail makes no character', () => {
  expect(readableText(1, scriptedNumbers(0xffff_ffff, 2))).toBe('4')
})

test('a reference is two groups of four characters that can be read out', () => {
  expect(newReference(scriptedNumbers(0, 1, 2, 3, 27, 28, 29, 30))).toBe('2345-WXYZ')
  expect(newReference(repeatableBytes(6))).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
})
