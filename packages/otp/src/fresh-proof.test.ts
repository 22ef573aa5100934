import { expect, test } from 'vitest'
import { FRESH_PROOF_MS, isFreshProof } from './fresh-proof.ts'
import { HOUR_MS, NOW } from './testing/samples.ts'

test('a proof is fresh for five minutes', () => {
  expect(FRESH_PROOF_MS).toBe(300_000)
  expect(isFreshProof(NOW, NOW)).toBe(true)
  expect(isFreshProof(NOW, NOW + 299_999)).toBe(true)
  expect(isFreshProof(NOW, NOW + 300_000)).toBe(false)
})

test('what was never proven is not fresh, and a clock that was set back makes nothing last longer', () => {
  expect(isFreshProof(null, NOW)).toBe(false)
  expect(isFreshProof(NOW, NOW - HOUR_MS)).toBe(false)
})
