import type { Device } from '@enrol/ui'

const PHONE_WIDTH_PX = 820

/** A phone holds the authenticator app itself, so the page can't be scanned with it. */
export function deviceOf(window: Window): Device {
  const byTouch = window.matchMedia('(pointer: coarse) and (hover: none)').matches
  return byTouch && Math.min(window.screen.width, window.screen.height) <= PHONE_WIDTH_PX ? 'phone' : 'desktop'
}
