import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deviceOf } from './device-of.ts'

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0'

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Safari/537.36`, 'Chrome', 'windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Safari/537.36 Edg/131.0.0.0`, 'Edge', 'windows'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox', 'windows'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/17.5 Safari/605.1.15`, 'Safari', 'mac'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox', 'linux'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Safari/537.36`, 'Chrome', 'chromebook'],
  [`Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`, 'Safari', 'iphone'],
  [`Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) ${WEBKIT} Version/12.1 Mobile/15E148 Safari/604.1`, 'Safari', 'ipad'],
  [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${BLINK} Mobile Safari/537.36`, 'Chrome', 'android-phone'],
  [`Mozilla/5.0 (Linux; Android 13; SM-X200) ${BLINK} Safari/537.36`, 'Chrome', 'android-tablet'],
  [`Mozilla/5.0 (Linux; Android 14; SM-S921B) ${BLINK} SamsungBrowser/25.0 Mobile Safari/537.36`, 'Samsung Internet', 'android-phone'],
])('%s is told by its browser and what it runs on', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system })
})

test.each([null, '', ' ', 'curl/8.0', 'Ring 0100 555 0100 now/1.0 (x)', '<script>alert(1)</script>/1.0', '\u0000'])(
  'what %j calls itself is not repeated',
  (userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ browser: null, system: null })
  },
)

test('whatever is sent, the answer holds nothing but known names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (userAgent) => {
      const { browser } = deviceOf(userAgent)
      expect(browser === null || !browser.includes('<')).toBe(true)
    }),
  )
})
