import SqliteDatabase from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Database, type Plan, planOf, StartRefused } from './database.ts'
import { groupCommits } from './group-commit.ts'
import { GuardRefused, unlessRefused } from './guard.ts'
import { migrationCount, migrationsFolder } from './migrations.ts'
import * as tables from './schema/sqlite.ts'
import { sqlitePlace } from './sqlite-place.ts'

/** While it opens, nothing is served that a wait could hold up. */
const BUSY_TIMEOUT_OPENING_MS = 5_000
/** Waiting here keeps the whole process waiting: long enough for another server's commit, and no more. */
const BUSY_TIMEOUT_MS = 25
const MIGRATION_TRIES = 20

/**
 * Opens (and creates) the database at `path`, durable to the disk at every commit, and brings it up to date.
 * `beforeMaking` is called before the first table is made, and may throw.
 */
export async function openSqlite(path: string, beforeMaking: () => void = () => undefined): Promise<Database> {
  const sqlite = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_OPENING_MS })
  try {
    const lacks = (table: string): boolean => sqlite.prepare('select 1 from sqlite_master where name = ?').get(table) === undefined
    if (lacks('__drizzle_migrations')) beforeMaking()
    configure(sqlite, path)
    const headIsNew = lacks('audit_head')
    const queries = drizzle(preparedOnce(sqlite))
    await migrateOnce(() => migrate(queries, { migrationsFolder: migrationsFolder('sqlite') }))

    const place = sqlitePlace(sqlite, path)
    const commits = groupCommits(sqlite, place.noteCommit)
    function runAll({ guards, statements, following }: Plan): void {
      for (const guard of guards) if (rowsOf(guard(queries)).length === 0) throw new GuardRefused()
      for (const statement of statements) rowsOf(statement(queries))
      for (const each of following) for (const statement of each.next(rowsOf(each.first(queries)))) rowsOf(statement(queries))
    }
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    const applied = sqlite.prepare('select count(*) as applied from __drizzle_migrations')
    const expected = migrationCount('sqlite')

    return {
      queries,
      tables,
      headIsNew,
      prepareWrite(build) {
        const statement = build(queries).prepare()
        return (values) => () => statement.execute(values)
      },
      atomically: (guards, writes = []) => unlessRefused(() => commits.commit(() => runAll(planOf(guards, writes)))),
      isCurrent: async () => (applied.get() as { applied: number }).applied >= expected,
      look: async () => place.look(),
      async close() {
        await commits.idle()
        sqlite.close()
        place.close()
      },
    }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Drizzle prepares a statement each time it is asked; here the same text is prepared once. All values are bound, so the texts are few. */
function preparedOnce(sqlite: SqliteDatabase.Database): SqliteDatabase.Database {
  const statements = new Map<string, SqliteDatabase.Statement>()
  function prepare(text: string): SqliteDatabase.Statement {
    const statement = statements.get(text) ?? sqlite.prepare(text)
    statements.set(text, statement)
    return statement
  }
  return Object.create(sqlite, { prepare: { value: prepare } })
}

/** better-sqlite3's transactions are synchronous, so the statements are run here rather than awaited. */
function rowsOf(statement: PromiseLike<unknown[]>): unknown[] {
  const synchronous = statement as unknown as { all(): unknown[] } | { sync(): unknown[] }
  return 'sync' in synchronous ? synchronous.sync() : synchronous.all()
}

function configure(sqlite: SqliteDatabase.Database, path: string): void {
  sqlite.pragma('journal_mode = WAL')
  // better-sqlite3 is built to fall back to NORMAL in WAL mode, which may lose the last commits on power loss.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  const full = 2
  if (sqlite.pragma('synchronous', { simple: true }) !== full) {
    throw new StartRefused(`The database ${path} does not take synchronous=FULL. Put it on a local disk.`)
  }
  // A page that was overwritten would otherwise be met by whoever needs it first, with half of the work done.
  const [finding] = sqlite.pragma('quick_check(1)') as { quick_check: string }[]
  if (finding?.quick_check !== 'ok') throw new Error(`it is damaged: ${finding?.quick_check}`)
}

/** Two servers may start on one file at once: the one that comes second finds the work done when it tries again. */
async function migrateOnce(run: () => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      run()
      return
    } catch (error) {
      if (attempt === MIGRATION_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
