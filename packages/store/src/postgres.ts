import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { type Database, planOf, type Queries } from './database.ts'
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

export interface PostgresOpening {
  readonly onError?: ((error: Error) => void) | undefined
  /** Called before the first table is made, and may throw. */
  readonly beforeMaking?: () => void
}

/** Opens the PostgreSQL database at `url` and brings it up to date. */
export async function openPostgres(url: string, { onError = () => undefined, beforeMaking }: PostgresOpening = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
  })
  // An idle connection that breaks must not end the process; the next query gets a new one.
  pool.on('error', onError)
  let headIsNew: boolean
  try {
    if (await lacks(pool, 'drizzle.__drizzle_migrations')) beforeMaking?.()
    headIsNew = await lacks(pool, 'audit_head')
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
    headIsNew,
    // A transaction has a connection of its own, and what is prepared belongs to one connection.
    prepareWrite: (build) => (values) => (transaction) => build(transaction).prepare().execute(values),
    atomically(guards, writes = []) {
      const plan = planOf(guards, writes)
      return unlessRefused(() =>
        unlessDeadlocked(() =>
          postgres.transaction(async (transaction) => {
            const queries = transaction as unknown as Queries
            for (const guard of plan.guards) if ((await guard(queries)).length === 0) throw new GuardRefused()
            for (const statement of plan.statements) await statement(queries)
            for (const each of plan.following) for (const statement of each.next(await each.first(queries))) await statement(queries)
          }),
        ),
      )
    },
    isCurrent: async () => {
      const { rows } = await pool.query<{ applied: string }>('select count(*) as applied from drizzle.__drizzle_migrations')
      return Number(rows[0]?.applied) >= expected
    },
    look: async () => ({ identity: await identityOf(pool), older: false, carryOn: [] }),
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

/**
 * The cluster, its timeline (another one after a recovery or a failover), the database and a table of it. What a role may
 * not ask, or a service does not tell, is left out.
 */
async function identityOf(pool: pg.Pool): Promise<string> {
  const parts = [
    'select system_identifier::text as part from pg_control_system()',
    'select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as part',
    "select concat(oid, '.', 'audit_events'::regclass::oid) as part from pg_database where datname = current_database()",
  ]
  const told: string[] = []
  for (const part of parts) told.push(await pool.query<{ part: string }>(part).then(({ rows }) => rows[0]?.part ?? '', unlessRefusedToTell))
  return told.join('.')
}

/** No right, no such function, not supported, not while recovering. Another failure may pass, and must not look like another place. */
const NOT_TOLD: readonly (string | undefined)[] = ['42501', '42883', '0A000', '55000']

function unlessRefusedToTell(error: unknown): string {
  if (error instanceof pg.DatabaseError && NOT_TOLD.includes(error.code)) return ''
  throw error
}

async function lacks(pool: pg.Pool, table: string): Promise<boolean> {
  const { rows } = await pool.query<{ lacks: boolean }>('select to_regclass($1) is null as lacks', [table])
  return rows[0]?.lacks === true
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
