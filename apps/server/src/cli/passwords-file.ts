import { type FileHandle, open, rm } from 'node:fs/promises'
import type { OneTimePassword } from '@enrol/api'
import { csvRow } from '@enrol/words'
import { CommandFailed } from './command.ts'

/** Where one-time passwords are handed over: a file that only its owner reads, and that never takes the place of another. */
export interface PasswordsFile {
  /** On the disk when it resolves, in the place of what was written before. */
  write(passwords: Iterable<OneTimePassword>): Promise<void>
  close(): Promise<void>
  remove(): Promise<void>
}

export async function createPasswordsFile(path: string): Promise<PasswordsFile> {
  const file = await openNew(path)
  return {
    async write(passwords) {
      await file.truncate()
      for (const lines of csvOf(passwords)) await file.appendFile(lines)
      await file.sync()
    },
    close: () => file.close(),
    async remove() {
      await file.close()
      await rm(path, { force: true })
    },
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'ax', 0o600)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new CommandFailed(
      code === 'EEXIST'
        ? `${path} is there already, and passwords are never written over. Move it away, or name another file with --passwords FILE.`
        : `The passwords can't be written to ${path} (${code}). Name another file with --passwords FILE.`,
    )
  }
}

/** Plain lines, as other programs at the command line read them; so many at a time that neither the file nor each line is held by itself. */
function* csvOf(passwords: Iterable<OneTimePassword>): Generator<string> {
  let lines = 'username,name,password\n'
  for (const { username, name, password } of passwords) {
    lines += `${csvRow([username, name, password])}\n`
    if (lines.length < AT_ONCE) continue
    yield lines
    lines = ''
  }
  yield lines
}

const AT_ONCE = 65_536
