import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DeliveryEvent, type DeliveryStatus, deliveryHistory } from './delivery-history.ts'
import { NOW, SECOND_MS } from './testing/samples.ts'

/** Each `status` or `status@seconds`, counted from one moment. */
function events(...written: readonly string[]): DeliveryEvent[] {
  return written.map((event) => {
    const [status, seconds = '0'] = event.split('@')
    return { status: status as DeliveryStatus, at: NOW + Number(seconds) * SECOND_MS }
  })
}

test('an ordinary message is told as it happened', () => {
  const told = events('queued@0', 'sent@1', 'delayed@2', 'delivered@60')
  expect(deliveryHistory(told)).toEqual(told)
  expect(deliveryHistory(told.toReversed())).toEqual(told)
})

test('nothing happened to a message that was never sent', () => {
  expect(deliveryHistory([])).toEqual([])
})

test('of one moment, the order is that of the life of a message', () => {
  const told = events('queued', 'sent', 'delayed', 'delivered', 'bounced', 'complained')
  expect(deliveryHistory(told.toReversed())).toEqual(told)
})

test.each([
  ["the provider's clock is behind", ['delivered@-5', 'queued@0', 'sent@1'], ['queued@0', 'sent@1', 'delivered@-5']],
  ["the provider's sent is before our queued", ['sent@-5', 'queued@0', 'delivered@-4'], ['queued@0', 'sent@-5', 'delivered@-4']],
  ['the answer of the provider came after its event', ['queued@0', 'delivered@1', 'sent@2'], ['queued@0', 'sent@2', 'delivered@1']],
])('what was said first stays first when clocks differ: %s', (_, came, told) => {
  expect(deliveryHistory(events(...came))).toEqual(events(...told))
})

test('what we noted and what the provider told of the same thing is one line, of the earlier time', () => {
  expect(deliveryHistory(events('queued@0', 'sent@2', 'sent@1', 'sent@2'))).toEqual(events('queued@0', 'sent@1'))
  expect(deliveryHistory(events('delivered@9', 'delivered@5'))).toEqual(events('delivered@5'))
  expect(deliveryHistory(events('delayed@5', 'delayed@65', 'delivered@70'))).toEqual(events('delayed@5', 'delivered@70'))
})

test.each(['delivered', 'bounced', 'complained'])('after %s a late delay is no news', (last) => {
  expect(deliveryHistory(events('queued@0', 'sent@1', `${last}@5`, 'delayed@9'))).toEqual(events('queued@0', 'sent@1', `${last}@5`))
})

test('a delay that only arrives late is told in its place', () => {
  expect(deliveryHistory(events('delivered@9', 'delayed@5'))).toEqual(events('delayed@5', 'delivered@9'))
})

test('what was delivered may still bounce, or be complained of', () => {
  const told = events('queued@0', 'sent@1', 'delivered@2', 'bounced@30')
  expect(deliveryHistory(told)).toEqual(told)
  expect(deliveryHistory(events('complained@90', 'delivered@2'))).toEqual(events('delivered@2', 'complained@90'))
})

describe('whatever comes, in whatever order', () => {
  const anyEvents = fc.array(
    fc.record({
      status: fc.constantFrom<DeliveryStatus>('queued', 'sent', 'delayed', 'delivered', 'bounced', 'complained'),
      at: fc.integer({ min: NOW - 3, max: NOW + 3 }),
    }),
    { maxLength: 12 },
  )
  const shuffled = anyEvents.chain((came) => fc.tuple(fc.constant(came), fc.shuffledSubarray(came, { minLength: came.length })))

  test('the same events tell the same history', () => {
    fc.assert(
      fc.property(shuffled, ([came, again]) => {
        expect(deliveryHistory(again)).toEqual(deliveryHistory(came))
      }),
    )
  })

  test('nothing is made up, and no status is left out but a delay', () => {
    fc.assert(
      fc.property(anyEvents, (came) => {
        const told = deliveryHistory(came)
        for (const event of told) expect(came).toContainEqual(event)
        const statuses = (list: readonly DeliveryEvent[]) => new Set(list.map(({ status }) => status).filter((s) => s !== 'delayed'))
        expect(statuses(told)).toEqual(statuses(came))
      }),
    )
  })

  test('no status twice in a row, nothing queued or sent after what came of it, and no delay after the end', () => {
    fc.assert(
      fc.property(anyEvents, (came) => {
        const told = deliveryHistory(came).map(({ status }) => status)
        for (const [i, status] of told.entries()) {
          const before = told.slice(0, i)
          expect(before.at(-1)).not.toBe(status)
          if (status === 'queued') expect(before).toEqual([])
          if (status === 'sent') expect(before.every((earlier) => earlier === 'queued')).toBe(true)
          if (status === 'delayed') expect(before.every((earlier) => ['queued', 'sent'].includes(earlier))).toBe(true)
        }
      }),
    )
  })
})
