import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Store } from '@enrol/store'
import { openConfiguredStore } from '../open-deps.ts'
import { openBrowser, sendTo } from './browser.ts'
import { freePort } from './free-port.ts'
import { handClock } from './hand-clock.ts'
import { newPerson } from './people.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
/** Where npm finds its scripts. */
const TOP = fileURLToPath(new URL('../../../../', import.meta.url))
const PAGE = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url))

/** What the tests of the processes run is what is shipped: it has to be built first. */
export function assertBuilt(): void {
  for (const file of [MAIN, CLI, PAGE]) if (!existsSync(file)) throw new Error(`${file} is missing. Build first: npm run build`)
}

const REFUSES_WITHIN_MS = 60_000

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder for one test's database, keys and outbox; removed at the end. */
export interface Place {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  remove(): void
}

export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'enrol-process-'))
  const env = { DATABASE_URL: `file:${folder}/enrol.db`, MAIL_OUTBOX: `${folder}/outbox` }
  return { folder, env, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function start([command, ...args]: Command, env: Readonly<Record<string, string>>) {
  const child = spawn(command, args, { cwd: TOP, env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe' })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    said.stdout += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    said.stderr += String(chunk)
  })
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })))
  return { child, said, ended }
}

/** Runs the server until it ends by itself. */
export function runServer(env: Readonly<Record<string, string>>): Promise<Ended> {
  const { child, ended } = start([process.execPath, MAIN], env)
  // One that starts after all must not go on after the test.
  const tooLong = setTimeout(() => child.kill('SIGKILL'), REFUSES_WITHIN_MS)
  return ended.finally(() => clearTimeout(tooLong))
}

/** Runs one command; the input is all that it can read from standard input. */
export function runCli(args: readonly string[], env: Readonly<Record<string, string>>, input = ''): Promise<Ended> {
  const { child, ended } = start([process.execPath, CLI, ...args], env)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return ended
}

/** Runs one command whose output nobody reads, or goes to a file that can't be written to. */
export async function runCliInVain(
  output: 'nobody reads' | 'not writable',
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Pick<Ended, 'code' | 'stderr'>> {
  const file = output === 'not writable' ? openSync(CLI, 'r') : null
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', file ?? 'pipe', 'pipe'],
  })
  child.stdout?.destroy()
  const [stderr] = await Promise.all([text(child.stderr ?? Readable.from([])), once(child, 'close')])
  if (file !== null) closeSync(file)
  return { code: child.exitCode, stderr }
}

export interface BuiltServer {
  readonly port: number
  readonly origin: string
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  browser(): ReturnType<typeof openBrowser>
}

type Command = readonly [string, ...string[]]

/** Starts the server, or the `command` that does, and waits until it listens. */
export async function startBuiltServer(
  env: Readonly<Record<string, string>>,
  command: Command = [process.execPath, MAIN],
): Promise<BuiltServer> {
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  const { child, said, ended } = start(command, { PORT: String(port), PUBLIC_URL: publicUrl, ...env })
  const origin = `http://127.0.0.1:${port}`
  const listening = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (/"msg":"serving"|Enrol is running/.test(said.stdout)) resolve()
    })
    void ended.then(({ code, stderr }) => reject(new Error(`the server ended with ${code}: ${stderr}`)))
  })
  await listening
  return { port, origin, child, ended, browser: () => openBrowser(sendTo(origin), publicUrl) }
}

/** The store on the database of `env`, while servers run on it. To be closed by whoever asks. */
export function storeOf(env: Readonly<Record<string, string>>): Promise<Store> {
  return openConfiguredStore({ databaseUrl: env['DATABASE_URL'] ?? '', keys: null, configuredOutbox: null })
}

/** A person in the database of `env`, while servers run on it; the same as the operator's command would make. */
export async function addPerson(env: Readonly<Record<string, string>>, username: string): Promise<void> {
  const store = await storeOf(env)
  await newPerson({ store, clock: handClock(Date.now()) }, { username })
  await store.close()
}
