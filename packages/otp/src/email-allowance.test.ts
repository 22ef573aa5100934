import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMAIL_LIMIT, nextEmailAt } from './email-allowance.ts'
import { HOUR_MS, MINUTE_MS, NOW, SECOND_MS } from './testing/samples.ts'

test('a person who was sent nothing lately is sent a code at once', () => {
  expect(nextEmailAt([], NOW)).toBeLessThanOrEqual(NOW)
  expect(nextEmailAt([NOW - HOUR_MS], NOW)).toBeLessThanOrEqual(NOW)
})

test('the next one is sent sixty seconds after the last, told in advance', () => {
  expect(EMAIL_LIMIT).toEqual({ resendAfterMs: 60_000, mostPerHour: 5 })
  expect(nextEmailAt([NOW], NOW)).toBe(NOW + MINUTE_MS)
  expect(nextEmailAt([NOW - 59 * SECOND_MS], NOW)).toBe(NOW + SECOND_MS)
  expect(nextEmailAt([NOW - MINUTE_MS], NOW)).toBeLessThanOrEqual(NOW)
})

test('five in an hour is the most: the sixth waits until the first is an hour old', () => {
  const sent = [50, 40, 30, 20, 10].map((minutes) => NOW - minutes * MINUTE_MS)
  expect(nextEmailAt(sent, NOW)).toBe(NOW + 10 * MINUTE_MS)
  expect(nextEmailAt(sent.slice(1), NOW)).toBeLessThanOrEqual(NOW)
})

test('of both limits the later counts', () => {
  const sent = [59.9, 3, 2, 1, 0].map((minutes) => NOW - minutes * MINUTE_MS)
  expect(nextEmailAt(sent, NOW)).toBe(NOW + MINUTE_MS)
})

test('the order in which the messages are listed does not matter', () => {
  const sent = [50, 40, 30, 20, 10].map((minutes) => NOW - minutes * MINUTE_MS)
  expect(nextEmailAt(sent.toReversed(), NOW)).toBe(nextEmailAt(sent, NOW))
  expect(nextEmailAt([NOW - 30 * MINUTE_MS, NOW, NOW - 20 * MINUTE_MS], NOW)).toBe(NOW + MINUTE_MS)
})

test('a clock that is set back gives no further messages', () => {
  expect(nextEmailAt([NOW + 10 * MINUTE_MS], NOW)).toBe(NOW + 11 * MINUTE_MS)
})

describe('however eagerly somebody asks', () => {
  test('no hour holds more than five messages, and no minute more than one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 * MINUTE_MS }), { maxLength: 60 }), (waits) => {
        const sent: number[] = []
        let now = NOW
        for (const wait of waits) {
          now += wait
          const at = nextEmailAt(
            sent.filter((time) => time > now - HOUR_MS),
            now,
          )
          if (at <= now) sent.push(now)
        }
        for (const [i, at] of sent.entries()) {
          expect(sent.filter((other) => other > at - HOUR_MS && other <= at).length).toBeLessThanOrEqual(5)
          expect(at - (sent[i - 1] ?? 0)).toBeGreaterThanOrEqual(MINUTE_MS)
        }
      }),
    )
  })

  test('the instant that was told is one at which a message goes out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: HOUR_MS }), { maxLength: 8 }), (ages) => {
        const sent = ages.map((age) => NOW - age)
        const told = nextEmailAt(sent, NOW)
        if (told > NOW) expect(nextEmailAt(sent, told)).toBeLessThanOrEqual(told)
      }),
    )
  })
})
