import { stripVTControlCharacters } from 'node:util'
import { StartRefused } from '@enrol/store'
import { defineCommand, runCommand, runMain } from 'citty'
import { codeCommand } from './code-command.ts'
import { CommandFailed } from './command.ts'
import { organisationsCommand } from './organisations-command.ts'
import { usersCommand } from './users-command.ts'

const enrol = defineCommand({
  meta: { name: 'enrol', description: 'Runs on the database that DATABASE_URL names, also while the server is running' },
  subCommands: { code: codeCommand, organisations: organisationsCommand, users: usersCommand },
})

const rawArgs = process.argv.slice(2)
if (rawArgs.length === 0 || rawArgs.includes('--help') || rawArgs.includes('-h'))
  await runMain(enrol, { rawArgs: rawArgs.length === 0 ? ['--help'] : rawArgs })
else {
  try {
    await runCommand(enrol, { rawArgs })
  } catch (error) {
    process.stderr.write(`${lineFor(error)}\n`)
    process.exitCode = 1
  }
}

function lineFor(error: unknown): string {
  if (error instanceof CommandFailed || error instanceof StartRefused) return error.message
  // What citty itself refuses (a missing argument, an unknown command) has a message for people.
  if (error instanceof Error && error.name === 'CLIError')
    return `${stripVTControlCharacters(error.message).replace(/\.?$/, '.')} See --help.`
  return `That failed: ${error instanceof Error ? error.message : String(error)}`
}
