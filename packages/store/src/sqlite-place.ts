import type SqliteDatabase from 'better-sqlite3'
import { lt } from 'drizzle-orm'
import type { Place } from './database.ts'
import { type Mark, openMark } from './mark.ts'
import { auditHead } from './schema/sqlite.ts'

export interface SqlitePlace {
  look(): Place
  /** To be called after each commit, before anybody is told of it. Nothing is noted until somebody has looked. */
  noteCommit(): void
  close(): void
}

/** Tells from the mark beside the file at `path` whether it is the one that was served last, and keeps the mark. */
export function sqlitePlace(sqlite: SqliteDatabase.Database, path: string): SqlitePlace {
  const newestEvent = sqlite.prepare('select sequence from audit_head').pluck()
  const lastSequence = (): number => (newestEvent.get() as number | undefined) ?? 0
  let mark: Mark | null = null
  let noted = 0

  return {
    look() {
      mark?.close()
      mark = openMark(path)
      noted = mark.found
      // Read after the mark: what a running server has noted meanwhile is in the database by now.
      const last = lastSequence()
      const sequence = Math.max(last, noted)
      return {
        identity: mark.identity,
        older: noted > last || mark.overwritten,
        // Never back: another server may have gone on meanwhile.
        carryOn: [(q) => q.update(auditHead).set({ sequence }).where(lt(auditHead.sequence, sequence)).returning({ id: auditHead.id })],
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
