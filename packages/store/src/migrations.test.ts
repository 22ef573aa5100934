import { readdirSync, readFileSync } from 'node:fs'
import { generateDrizzleJson, generateMigration, generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from './database.ts'
import { migrationCount, migrationsFolder } from './migrations.ts'
import { openDatabase } from './open-database.ts'
import * as postgresTables from './schema/postgres.ts'
import * as sqliteTables from './schema/sqlite.ts'
import { DIALECTS, type Dialect, newDatabase } from './testing/new-database.ts'

/** The state of the tables after the last generated migration. */
function lastSnapshot(dialect: 'sqlite' | 'postgres') {
  const folder = `${migrationsFolder(dialect)}/meta`
  const last = readdirSync(folder)
    .filter((name) => name.endsWith('_snapshot.json'))
    .toSorted()
    .at(-1)
  return JSON.parse(readFileSync(`${folder}/${last}`, 'utf8'))
}

test('the migrations for SQLite lead to the tables as they are defined', async () => {
  expect(await generateSQLiteMigration(lastSnapshot('sqlite'), await generateSQLiteDrizzleJson(sqliteTables))).toEqual([])
})

test('the migrations for PostgreSQL lead to the tables as they are defined', async () => {
  expect(await generateMigration(lastSnapshot('postgres'), generateDrizzleJson(postgresTables))).toEqual([])
})

test.each(['sqlite', 'postgres'] as const)('every migration for %s is in the journal and in the folder, in the same order', (dialect) => {
  const { entries } = JSON.parse(readFileSync(`${migrationsFolder(dialect)}/meta/_journal.json`, 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  const files = readdirSync(migrationsFolder(dialect)).filter((name) => name.endsWith('.sql'))
  expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.toSorted())
  expect(entries.map(({ when }) => when)).toEqual(entries.map(({ when }) => when).toSorted((a, b) => a - b))
  expect(migrationCount(dialect)).toBe(files.length)
})

describe.each(DIALECTS)('a database on %s', (dialect) => {
  async function openTwice(): Promise<[Database, Database]> {
    const { url, remove } = await newDatabase(dialect)
    const databases: [Database, Database] = [await openDatabase(url), await openDatabase(url)]
    onTestFinished(async () => {
      await Promise.all(databases.map(({ close }) => close()))
      await remove()
    })
    return databases
  }

  test('that is opened a second time is not migrated a second time', async () => {
    const [first, second] = await openTwice()
    expect(await appliedTo(first, dialect)).toBe(migrationCount(dialect === 'SQLite' ? 'sqlite' : 'postgres'))
    expect([await first.isCurrent(), await second.isCurrent()]).toEqual([true, true])
  })

  test('that lacks a migration is not current', async () => {
    const [database] = await openTwice()
    await run(database, dialect, `delete from ${JOURNAL[dialect]}`)
    expect(await database.isCurrent()).toBe(false)
  })

  test('that a newer program has migrated further is current', async () => {
    const [database] = await openTwice()
    await run(database, dialect, `insert into ${JOURNAL[dialect]} (hash, created_at) values ('newer', 9999999999999)`)
    expect(await database.isCurrent()).toBe(true)
  })
})

const JOURNAL: Record<Dialect, string> = { SQLite: '__drizzle_migrations', PostgreSQL: 'drizzle.__drizzle_migrations' }

async function appliedTo(database: Database, dialect: Dialect): Promise<number> {
  const [row] = await run(database, dialect, `select count(*) as applied from ${JOURNAL[dialect]}`)
  return Number(row?.['applied'])
}

async function run({ queries }: Database, dialect: Dialect, statement: string): Promise<Record<string, unknown>[]> {
  if (dialect === 'PostgreSQL') return (await (queries as unknown as NodePgDatabase).execute(sql.raw(statement))).rows
  const sqlite = queries as BetterSQLite3Database
  if (statement.startsWith('select')) return sqlite.all(sql.raw(statement))
  sqlite.run(sql.raw(statement))
  return []
}
