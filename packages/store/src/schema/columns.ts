import * as pg from 'drizzle-orm/pg-core'
import * as sqlite from 'drizzle-orm/sqlite-core'

/** The few column kinds that every table is made of. An instant is epoch milliseconds; a flag is a boolean. */
export const sqliteColumns = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  serial: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  text: (name: string) => sqlite.text(name),
  count: (name: string) => sqlite.integer(name),
  instant: (name: string) => sqlite.integer(name, { mode: 'number' }),
  flag: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
}

export type Columns = typeof sqliteColumns

export const postgresColumns = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  serial: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  text: (name: string) => pg.text(name),
  count: (name: string) => pg.bigint(name, { mode: 'number' }),
  instant: (name: string) => pg.bigint(name, { mode: 'number' }),
  flag: (name: string) => pg.boolean(name),
}
