import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { PostgresMessage } from './postgres-server.ts'

export interface RunningPostgres {
  /** `postgres://user:password@host:port`, for a database's name to be added. */
  readonly address: string
  stop(): Promise<void>
}

/** Starts the PostgreSQL server that is among the compiled programs in `folder`. */
export async function startPostgres(folder: string): Promise<RunningPostgres> {
  const child = fork(join(folder, 'postgres-server.js'), { execArgv: [] })
  const gone = once(child, 'exit')
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [PostgresMessage | number | null]
  if (typeof message !== 'object' || message?.kind !== 'listens') {
    throw new Error(`PostgreSQL did not start:\n${typeof message === 'object' ? message?.reason : `exit status ${message}`}`)
  }
  return {
    address: message.address,
    stop: async () => {
      child.disconnect()
      await gone
    },
  }
}
