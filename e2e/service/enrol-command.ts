import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { COMMANDS } from './built.ts'
import type { Service } from './service.ts'

/** How a command ended, and what it said. */
interface Ending {
  readonly status: number | null
  readonly said: string
}

interface Running {
  end(ending: Ending): void
  fail(error: Error): void
}

/** Runs one of the operator's commands on the service, as an operator would, and gives what it said. */
export async function enrol({ operator }: Service, args: readonly string[], input = ''): Promise<string> {
  const { status, said } =
    operator.kind === 'built-here' ? await runBuilt(operator.databaseUrl, args, input) : await runElsewhere(operator.command, args, input)
  if (status !== 0) throw new Error(`"enrol ${args.join(' ')}" ended with status ${status}: ${said}`)
  return said
}

async function runElsewhere(commandLine: string, args: readonly string[], input: string): Promise<Ending> {
  const command = spawn([commandLine, ...args.map(quoted)].join(' '), { shell: true })
  command.stdin.end(input)
  const [said, complained] = await Promise.all([text(command.stdout), text(command.stderr), once(command, 'close')])
  return { status: command.exitCode, said: `${said}${complained}` }
}

function quoted(word: string): string {
  return /^[\w@.,:/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

const OPERATOR = fileURLToPath(new URL('operator-process.mjs', import.meta.url))

/** One for each process that runs journeys, started at its first command; it ends with the process that started it. */
let operator: Promise<ChildProcess> | null = null
const running = new Map<number, Running>()
let commands = 0

async function runBuilt(databaseUrl: string, args: readonly string[], input: string): Promise<Ending> {
  operator ??= startOperator()
  const started = await operator
  const id = ++commands
  return new Promise((end, fail) => {
    running.set(id, { end, fail })
    started.send({ id, databaseUrl, args, input })
  })
}

async function startOperator(): Promise<ChildProcess> {
  const started = fork(OPERATOR, [COMMANDS], { env: { PATH: process.env['PATH'] }, execArgv: [] })
  started.on('exit', (status) => {
    for (const { fail } of running.values()) fail(new Error(`The operator's process ended with status ${status}.`))
  })
  await once(started, 'message')
  started.on('message', ({ id, ...ending }: Ending & { readonly id: number }) => {
    running.get(id)?.end(ending)
    running.delete(id)
  })
  started.unref()
  started.channel?.unref()
  return started
}
