import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { SERVER } from './built.ts'

export interface ServerSettings {
  readonly port: number
  readonly databaseUrl: string
  readonly smtpUrl: string
  /** Timers and the like, by the names of the environment. */
  readonly more?: Readonly<Record<string, string>>
}

export interface ServerProcess {
  readonly baseURL: string
  stop(): Promise<void>
}

// Four of them start at once, and on a busy machine that takes longer than any of them takes alone.
const STARTS_WITHIN_MS = 90_000
const LOOKS_EVERY_MS = 100

/** Starts the built server with these settings and nothing else of this machine's environment, and waits until it is ready. */
export async function startServer({ port, databaseUrl, smtpUrl, more = {} }: ServerSettings): Promise<ServerProcess> {
  const server = spawn(process.execPath, [SERVER], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'error',
      ...(more['RESEND_API_KEY'] === undefined && { SMTP_URL: smtpUrl }),
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Standard output belongs to the reporters.
  server.stdout.pipe(process.stderr)
  server.stderr.pipe(process.stderr)

  const baseURL = `http://localhost:${port}`
  try {
    await ready(server, baseURL)
  } catch (error) {
    await stop(server)
    throw error
  }
  return { baseURL, stop: () => stop(server) }
}

async function ready(server: ChildProcess, baseURL: string): Promise<void> {
  const giveUpAt = Date.now() + STARTS_WITHIN_MS
  while (Date.now() < giveUpAt) {
    if (server.exitCode !== null)
      throw new Error(`The server ended with status ${server.exitCode} while it started; what it said is above.`)
    const answer = await fetch(`${baseURL}/readyz`).catch(() => null)
    if (answer?.ok) return
    await setTimeout(LOOKS_EVERY_MS)
  }
  throw new Error(`The server was not ready within ${STARTS_WITHIN_MS / 1000} s.`)
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}
