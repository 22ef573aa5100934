import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ADDRESS_LIMIT, type Attempts, NAME_LIMIT, type ThrottleLimit, throttledUntil, withFailedAttempt } from './sign-in-throttle.ts'
import { HOUR_MS, MINUTE_MS, NOW } from './testing/samples.ts'

/** Wrong passwords one after the other, each as soon as it is looked at; when each of them was. */
function eagerly(count: number, limit: ThrottleLimit): { times: number[]; last: Attempts | null } {
  let last: Attempts | null = null
  let now = NOW
  const times: number[] = []
  while (times.length < count) {
    now = throttledUntil(last, now) ?? now
    times.push(now)
    last = withFailedAttempt(last, now, limit)
  }
  return { times, last }
}

test('a name has five attempts and an address fifty, in fifteen minutes', () => {
  expect(NAME_LIMIT.freeAttempts).toBe(5)
  expect(ADDRESS_LIMIT.freeAttempts).toBe(50)
  expect(NAME_LIMIT.windowMs).toBe(15 * MINUTE_MS)
  expect(ADDRESS_LIMIT.windowMs).toBe(15 * MINUTE_MS)
})

test.each([
  ['a name', NAME_LIMIT],
  ['an address', ADDRESS_LIMIT],
])('the free attempts of %s go through at once; then each wait is twice as long, up to four minutes', (_whose, limit) => {
  const { times } = eagerly(limit.freeAttempts + 6, limit)
  const waits = times.slice(1).map((at, i) => at - (times[i] ?? 0))
  expect(waits.slice(0, limit.freeAttempts - 1).every((wait) => wait === 0)).toBe(true)
  expect(waits.slice(limit.freeAttempts - 1).map((wait) => wait / 1000)).toEqual([30, 60, 120, 240, 240, 240])
})

describe('after five attempts', () => {
  const { last } = eagerly(5, NAME_LIMIT)

  test('the next is told when it will be looked at', () => {
    expect(throttledUntil(last, NOW)).toBe(NOW + 30_000)
    expect(throttledUntil(last, NOW + 29_999)).toBe(NOW + 30_000)
    expect(throttledUntil(last, NOW + 30_000)).toBeNull()
  })

  test('a clock that is set back lets nobody through earlier', () => {
    expect(throttledUntil(last, NOW - HOUR_MS)).toBe(NOW + 30_000)
  })

  test('one that was looked at beside the others, and is wrong too, makes the wait longer', () => {
    expect(withFailedAttempt(last, NOW, NAME_LIMIT)).toEqual({ attempts: 6, lastAt: NOW, blockedUntil: NOW + 60_000 })
  })

  test('a quarter of an hour of quiet begins the count anew', () => {
    const later = NOW + NAME_LIMIT.windowMs
    expect(withFailedAttempt(last, later + 1, NAME_LIMIT)).toEqual({ attempts: 1, lastAt: later + 1, blockedUntil: null })
    expect(withFailedAttempt(last, later, NAME_LIMIT).attempts).toBe(6)
  })
})

test('mistypes of a whole office over a day make nobody there wait; fifty within a quarter of an hour do', () => {
  const spread = (everyMs: number): Attempts | null => {
    let last: Attempts | null = null
    for (let n = 0; n < 1_000; n++) last = withFailedAttempt(last, NOW + n * everyMs, ADDRESS_LIMIT)
    return last
  }
  expect(spread(18_000)).toMatchObject({ attempts: 1, blockedUntil: null })
  expect(spread(17_000)?.blockedUntil).not.toBeNull()
})

test('nobody waits who never failed', () => {
  expect(throttledUntil(null, NOW)).toBeNull()
})

test('a stranger slows a name down and never locks it: no wait is longer than four minutes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 * MINUTE_MS }), { maxLength: 100 }), (pauses) => {
      let last: Attempts | null = null
      let now = NOW
      for (const pause of pauses) {
        now += pause
        last = withFailedAttempt(last, now, NAME_LIMIT)
        expect((throttledUntil(last, now) ?? now) - now).toBeLessThanOrEqual(240_000)
      }
    }),
  )
})
