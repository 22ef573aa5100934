import type SqliteDatabase from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Place } from './database.ts'
import { type Mark, openMark } from './mark.ts'

/** SQLite's own table of the highest numbers given out. */
const sequences = sqliteTable('sqlite_sequence', { name: text('name').notNull(), seq: integer('seq').notNull() })
const AUDIT = 'audit_events'

export interface SqlitePlace {
  look(): Place
  /** To be called after each commit, before anybody is told of it. Nothing is noted until somebody has looked. */
  noteCommit(): void
  close(): void
}

/** Tells from the mark beside the file at `path` whether it is the one that was served last, and keeps the mark. */
export function sqlitePlace(sqlite: SqliteDatabase.Database, path: string): SqlitePlace {
  const newestEvent = sqlite.prepare('select seq from sqlite_sequence where name = ?').pluck()
  const lastSequence = (): number => (newestEvent.get(AUDIT) as number | undefined) ?? 0
  let mark: Mark | null = null
  let noted = 0

  return {
    look() {
      mark?.close()
      mark = openMark(path)
      noted = mark.found
      // Read after the mark: what a running server has noted meanwhile is in the database by now.
      const last = lastSequence()
      const seq = Math.max(last, noted)
      return {
        identity: mark.identity,
        older: noted > last || mark.overwritten,
        carryOn: [
          (q) => q.delete(sequences).where(eq(sequences.name, AUDIT)).returning(),
          (q) => q.insert(sequences).values({ name: AUDIT, seq }).returning(),
        ],
      }
    },
    noteCommit() {
      if (mark === null) return
      // Looked at again after writing: another server may have noted a higher number in between.
      for (let last = lastSequence(); last > noted; last = lastSequence()) {
        mark.note(last)
        noted = last
      }
    },
    close() {
      mark?.close()
      mark = null
    },
  }
}
