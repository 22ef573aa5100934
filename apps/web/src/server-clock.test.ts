import { expect, test } from 'vitest'
import { createServerClock } from './server-clock.ts'

/** A server whose time is `ahead` of the device's, behind a network that takes `delay` to answer. */
function world({ ahead, delay }: { ahead: number; delay: number }) {
  const device = { now: 1_795_500_000_400 }
  const fetch = async (): Promise<Response> => {
    const serverTime = device.now + delay / 2 + ahead
    device.now += delay
    return new Response('{}', { headers: { date: new Date(serverTime).toUTCString() } })
  }
  return { device, clock: createServerClock(fetch, () => device.now) }
}

test('before the first answer the page goes by the device', () => {
  const { device, clock } = world({ ahead: 600_000, delay: 20 })
  expect(clock.now()).toBe(device.now)
})

test('the page knows how far the device is ahead, and that it is not when its clock was put right', async () => {
  const { device, clock } = world({ ahead: -240_000, delay: 80 })
  expect(clock.secondsAhead()).toBe(0)
  await clock.fetch('/trpc/session.current')
  expect(clock.secondsAhead()).toBeCloseTo(240, -0.5)
  const right = world({ ahead: 0, delay: 80 })
  await right.clock.fetch('/trpc/session.current')
  expect(right.clock.secondsAhead()).toBe(0)
  expect(device.now).toBeGreaterThan(0)
})

test('an answer that the page itself had asked for is not taken for a newer one', async () => {
  const serverTime = 1_795_500_000_900
  const fetch = async (): Promise<Response> => new Response('{}', { headers: { date: new Date(serverTime).toUTCString() } })
  const scriptsTake = 4_000
  const clock = createServerClock(fetch, () => serverTime + scriptsTake, serverTime - 100)
  await clock.fetch('/trpc/session.current')
  expect(clock.secondsAhead()).toBe(0)
})

test('a device whose clock is right is believed to the millisecond', async () => {
  const { device, clock } = world({ ahead: 0, delay: 80 })
  await clock.fetch('/trpc/session.current')
  expect(clock.now()).toBe(device.now)
})

test.each([240_000, -240_000, 3_600_000])(
  'a device that is %i ms off is corrected to within the second that the header tells',
  async (ahead) => {
    const { device, clock } = world({ ahead, delay: 80 })
    await clock.fetch('/trpc/session.current')
    expect(Math.abs(clock.now() - device.now - ahead)).toBeLessThan(1_100)
  },
)

test('each answer narrows the guess, and it never leaves what earlier answers allowed', async () => {
  const { device, clock } = world({ ahead: 240_000, delay: 40 })
  for (let i = 0; i < 12; i++) {
    device.now += 1_090
    await clock.fetch('/trpc/session.current')
  }
  expect(Math.abs(clock.now() - device.now - 240_000)).toBeLessThan(200)
})

test('a device clock that is set right in the middle is believed again', async () => {
  const server = { now: 1_795_500_240_400 }
  const device = { now: server.now - 240_000 }
  const clock = createServerClock(
    async () => new Response('{}', { headers: { date: new Date(server.now).toUTCString() } }),
    () => device.now,
  )
  await clock.fetch('/trpc/session.current')
  expect(clock.now() - device.now).toBeGreaterThan(238_000)
  device.now = server.now
  await clock.fetch('/trpc/session.current')
  expect(clock.now()).toBe(device.now)
})
