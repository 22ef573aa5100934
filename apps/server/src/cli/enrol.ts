import { stripVTControlCharacters } from 'node:util'
import { StartRefused } from '@enrol/store'
import { defineCommand, runCommand, runMain } from 'citty'
import { codeCommand } from './code-command.ts'
import { CommandFailed } from './command.ts'
import { explainCommand } from './explain-command.ts'
import { organisationsCommand } from './organisations-command.ts'
import { usersCommand } from './users-command.ts'

const enrol = defineCommand({
  meta: { name: 'enrol', description: 'Runs on the database that DATABASE_URL names, also while the server is running' },
  subCommands: { code: codeCommand, explain: explainCommand, organisations: organisationsCommand, users: usersCommand },
})

/** Runs one command; the answer is the exit status. What failed is said in one line on standard error. */
export async function runEnrol(rawArgs: string[]): Promise<number> {
  if (rawArgs.length === 0 || rawArgs.includes('--help') || rawArgs.includes('-h')) {
    await runMain(enrol, { rawArgs: rawArgs.length === 0 ? ['--help'] : rawArgs })
    return 0
  }
  try {
    await runCommand(enrol, { rawArgs })
    return 0
  } catch (error) {
    process.stderr.write(`${lineFor(error)}\n`)
    return 1
  }
}

function lineFor(error: unknown): string {
  if (error instanceof CommandFailed || error instanceof StartRefused) return error.message
  // What citty itself refuses (a missing argument, an unknown command) has a message for people.
  if (error instanceof Error && error.name === 'CLIError')
    return `${stripVTControlCharacters(error.message).replace(/\.?$/, '.')} See --help.`
  return `That failed: ${reasonOf(error)}`
}

/** A database's error tells its query and the values in it; its cause tells what happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? reasonOf(error.cause) : (error.message.split('\n')[0] ?? '')
}
