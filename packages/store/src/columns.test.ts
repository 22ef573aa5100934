import { eq, getTableColumns, getTableName } from 'drizzle-orm'
import { type PgTable, getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { type SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { postgresColumns, sqliteColumns } from './schema/columns.ts'
import * as postgresTables from './schema/postgres.ts'
import * as sqliteTables from './schema/sqlite.ts'
import { NOW, openWorlds } from './testing/world.ts'

const probe = {
  sqlite: sqliteColumns.table('probe', {
    serial: sqliteColumns.serial('serial'),
    text: sqliteColumns.text('text'),
    count: sqliteColumns.count('count').notNull(),
    instant: sqliteColumns.instant('instant'),
    flag: sqliteColumns.flag('flag').notNull(),
  }),
  postgres: postgresColumns.table('probe', {
    serial: postgresColumns.serial('serial'),
    text: postgresColumns.text('text'),
    count: postgresColumns.count('count').notNull(),
    instant: postgresColumns.instant('instant'),
    flag: postgresColumns.flag('flag').notNull(),
  }),
}

test('the two vocabularies have the same words, and each stands for the same JavaScript value', () => {
  expect(Object.keys(postgresColumns)).toEqual(Object.keys(sqliteColumns))
  expectTypeOf<keyof typeof postgresColumns>().toEqualTypeOf<keyof typeof sqliteColumns>()
  expectTypeOf<typeof probe.postgres.$inferSelect>().toEqualTypeOf<typeof probe.sqlite.$inferSelect>()
  expectTypeOf<typeof probe.postgres.$inferInsert>().toEqualTypeOf<typeof probe.sqlite.$inferInsert>()
})

// What the cast in schema/postgres.ts calls a SQLite table is one of PostgreSQL.
const inPostgresByName = new Map(Object.entries(postgresTables) as unknown as [string, PgTable][])

describe.each(Object.entries(sqliteTables) as [string, SQLiteTable][])('the table %s', (name, sqlite) => {
  const postgres = inPostgresByName.get(name)
  if (!postgres) throw new Error(`PostgreSQL has no table ${name}`)

  test('has the same columns in both databases', () => {
    const columnsOf = (table: SQLiteTable | PgTable) =>
      Object.entries(getTableColumns(table)).map(([key, { name: column, dataType, notNull, primary }]) => ({
        key,
        column,
        dataType,
        notNull,
        primary,
      }))
    expect(getTableName(postgres)).toBe(getTableName(sqlite))
    expect(columnsOf(postgres)).toEqual(columnsOf(sqlite))
  })

  test('has the same indexes and references in both databases', () => {
    const [inSqlite, inPostgres] = [sqliteConfig(sqlite), postgresConfig(postgres)]
    expect(
      inPostgres.indexes.map(({ config }) => [config.name, config.unique, config.columns.map((column) => 'name' in column && column.name)]),
    ).toEqual(
      inSqlite.indexes.map(({ config }) => [config.name, config.unique, config.columns.map((column) => 'name' in column && column.name)]),
    )
    const referencesOf = ({ foreignKeys }: typeof inSqlite | typeof inPostgres) =>
      foreignKeys.map((key) => [
        key.onDelete ?? 'no action',
        key.reference().columns.map((column) => column.name),
        getTableName(key.reference().foreignTable),
      ])
    expect(referencesOf(inPostgres)).toEqual(referencesOf(inSqlite))
  })
})

describe.each(await openWorlds())('values on $dialect', ({ database, store, person }) => {
  const LAST_INSTANT = 8.64e15

  test.each([0, -1, 1, NOW, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), LAST_INSTANT, -LAST_INSTANT])(
    'the instant and count %d come back as the number they were',
    async (value) => {
      const key = `name:${value}`
      await store.atomically([store.attempts.saveIfUnchanged(key, null, { attempts: value, lastAt: value, blockedUntil: value })])
      expect((await store.attempts.under('address:nowhere', key))[1]).toEqual({
        key,
        attempts: value,
        lastAt: value,
        blockedUntil: value,
        refusedUntil: null,
        version: 1,
      })
    },
  )

  test('what is absent comes back as null', async () => {
    const user = await person({ contactEmail: null, suspendedAt: null })
    expect(user).toMatchObject({ contactEmail: null, suspendedAt: null })
  })

  test.each([true, false])('a flag comes back as %s', async (flag) => {
    expect(await person({ contactVerified: flag, emailMfaAllowed: !flag })).toMatchObject({ contactVerified: flag, emailMfaAllowed: !flag })
  })

  test.each([
    ['nothing', ''],
    ['a space', ' '],
    ['Welsh letters', 'ŵŷ Siân'],
    ['an emoji', '🔑'],
    ['a statement', "'; drop table users; --"],
    ['an escape', '\\x00 %s $1'],
    ['a line end', 'line\r\nend'],
    ['a long text', 'a'.repeat(20_000)],
  ])('%s comes back as it was', async (_what, name) => {
    expect(await person({ name })).toMatchObject({ name })
  })

  test('rows of the trail are numbered upwards, and a number is not given out again', async () => {
    const { auditEvents } = database.tables
    const event = {
      at: NOW,
      kind: 'k',
      outcome: 'o',
      actorId: null,
      subjectId: 'numbered',
      organisationId: null,
      address: null,
      reference: null,
      detail: {},
    }
    const sequences = async () =>
      (await database.queries.select().from(auditEvents).where(eq(auditEvents.subjectId, 'numbered')).orderBy(auditEvents.sequence)).map(
        ({ sequence }) => sequence,
      )
    await store.atomically([], [store.audit.record(event), store.audit.record(event)])
    const [first = 0, last = 0] = await sequences()
    expect(last).toBeGreaterThan(first)
    await database.atomically([
      (q) => q.delete(auditEvents).where(eq(auditEvents.sequence, last)).returning({ sequence: auditEvents.sequence }),
    ])
    await store.atomically([], [store.audit.record(event)])
    expect(Math.max(...(await sequences()))).toBeGreaterThan(last)
  })
})
