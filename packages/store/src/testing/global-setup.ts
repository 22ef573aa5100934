import type { TestProject } from 'vitest/node'
import { buildProcesses } from './build-processes.ts'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the run's PostgreSQL server, without the name of a database. */
    postgresServer: string
    /** The folder of the programs that a test starts as processes of their own. */
    processes: string
  }
}

/** Once per run: one PostgreSQL server, and the programs that tests start; both are gone after it, also when it failed. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const processes = await buildProcesses()
  try {
    const postgres = await startPostgres(processes.folder)
    provide('postgresServer', postgres.address)
    provide('processes', processes.folder)
    return async () => {
      await postgres.stop()
      processes.remove()
    }
  } catch (error) {
    processes.remove()
    throw error
  }
}
