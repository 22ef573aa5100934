import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Database, StartRefused } from './database.ts'
import { createKeyring, type Key, type Keyring } from './keyring.ts'
import { sqlitePath } from './open-database.ts'

const KEY_BYTES = 32

/** Reads `id:base64 of 32 bytes`, comma separated; a sentence that says what is wrong otherwise. */
export function parseKeys(text: string): [Key, ...Key[]] | string {
  const keys: Key[] = []
  for (const part of text.split(',')) {
    const [, id, value] = /^\s*([A-Za-z0-9-]{1,32}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(part) ?? []
    const bytes = Buffer.from(value ?? '', 'base64')
    if (id === undefined || bytes.length !== KEY_BYTES)
      return 'each key is an id of letters, digits and hyphens, a colon, and 32 bytes in base64'
    if (keys.some((key) => key.id === id)) return `two keys are named ${id}`
    keys.push({ id, bytes })
  }
  const [first, ...others] = keys
  return first ? [first, ...others] : 'no key is given'
}

/** The configured keys; without any, those in the file beside a SQLite database, made (mode 0600) when the database is new. */
export async function openKeyring(configured: [Key, ...Key[]] | null, url: string, { queries, tables }: Database): Promise<Keyring> {
  if (configured) return createKeyring(configured)
  if (!url.startsWith('file:'))
    throw new StartRefused('ENROL_KEYS is required with PostgreSQL. Make one with: echo "k1:$(openssl rand -base64 32)"')

  const file = `${sqlitePath(url)}.keys`
  if (!existsSync(file)) {
    const known = await queries.select().from(tables.keyChecks).limit(1)
    if (known.length > 0)
      throw new StartRefused(`The keys of the database are missing: ${file}. Restore that file from a backup, or set ENROL_KEYS.`)
    createKeyFile(file)
  }
  const keys = parseKeys(readFileSync(file, 'utf8'))
  if (typeof keys === 'string') throw new StartRefused(`The key file ${file} can't be read: ${keys}. Restore it from a backup.`)
  return createKeyring(keys)
}

/** Appears whole or not at all; when two servers start at once, the first one's file stays. */
function createKeyFile(file: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}.draft`
  writeFileSync(draft, `local:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}
