import SqliteDatabase from 'better-sqlite3'

/** Another process kept the database locked for too long: nothing was written, and it may be tried again. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'

  constructor(cause?: unknown) {
    super('The database is locked by another program. Try again in a moment.', { cause })
  }
}

/** Whether it failed only because another process has locked the database. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof DatabaseBusy) return true
  if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true
  return isBusy(error.cause)
}
