import { expect, test } from 'vitest'
import { judgeLine } from './one-line.ts'

test.each(['', 'Work phone', 'Ffôn Siân', '仕事用の電話', '📱'.repeat(40)])('%j is a line of at most 40 characters', (text) => {
  expect(judgeLine(text, 40)).toEqual({ kind: 'right' })
})

test.each(['x'.repeat(41), '📱'.repeat(41), `${'x'.repeat(41)}\n`])('%j is too long', (text) => {
  expect(judgeLine(text, 40)).toEqual({ kind: 'too-long', most: 40 })
})

test.each(['two\nlines', 'tab\there', 'a\u2028b', 'a\u202eb', 'a\u200fb'])('%j is not plain', (text) => {
  expect(judgeLine(text, 40)).toEqual({ kind: 'not-plain' })
})
