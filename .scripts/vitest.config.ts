import { fileURLToPath } from 'node:url'
import { defineConfig, type UserWorkspaceConfig } from 'vitest/config'

const top = fileURLToPath(new URL('..', import.meta.url))

/** One run for every package. Workspace packages are taken from their source, so a test never meets a stale build. */
function project(folder: string, own: UserWorkspaceConfig['test'] = {}) {
  return {
    root: `${top}${folder}`,
    resolve: { conditions: ['source'] },
    ssr: { resolve: { conditions: ['source'] } },
    test: { name: folder, include: ['src/**/*.test.{ts,tsx}'], testTimeout: 30_000, hookTimeout: 60_000, ...own },
  }
}

export default defineConfig({
  root: top,
  test: {
    // Much of what is tested waits: for a disk, for another process, for a time limit. By itself vitest takes one worker for two cores.
    maxWorkers: 3,
    projects: [
      // Nothing there remembers anything, so its test files may share one process.
      project('packages/otp', { isolate: false }),
      // One PostgreSQL server for the whole run, a database for each file; what races runs in processes of its own.
      project('packages/store', { globalSetup: [`${top}packages/store/src/testing/global-setup.ts`], isolate: false, testTimeout: 60_000 }),
      ...['packages/words', 'packages/mail', 'packages/ui', 'packages/api'].map((folder) => project(folder)),
      // One PostgreSQL server for all files here too: to make and start one takes longer than most of them.
      project('apps/server', { globalSetup: [`${top}apps/server/src/testing/postgres-setup.ts`] }),
      project('apps/web', { environment: 'jsdom' }),
    ],
  },
})
