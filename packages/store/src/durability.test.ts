import { sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from './database.ts'
import { openDatabase } from './open-database.ts'
import { newDatabase } from './testing/new-database.ts'

/** What the open connection itself answers. */
function settingOf({ queries }: Database, name: string): unknown {
  const [row] = (queries as BetterSQLite3Database).all<Record<string, unknown>>(sql.raw(`pragma ${name}`))
  return Object.values(row ?? {})[0]
}

test('every connection to SQLite writes through to the disk at each commit, keeps references whole and waits its turn', async () => {
  const { url, remove } = await newDatabase('SQLite')
  const [first, second] = [await openDatabase(url), await openDatabase(url)]
  await first.close()
  const third = await openDatabase(url)
  onTestFinished(async () => {
    await Promise.all([second.close(), third.close()])
    await remove()
  })
  for (const database of [second, third]) {
    const full = 2
    expect(settingOf(database, 'synchronous')).toBe(full)
    expect(settingOf(database, 'journal_mode')).toBe('wal')
    expect(settingOf(database, 'foreign_keys')).toBe(1)
    // Any longer wait is one that the process does not stand still for.
    expect(settingOf(database, 'busy_timeout')).toBe(25)
  }
})
