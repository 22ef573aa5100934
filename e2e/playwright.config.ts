import { defineConfig, devices } from '@playwright/test'
import type { Options } from './fixtures/options.ts'
import { chromium } from './service/chromium.ts'

/** Where the service runs already; without it the journeys start their own. */
const deployed = process.env['BASE_URL']

/** Journeys that need servers of their own (short timers, mail that fails, a restart) are no part of a run against a deployed address. */
const elsewhere = deployed === undefined ? [] : [/@own-server/]

export default defineConfig<Options>({
  testDir: '.',
  testMatch: '{journeys,mishaps}/*.spec.ts',
  globalSetup: './service/start-service.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  // They wait more than they work: for locks to end, for mail, for the next code.
  workers: 4,
  // The second try is there to be traced, and excuses nothing: recording every step of every journey takes as long again as the
  // journey, so only what failed is recorded.
  retries: 1,
  failOnFlakyTests: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    trace: 'on-first-retry',
    launchOptions: chromium(),
  },
  projects: [
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
      grepInvert: [/@phone/, /@narrow/, /@welsh/, ...elsewhere],
    },
    {
      name: 'phone',
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, screen: { width: 390, height: 844 } },
      grep: [/@every-size/, /@phone/],
      grepInvert: elsewhere,
    },
    {
      name: 'narrow',
      use: { ...devices['Desktop Chrome'], viewport: { width: 320, height: 640 } },
      grep: [/@every-size/, /@narrow/],
      grepInvert: elsewhere,
    },
    {
      name: 'welsh',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 }, locale: 'cy-GB', language: 'cy' },
      grep: [/@welsh/],
      grepInvert: elsewhere,
    },
  ],
})
