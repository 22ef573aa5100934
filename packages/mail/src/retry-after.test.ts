import { expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.UTC(2026, 10, 24, 10, 44)

test.each([
  [undefined, null],
  ['2', 2_000],
  [' 0.5 ', 500],
  ['0', 0],
  ['Tue, 24 Nov 2026 10:44:03 GMT', 3_000],
  ['Tue, 24 Nov 2026 10:43:00 GMT', 0],
  ['soon', null],
  ['-5x', null],
])('Retry-After %j is %j milliseconds from now (RFC 9110 §10.2.3)', (field, ms) => expect(retryAfterMs(field, now)).toBe(ms))
