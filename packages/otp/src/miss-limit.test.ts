import { describe, expect, test } from 'vitest'
import { countMiss, lockInForce, MISS_LIMIT, type Misses, NO_MISSES } from './miss-limit.ts'
import { HOUR_MS, NOW } from './testing/samples.ts'

/** Misses as fast as the locks let them come; each miss's attempts left, and each lock's length. */
function missesInARow(count: number): { after: Misses; attemptsLeft: number[]; lockLengths: number[]; now: number } {
  let after = NO_MISSES
  let now = NOW
  const attemptsLeft: number[] = []
  const lockLengths: number[] = []
  for (let i = 0; i < count; i++) {
    now = Math.max(now, after.lockedUntil ?? 0)
    const counted = countMiss(after, now)
    attemptsLeft.push(counted.attemptsLeft)
    if (counted.attemptsLeft === 0) lockLengths.push((counted.next.lockedUntil ?? 0) - now)
    after = counted.next
  }
  return { after, attemptsLeft, lockLengths, now }
}

test('the limits are those that were agreed (NIST SP 800-63B-4 §3.2.2)', () => {
  expect(MISS_LIMIT).toEqual({ missesPerLock: 5, firstLockMs: 30_000, longestLockMs: 3_600_000, missesInAll: 100 })
})

describe('counting misses', () => {
  test('five leave 4, 3, 2, 1 and no attempts, and the count begins again after the lock', () => {
    expect(missesInARow(11).attemptsLeft).toEqual([4, 3, 2, 1, 0, 4, 3, 2, 1, 0, 4])
  })

  test('the fifth starts a lock of thirty seconds, and each lock is twice as long as the last, up to an hour', () => {
    const seconds = [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    expect(missesInARow(45).lockLengths).toEqual(seconds.map((length) => length * 1000))
  })

  test('the sixth keeps an old lock in mind, which has run out', () => {
    const { after, now } = missesInARow(6)
    expect(after.misses).toBe(6)
    expect(lockInForce(after, now)).toBeNull()
  })

  test('what was counted is not changed in place', () => {
    const before = Object.freeze({ misses: 4, lockedUntil: null })
    expect(countMiss(before, NOW).next).toEqual({ misses: 5, lockedUntil: NOW + 30_000 })
    expect(before).toEqual({ misses: 4, lockedUntil: null })
  })
})

describe('a lock', () => {
  const locked = { misses: 5, lockedUntil: NOW + 30_000 }

  test('is in force up to its last millisecond, and over at the instant that was told', () => {
    expect(lockInForce(locked, NOW)).toEqual({ kind: 'locked', until: NOW + 30_000 })
    expect(lockInForce(locked, NOW + 29_999)).toEqual({ kind: 'locked', until: NOW + 30_000 })
    expect(lockInForce(locked, NOW + 30_000)).toBeNull()
  })

  test('is not shortened by a clock that is set back', () => {
    expect(lockInForce(locked, NOW - HOUR_MS)).toEqual({ kind: 'locked', until: NOW + 30_000 })
  })

  test('is absent where nothing was missed', () => {
    expect(lockInForce(NO_MISSES, NOW)).toBeNull()
  })

  test('has no end after a hundred misses in a row, however long one waits', () => {
    const { after } = missesInARow(99)
    expect(lockInForce(after, NOW + 1e12)).toBeNull()
    const hundredth = countMiss(after, NOW).next
    expect(lockInForce(hundredth, NOW)).toEqual({ kind: 'locked', until: null })
    expect(lockInForce(hundredth, NOW + 1e12)).toEqual({ kind: 'locked', until: null })
  })
})
