import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const top = fileURLToPath(new URL('..', import.meta.url))

/** One run for every package. Workspace packages are taken from their source, so a test never meets a stale build. */
function project(folder: string, environment: 'node' | 'jsdom' = 'node') {
  return {
    root: `${top}${folder}`,
    resolve: { conditions: ['source'] },
    ssr: { resolve: { conditions: ['source'] } },
    test: { name: folder, environment, include: ['src/**/*.test.{ts,tsx}'], testTimeout: 30_000, hookTimeout: 60_000 },
  }
}

export default defineConfig({
  root: top,
  test: {
    projects: [
      ...['packages/otp', 'packages/words', 'packages/store', 'packages/mail', 'packages/api', 'apps/server'].map((folder) => project(folder)),
      project('apps/web', 'jsdom'),
    ],
  },
})
