import type SqliteDatabase from 'better-sqlite3'

interface Waiting {
  readonly work: () => void
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/**
 * Transactions that are asked for in one turn of the event loop share one commit, and so one wait for the disk.
 * Each has a savepoint of its own: one that throws takes back itself alone. Nobody hears of success before the
 * commit is done and `afterCommit` has run, and when that fails, everybody hears of it.
 */
export function groupCommits(
  sqlite: SqliteDatabase.Database,
  afterCommit: () => void = () => undefined,
): (work: () => void) => Promise<void> {
  let waiting: Waiting[] = []

  const inSavepoint = sqlite.transaction((work: () => void) => work())
  const inOneCommit = sqlite.transaction((group: readonly Waiting[]) => group.map(({ work }) => failureOf(work)))

  function failureOf(work: () => void): { readonly error: unknown } | null {
    try {
      inSavepoint(work)
      return null
    } catch (error) {
      // After a full disk or an I/O error SQLite itself may have taken back the whole transaction, not this work alone.
      if (!sqlite.inTransaction) throw error
      return { error }
    }
  }

  function commit(): void {
    const group = waiting
    waiting = []
    try {
      const failures = inOneCommit.immediate(group)
      afterCommit()
      for (const [place, { resolve, reject }] of group.entries()) {
        const failure = failures[place]
        if (failure) reject(failure.error)
        else resolve()
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit)
      waiting.push({ work, resolve, reject })
    })
}
