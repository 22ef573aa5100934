import { closeSync, existsSync, openSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type Database, StartRefused } from './database.ts'
import { makeFolder } from './make-folder.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** How long to wait for another server that may be creating the file at this very moment. */
const CREATION_WAIT_MS = 3_000

export interface Opening {
  /** Told of a connection that breaks while nobody uses it. */
  readonly onError?: (error: Error) => void
  /** A folder whose mail tells of an earlier database, wherever it lies. */
  readonly outbox?: string | null
  /** Whether one that is not there is made (it is, unless told otherwise), or refused and nothing left behind. */
  readonly create?: boolean
}

/** Opens the database that a `file:PATH` or `postgres://…` address names. Refuses to make an empty one where there was one before. */
export async function openDatabase(url: string, { onError, outbox = null, create = true }: Opening = {}): Promise<Database> {
  if (!url.startsWith('file:')) {
    const what = `The database at ${withoutSecrets(url)}`
    return explained(what, () => openPostgres(url, { onError, beforeMaking: refuseToMake(what, create) }))
  }

  const path = sqlitePath(url)
  const what = `The database ${path}`
  const beforeMaking = refuseToMake(what, create)
  return explained(what, async () => {
    const signs = await signsOfAnEarlierOne(path, outbox)
    if (signs.length > 0) {
      throw new StartRefused(
        `The database ${path} is missing or empty, but ${signs.join(' and ')}. ` +
          `Restore the file from a backup; or, to begin anew, move these away first.`,
      )
    }
    if (!hasContent(path)) beforeMaking()
    makeFolder(dirname(path))
    // Made before SQLite makes it, so that nobody but the owner can read it or the files beside it.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    return openSqlite(path, beforeMaking)
  })
}

function refuseToMake(what: string, create: boolean): () => void {
  return () => {
    if (create) return
    throw new StartRefused(
      `${what} is not there, or holds nothing of Enrol's. Set DATABASE_URL to the one that the server uses; ` +
        'to begin a new one, start the server or run: organisations create NAME',
    )
  }
}

function hasContent(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

/** The file that a `file:` address names, as an absolute path. */
export function sqlitePath(url: string): string {
  return resolve(url.slice('file:'.length))
}

async function signsOfAnEarlierOne(path: string, outbox: string | null): Promise<string[]> {
  const deadline = performance.now() + CREATION_WAIT_MS
  for (;;) {
    if (hasContent(path)) return []
    const beside = namesIn(dirname(path)).filter((name) => isSign(name, path))
    const signs = beside.length > 0 ? [`its folder holds ${beside.join(', ')}`] : []
    if (outbox !== null && outbox !== join(dirname(path), 'outbox') && hasMail(outbox)) signs.push(`there is mail in ${outbox}`)
    if (signs.length === 0 || performance.now() > deadline) return signs
    await new Promise((wait) => setTimeout(wait, 50))
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function isSign(name: string, path: string): boolean {
  if (['-wal', '-shm', '-journal', '.mark'].some((end) => name === basename(path) + end) || name.endsWith('.keys')) return true
  const beside = resolve(dirname(path), name)
  return name === 'outbox' && statSync(beside).isDirectory() && readdirSync(beside).length > 0
}

function hasMail(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory() && readdirSync(folder).some((name) => name.endsWith('.eml'))
}

async function explained(what: string, open: () => Promise<Database>): Promise<Database> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof StartRefused) throw error
    throw new StartRefused(
      `${what} can't be opened: ${reasonOf(error)}. Check the address and the permissions; if the file is damaged, restore it from a backup.`,
      { cause: error },
    )
  }
}

function reasonOf(error: unknown): string {
  // A host of several addresses: the failure is the sum of theirs, and has no words of its own.
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  // SQLite lists each damage on a line of its own.
  return (error instanceof Error ? error.message : String(error)).trim().replace(/\s*\n\s*/g, ' ')
}

/** The address without its user, password and options, however they are spelt. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/.*@/s, '//').replace(/\?.*$/s, '')
}
