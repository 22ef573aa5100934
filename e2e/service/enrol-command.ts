import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { COMMAND_LINE } from './built.ts'
import type { Service } from './service.ts'

/** Runs one of the operator's commands on the service, as an operator would, and gives what it said. */
export async function enrol({ operator }: Service, args: readonly string[], input = ''): Promise<string> {
  const command =
    operator.kind === 'built-here'
      ? spawn(process.execPath, [COMMAND_LINE, ...args], { env: { PATH: process.env['PATH'], DATABASE_URL: operator.databaseUrl } })
      : spawn([operator.command, ...args.map(quoted)].join(' '), { shell: true })
  command.stdin.end(input)
  const [said, complained] = await Promise.all([text(command.stdout), text(command.stderr), once(command, 'close')])
  if (command.exitCode !== 0) throw new Error(`"enrol ${args.join(' ')}" ended with status ${command.exitCode}: ${said}${complained}`)
  return said
}

function quoted(word: string): string {
  return /^[\w@.,:/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
