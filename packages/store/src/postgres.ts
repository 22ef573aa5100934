import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Database, Queries } from './database.ts'
import { GuardRefused, unlessRefused } from './guard.ts'
import { migrationCount, migrationsFolder } from './migrations.ts'
import * as tables from './schema/postgres.ts'

const CONNECTIONS = 10
const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 10_000
/** Of a transaction that met a deadlock. */
const TRIES = 5
/** Any number will do, as long as every Enrol server takes the same lock while it migrates. */
const MIGRATION_LOCK = 3_670_201

/** Opens the PostgreSQL database at `url` and brings it up to date. */
export async function openPostgres(url: string, onError: (error: Error) => void = () => undefined): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  })
  // An idle connection that breaks must not end the process; the next query gets a new one.
  pool.on('error', onError)
  try {
    await migrateOnce(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const postgres = drizzle(pool)
  const expected = migrationCount('postgres')

  return {
    queries: postgres as unknown as Queries,
    tables,
    // A transaction has a connection of its own, and what is prepared belongs to one connection.
    prepareWrite: (build) => (values) => (transaction) => build(transaction).prepare().execute(values),
    atomically: (guards, writes = []) =>
      unlessRefused(() =>
        unlessDeadlocked(() =>
          postgres.transaction(async (transaction) => {
            const queries = transaction as unknown as Queries
            for (const guard of guards) if ((await guard(queries)).length === 0) throw new GuardRefused()
            for (const write of writes) await write(queries)
          }),
        ),
      ),
    isCurrent: async () => {
      const { rows } = await pool.query<{ applied: string }>('select count(*) as applied from drizzle.__drizzle_migrations')
      return Number(rows[0]?.applied) >= expected
    },
    close: () => pool.end(),
  }
}

/** Two transactions that wait for each other: PostgreSQL takes one back whole (40P01), and that one is done again. */
async function unlessDeadlocked(run: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await run()
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error
    }
  }
}

function isDeadlock(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof pg.DatabaseError && cause.code === '40P01'
}

async function migrateOnce(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder('postgres') })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}
