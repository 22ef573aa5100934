import type SqliteDatabase from 'better-sqlite3'
import { DatabaseBusy, isBusy } from './database-busy.ts'

interface Waiting {
  readonly work: () => void
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
  /** When to give up waiting for another process that keeps the database locked, by `performance.now()`. */
  readonly until: number
}

interface Failure {
  readonly error: unknown
}

type Tried =
  | { readonly kind: 'committed'; readonly failures: readonly (Failure | null)[] }
  | { readonly kind: 'busy'; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }

export interface GroupCommits {
  commit(work: () => void): Promise<void>
  /** When nothing waits to be committed. */
  idle(): Promise<void>
}

/** How long a transaction waits for a database that another process has locked. */
const PATIENCE_MS = 5_000
const TRY_AGAIN_MS = 50
/**
 * How often a commit's own time passes before the next one begins, so that a busy server spends a fifth of its time on
 * them; more on a slow disk, since nobody is kept waiting for longer than this for company.
 */
const REST = 4
const LONGEST_REST_MS = 25

/**
 * Transactions that are asked for in one turn of the event loop, or while the last commit rests, share one commit and so
 * one wait for the disk.
 * Each has a savepoint of its own: one that throws takes back itself alone. Nobody hears of success before the
 * commit is done and `afterCommit` has run, and when that fails, everybody hears of it. While another process has
 * locked the database they wait together, and the process does something else meanwhile.
 */
export function groupCommits(
  sqlite: SqliteDatabase.Database,
  afterCommit: () => void = () => undefined,
  patienceMs: number = PATIENCE_MS,
): GroupCommits {
  let waiting: Waiting[] = []
  let restUntil = 0

  const inSavepoint = sqlite.transaction((work: () => void) => work())
  const inOneCommit = sqlite.transaction((group: readonly Waiting[]) => group.map(({ work }) => failureOf(work)))

  function failureOf(work: () => void): Failure | null {
    try {
      inSavepoint(work)
      return null
    } catch (error) {
      // After a full disk or an I/O error SQLite itself may have taken back the whole transaction, not this work alone.
      if (!sqlite.inTransaction) throw error
      return { error }
    }
  }

  function commitAll(): void {
    const group = waiting
    waiting = []
    const began = performance.now()
    const tried = commitOf(group)
    const ended = performance.now()
    restUntil = ended + Math.min(REST * (ended - began), LONGEST_REST_MS)
    if (tried.kind === 'busy') waitLonger(group, tried.error)
    else if (tried.kind === 'failed') rejectAll(group, tried.error)
    else settle(group, tried.failures)
  }

  function commitOf(group: readonly Waiting[]): Tried {
    let failures: readonly (Failure | null)[]
    try {
      failures = inOneCommit.immediate(group)
    } catch (error) {
      return { kind: isBusy(error) ? 'busy' : 'failed', error }
    }
    try {
      afterCommit()
      return { kind: 'committed', failures }
    } catch (error) {
      // It has been committed: nobody may take it for something to try again, whatever this met.
      return { kind: 'failed', error: new Error(`What follows a commit failed: ${String(error)}`) }
    }
  }

  function settle(group: readonly Waiting[], failures: readonly (Failure | null)[]): void {
    for (const [place, { resolve, reject }] of group.entries()) {
      const failure = failures[place]
      if (failure) reject(failure.error)
      else resolve()
    }
  }

  function waitLonger(group: readonly Waiting[], error: unknown): void {
    const now = performance.now()
    const [patient, tired] = [group.filter(({ until }) => now < until), group.filter(({ until }) => now >= until)]
    rejectAll(tired, new DatabaseBusy(error))
    waiting = patient
    if (waiting.length > 0) setTimeout(commitAll, TRY_AGAIN_MS)
  }

  function rejectAll(group: readonly Waiting[], error: unknown): void {
    for (const { reject } of group) reject(error)
  }

  function commitSoon(): void {
    const rest = restUntil - performance.now()
    if (rest < 1) setImmediate(commitAll)
    else setTimeout(commitAll, rest)
  }

  return {
    commit: (work) =>
      new Promise((resolve, reject) => {
        // Where some are waiting, the next try is on its way.
        if (waiting.length === 0) commitSoon()
        waiting.push({ work, resolve, reject, until: performance.now() + patienceMs })
      }),
    async idle() {
      while (waiting.length > 0) await new Promise((soon) => setTimeout(soon, TRY_AGAIN_MS / 2))
    },
  }
}
