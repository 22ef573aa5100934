import { expect, test } from 'vitest'
import { adminWords } from './index.ts'

test.each([
  [0, '0%'],
  [0.2, '<1%'],
  [1.4, '1%'],
  [99.6, '100%'],
  [100, '100%'],
])('a share of %f per cent is told as %s: somebody is never nobody', (percent, told) => {
  expect([adminWords.en.progress.share(percent), adminWords.cy.progress.share(percent)]).toEqual([told, told])
})
