import { expect, test } from 'vitest'
import { share } from './share.ts'

test.each([
  [0, '0%'],
  [0.2, '<1%'],
  [1.4, '1%'],
  [98.6, '99%'],
  [99.6, '>99%'],
  [100, '100%'],
])('a share of %f per cent is told as %s', (percent, told) => {
  expect(share(percent)).toBe(told)
})
