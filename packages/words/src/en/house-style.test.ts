import { describe, expect, test } from 'vitest'
import { accountWords } from '../account/index.ts'
import { adminWords } from '../admin/index.ts'
import { en } from './index.ts'

/** Every plain string, and the source of every function, with its path. */
function sentencesOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string' || typeof value === 'function') return [[path, String(value)]]
  return Object.entries(value as object).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

describe('words that no sentence uses', () => {
  test.each(['please', 'sorry', 'invalid', 'oops', 'successfully'])('%s', (word) => {
    const found = [...sentencesOf(en, 'en'), ...sentencesOf(adminWords.en, 'admin'), ...sentencesOf(accountWords.en, 'security')].filter(
      ([, text]) => new RegExp(`\\b${word}\\b`, 'i').test(text),
    )
    expect(found).toEqual([])
  })
})
