import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of one dialect's generated migrations. */
export function migrationsFolder(dialect: 'sqlite' | 'postgres'): string {
  return fileURLToPath(new URL(`../migrations/${dialect}`, import.meta.url))
}

/** How many migrations this program has. */
export function migrationCount(dialect: 'sqlite' | 'postgres'): number {
  const journal = JSON.parse(readFileSync(`${migrationsFolder(dialect)}/meta/_journal.json`, 'utf8')) as { entries: unknown[] }
  return journal.entries.length
}
