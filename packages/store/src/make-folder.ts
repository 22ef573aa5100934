import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it, one after the other. Node's own way (`recursive`) never ends where the system
 * says again and again that the folder above is not there, as under /proc. The answer is those that were not there.
 */
export function makeFolder(path: string, mode = 0o777): readonly string[] {
  const missing: string[] = []
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder)
  for (const folder of missing) makeOne(folder, mode)
  if (!statSync(path).isDirectory()) throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' })
  return missing
}

/** Takes away what `makeFolder` made, as far as nothing came into it since. */
export function takeFoldersAway(made: readonly string[]): void {
  try {
    for (const folder of made.toReversed()) rmdirSync(folder)
  } catch {
    // Somebody uses it already.
  }
}

function makeOne(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another server that starts at this moment was first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
