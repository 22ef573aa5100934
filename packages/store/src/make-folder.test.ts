import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeFolder, takeFoldersAway } from './make-folder.ts'
import { temporaryFolder } from './testing/new-database.ts'

function place(): string {
  const { path, remove } = temporaryFolder()
  onTestFinished(remove)
  return path
}

test('a folder is made with those above it, and may be there already', () => {
  const folder = join(place(), 'deep/down/here')
  makeFolder(folder, 0o700)
  makeFolder(folder, 0o700)
  for (const made of [folder, join(folder, '..')]) expect(statSync(made).mode & 0o777).toBe(0o700)
})

test('the folders that were made are taken away again, but for one that is used, and none that was there', () => {
  const path = place()
  const made = makeFolder(join(path, 'deep/down'))
  expect(made).toEqual([join(path, 'deep'), join(path, 'deep/down')])
  expect(makeFolder(join(path, 'deep/down'))).toEqual([])
  writeFileSync(join(path, 'deep/kept'), '')
  takeFoldersAway(made)
  expect([existsSync(join(path, 'deep/down')), existsSync(join(path, 'deep/kept'))]).toEqual([false, true])
})

test('a file, something under a file, and a link to nowhere are no folders', () => {
  const path = place()
  writeFileSync(join(path, 'file'), '')
  symlinkSync(join(path, 'nowhere/at/all'), join(path, 'link'))
  for (const name of ['file', 'file/below', 'link']) expect(() => makeFolder(join(path, name)), name).toThrow()
})

test.runIf(existsSync('/proc/self'))('where none can be made it ends, and says so (CWE-835)', () => {
  for (const folder of ['/proc/nowhere', '/proc/nowhere/deep/down']) expect(() => makeFolder(folder)).toThrow('ENOENT')
})
