import { existsSync } from 'node:fs'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const CHROMIUM = '/usr/bin/chromium'

/** Runs every story as a test in headless Chromium: the one installed, else Playwright's own. */
export default defineConfig({
  plugins: [storybookTest({ configDir: '.storybook' })],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  // Known beforehand, so that no test is reloaded when they turn up.
  optimizeDeps: { include: ['qrcode.react', '@enrol/otp > otplib'] },
  test: {
    name: 'stories',
    testTimeout: 15_000,
    browser: {
      enabled: true,
      headless: true,
      // One page for all files: each story cleans up after itself, and this halves the time.
      isolate: false,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
          args: [
            '--no-sandbox',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-default-apps',
            '--disable-sync',
            '--no-first-run',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
