import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Tables } from './schema/tables.ts'

export type Queries = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>

/** One statement that changes rows and returns what it changed (`.returning(…)`). Built by a store, run by the database. */
export type Statement = (queries: Queries) => PromiseLike<unknown[]>

/** Statements that need what the first of them returned. They are run when all others of their transaction are done. */
export interface Following {
  readonly first: Statement
  next(rows: unknown[]): readonly Statement[]
}

export type Write = Statement | Following

/** A statement whose values are placeholders, before it is prepared. */
export interface Preparable {
  prepare(): { execute(values: Record<string, unknown>): PromiseLike<unknown[]> }
}

/** What is run one after the other; those that follow come last, so that what they wait for is held as shortly as can be. */
export interface Plan {
  /** Each must return a row. */
  readonly guards: readonly Statement[]
  readonly statements: readonly Statement[]
  readonly following: readonly Following[]
}

export function planOf(guards: readonly Write[], writes: readonly Write[]): Plan {
  const stands = (write: Write): write is Statement => typeof write === 'function'
  const follows = (write: Write): write is Following => typeof write !== 'function'
  return { guards: guards.filter(stands), statements: writes.filter(stands), following: [...guards, ...writes].filter(follows) }
}

/** Where a database lies, as far as it can be told without asking its own tables. */
export interface Place {
  /** No copy of the data has the same one. */
  readonly identity: string
  /** The data lack something that was acknowledged here. */
  readonly older: boolean
  /** Lets audit events be numbered on from the last that was acknowledged here, so that no number is given twice. */
  readonly carryOn: readonly Write[]
}

export interface Database {
  readonly queries: Queries
  readonly tables: Tables
  /** This opening made the head of the audit trail: the database is new, or of a version that had none. */
  readonly headIsNew: boolean
  /** For a statement of every request: where the database allows it, it is built and parsed once, and later given its values alone. */
  prepareWrite(build: (queries: Queries) => Preparable): (values: Record<string, unknown>) => Statement
  /**
   * One transaction, durable when it resolves. The guards run first: when one of them returns no row,
   * nothing at all is written and the answer is false.
   */
  atomically(guards: readonly Write[], writes?: readonly Write[]): Promise<boolean>
  /** True when the database answers and every migration of this program has been applied. */
  isCurrent(): Promise<boolean>
  look(): Promise<Place>
  close(): Promise<void>
}

/** The start is refused: the message says what is wrong and how to go on. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
