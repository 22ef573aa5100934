import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const store = fileURLToPath(new URL('../..', import.meta.url))
const otp = fileURLToPath(new URL('../../../otp', import.meta.url))

/**
 * Compiles this package and the one it is built on from their sources, so that a test can start programs of them:
 * Node itself reads no TypeScript, and `dist` may be stale. The folder lies where the dependencies are found.
 */
export async function buildProcesses(): Promise<{ readonly folder: string; remove(): void }> {
  mkdirSync(join(store, 'node_modules'), { recursive: true })
  const folder = mkdtempSync(join(store, 'node_modules/.processes-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const otpCopy = join(folder, 'node_modules/@enrol/otp')
    mkdirSync(otpCopy, { recursive: true })
    cpSync(join(otp, 'package.json'), join(otpCopy, 'package.json'))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    symlinkSync(realpathSync(join(otp, 'node_modules/otplib')), join(folder, 'node_modules/otplib'))
    symlinkSync(join(store, 'migrations'), join(folder, 'migrations'))
    await Promise.all([compile(otp, join(otpCopy, 'dist')), compile(store, join(folder, 'dist'))])
  } catch (error) {
    remove()
    throw error
  }
  return { folder: join(folder, 'dist/testing'), remove }
}

/** Types are another check's matter. */
async function compile(root: string, outDir: string): Promise<void> {
  const config = join(outDir, '../tsconfig.json')
  const compilerOptions = { noEmit: false, noCheck: true, rootDir: join(root, 'src'), outDir, declaration: false, sourceMap: false }
  const exclude = [join(root, 'src/**/*.test.ts'), join(root, 'src/testing/*-setup.ts')]
  writeFileSync(config, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [join(root, 'src')], exclude }))
  await promisify(execFile)(join(store, 'node_modules/.bin/tsc'), ['-p', config])
}
