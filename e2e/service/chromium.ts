import { existsSync } from 'node:fs'
import { type LaunchOptions, chromium as playwrightChromium } from '@playwright/test'

const INSTALLED = '/usr/bin/chromium'

/** Parts of the browser's own window that are pages themselves: nobody sees them, and they take longer to start than a page of ours. */
const WINDOW_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'PreloadTopChromeWebUI']

/** Nothing but the journeys' own traffic, and no sandbox, which containers don't allow. */
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  `--disable-features=${WINDOW_PAGES.join(',')}`,
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
]

/** The system's Chromium where there is one, else the one that Playwright downloads. */
export function chromium(): LaunchOptions {
  return existsSync(INSTALLED) ? { executablePath: INSTALLED, args: ARGS } : { args: ARGS }
}

export function refuseWithoutChromium(): void {
  if (existsSync(INSTALLED) || existsSync(playwrightChromium.executablePath())) return
  throw new Error(
    'There is no Chromium for the journeys. Get one with "npm --prefix e2e exec playwright install chromium", or on Debian with "apt-get install chromium".',
  )
}
