import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { sqlitePath } from '../open-database.ts'

/** Everything that somebody who copies the database gets to read: every file of SQLite but the keys, every row of PostgreSQL. */
export async function dump(url: string): Promise<string> {
  if (url.startsWith('file:')) {
    const folder = dirname(sqlitePath(url))
    const files = readdirSync(folder).filter((name) => !name.endsWith('.keys'))
    return files.map((name) => readFileSync(join(folder, name), 'latin1')).join('\n')
  }
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'drizzle')",
    )
    const copy: string[] = []
    for (const { name } of rows) {
      const table = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      copy.push(...table.rows.map(({ row }) => row))
    }
    return copy.join('\n')
  } finally {
    await client.end()
  }
}
