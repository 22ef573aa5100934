import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Tables } from './schema/tables.ts'

export type Queries = Pick<BetterSQLite3Database, 'select' | 'insert' | 'update' | 'delete'>

/** One statement that changes rows and returns what it changed (`.returning(…)`). Built by a store, run by the database. */
export type Write = (queries: Queries) => PromiseLike<unknown[]>

/** A statement whose values are placeholders, before it is prepared. */
export interface Preparable {
  prepare(): { execute(values: Record<string, unknown>): PromiseLike<unknown[]> }
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
  /** For a statement of every request: where the database allows it, it is built and parsed once, and later given its values alone. */
  prepareWrite(build: (queries: Queries) => Preparable): (values: Record<string, unknown>) => Write
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
