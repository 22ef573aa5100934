import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'

export type Dialect = 'SQLite' | 'PostgreSQL'
export const DIALECTS: readonly Dialect[] = ['SQLite', 'PostgreSQL']

export interface NewDatabase {
  /** The address of a database that holds nothing yet. */
  readonly url: string
  remove(): Promise<void>
}

export async function newDatabase(dialect: Dialect): Promise<NewDatabase> {
  if (dialect === 'SQLite') {
    const folder = temporaryFolder()
    return { url: `file:${join(folder.path, 'enrol.db')}`, remove: async () => folder.remove() }
  }
  const name = `enrol_${randomBytes(6).toString('hex')}`
  await askServer(`create database ${name}`)
  return { url: `${inject('postgresServer')}/${name}`, remove: () => askServer(`drop database ${name} with (force)`) }
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'enrol-store-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

async function askServer(statement: string): Promise<void> {
  const client = new pg.Client(`${inject('postgresServer')}/postgres`)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
