import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the run's PostgreSQL server. */
    postgresPort: number
  }
}

type Message = { readonly kind: 'listens' } | { readonly kind: 'failed'; readonly reason: string }

/** Once per run: one PostgreSQL server for all files, gone after it however it ended. */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const port = await freePort()
  const child = fork(fileURLToPath(new URL('postgres-process.mjs', import.meta.url)), [String(port)], { execArgv: [] })
  const gone = once(child, 'exit')
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [Message | number | null]
  if (typeof message !== 'object' || message?.kind !== 'listens')
    throw new Error(`PostgreSQL did not start: ${typeof message === 'object' ? message?.reason : `exit status ${message}`}`)
  provide('postgresPort', port)
  return async () => {
    child.disconnect()
    await gone
  }
}
