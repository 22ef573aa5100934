import { expect, test } from 'vitest'
import { localeFor } from './locale.ts'

test.each([
  [['cy-GB', 'en-GB'], 'cy'],
  [['cy'], 'cy'],
  [['en-GB', 'cy'], 'en'],
  [['fr-FR', 'cy', 'en'], 'cy'],
  [['de'], 'en'],
  [['cyclops'], 'en'],
  [[], 'en'],
])('who reads %j is spoken to in %s', (languages, locale) => {
  expect(localeFor(languages)).toBe(locale)
})
