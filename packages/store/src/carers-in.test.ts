import { type SQL, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { carersIn } from './carers-in.ts'
import { openDatabase } from './open-database.ts'
import { newDatabase } from './testing/new-database.ts'

test('no trail is walked for who looks after people on SQLite, where everybody waits meanwhile: each is found by an index', async () => {
  const { url, remove } = await newDatabase('SQLite')
  const database = await openDatabase(url)
  onTestFinished(async () => {
    await database.close()
    await remove()
  })
  const asked: SQL = carersIn(database, 'o').getSQL()
  const steps = (database.queries as BetterSQLite3Database).all<{ detail: string }>(sql`explain query plan ${asked}`)
  const ofEvents = steps.map(({ detail }) => detail).filter((detail) => detail.includes('audit_events'))
  expect(ofEvents).toEqual([expect.stringContaining('audit_events_carer (organisation_id=? AND actor_id>?)')])
})
