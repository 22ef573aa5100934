import { stripVTControlCharacters } from 'node:util'
import { DatabaseBusy, StartRefused } from '@enrol/store'
import { type ArgsDef, renderUsage, runCommand } from 'citty'
import { auditCommand } from './audit-command.ts'
import { codeCommand } from './code-command.ts'
import { type Command, CommandFailed, reasonOf, typeOfOption } from './command.ts'
import { explainCommand } from './explain-command.ts'
import { organisationsCommand } from './organisations-command.ts'
import { usersCommand } from './users-command.ts'

const enrol: Command = {
  meta: { name: 'enrol', description: 'Runs on the database that DATABASE_URL names, also while the server is running' },
  subCommands: {
    audit: auditCommand,
    code: codeCommand,
    explain: explainCommand,
    organisations: organisationsCommand,
    users: usersCommand,
  },
}

/** Runs one command; the answer is the exit status. What failed is said in one line on standard error, and the places of it below. */
export async function runEnrol(rawArgs: string[]): Promise<number> {
  try {
    const { command, parent, args } = findCommand(rawArgs)
    if (rawArgs.length === 0 || asksForHelp(args, command.args)) await showUsage(command, parent)
    else await runCommand(enrol, { rawArgs })
    return 0
  } catch (error) {
    const places = error instanceof CommandFailed ? error.places : []
    for (const line of [lineFor(error), ...places]) process.stderr.write(`${line.replace(/\s*\n\s*/g, ' ')}\n`)
    return 1
  }
}

type Found = { readonly command: Command; readonly parent: Command | undefined; readonly args: readonly string[] }

/** The command that the first words name, and what comes after them. */
function findCommand(args: readonly string[], command: Command = enrol, parent?: Command): Found {
  const { subCommands } = command
  const place = args.findIndex((arg) => !arg.startsWith('-'))
  const word = args[place]
  if (subCommands === undefined || word === undefined) return { command, parent, args }
  const next = Object.hasOwn(subCommands, word) ? subCommands[word] : undefined
  if (next === undefined) throw new CommandFailed(`There is no command "${word}" here. See --help.`)
  return findCommand(args.slice(place + 1), next, command)
}

/** `--reason --help` is a reason that is missing, and no cry for help. */
function asksForHelp(args: readonly string[], known: ArgsDef = {}): boolean {
  return args.some((arg, place) => ['--help', '-h'].includes(arg) && typeOfOption(args[place - 1] ?? '', known) !== 'string')
}

async function showUsage(command: Command, parent: Command | undefined): Promise<void> {
  const usage = await renderUsage(command, parent)
  process.stdout.write(`${process.stdout.isTTY ? usage : stripVTControlCharacters(usage)}\n`)
}

function lineFor(error: unknown): string {
  if (error instanceof CommandFailed || error instanceof StartRefused || error instanceof DatabaseBusy) return error.message
  // What citty itself refuses (a missing argument, an unknown command) has a message for people.
  if (error instanceof Error && error.name === 'CLIError')
    return `${stripVTControlCharacters(error.message).replace(/\.?$/, '.')} See --help.`
  return `That failed: ${reasonOf(error)}`
}
