import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ADDRESS_LIMIT, type Attempts, NAME_LIMIT, ruleOnAttempt, type ThrottleLimit } from './sign-in-throttle.ts'
import { HOUR_MS, MINUTE_MS, NOW } from './testing/samples.ts'

/** Attempts one after the other, each as soon as it is let through; when each of them was. */
function eagerly(count: number, limit: ThrottleLimit): { times: number[]; last: Attempts | null } {
  let last: Attempts | null = null
  let now = NOW
  const times: number[] = []
  while (times.length < count) {
    const ruling = ruleOnAttempt(last, now, limit)
    if (ruling.kind === 'throttled') {
      now = ruling.until
      continue
    }
    times.push(now)
    last = ruling.next
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

  test('the next is told when it will be let through, and is not counted', () => {
    expect(ruleOnAttempt(last, NOW, NAME_LIMIT)).toEqual({ kind: 'throttled', until: NOW + 30_000 })
    expect(ruleOnAttempt(last, NOW + 29_999, NAME_LIMIT)).toEqual({ kind: 'throttled', until: NOW + 30_000 })
    expect(ruleOnAttempt(last, NOW + 30_000, NAME_LIMIT).kind).toBe('go')
  })

  test('a clock that is set back lets nobody through earlier', () => {
    expect(ruleOnAttempt(last, NOW - HOUR_MS, NAME_LIMIT).kind).toBe('throttled')
  })

  test('a quarter of an hour of quiet begins the count anew', () => {
    const quiet = ruleOnAttempt(last, NOW + NAME_LIMIT.windowMs + 1, NAME_LIMIT)
    expect(quiet).toEqual({ kind: 'go', next: { attempts: 1, lastAt: NOW + NAME_LIMIT.windowMs + 1, blockedUntil: null } })
    expect(ruleOnAttempt(last, NOW + NAME_LIMIT.windowMs, NAME_LIMIT)).toMatchObject({ next: { attempts: 6 } })
  })
})

test('a stranger slows a name down and never locks it: no wait is longer than four minutes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 * MINUTE_MS }), { maxLength: 100 }), (waits) => {
      let last: Attempts | null = null
      let now = NOW
      for (const wait of waits) {
        now += wait
        const ruling = ruleOnAttempt(last, now, NAME_LIMIT)
        if (ruling.kind === 'go') last = ruling.next
        else expect(ruling.until - now).toBeLessThanOrEqual(240_000)
      }
    }),
  )
})
