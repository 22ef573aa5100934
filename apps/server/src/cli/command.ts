import { randomBytes } from 'node:crypto'
import type { NotDone, OperatorDeps } from '@enrol/api'
import type { Store } from '@enrol/store'
import type { ArgDef, ArgsDef, CommandDef, ParsedArgs } from 'citty'
import { type Env, parseEnv } from '../env.ts'
import { openConfiguredStore } from '../open-deps.ts'

/** A command with everything at hand: citty would take promises and functions as well. */
export interface Command extends CommandDef {
  readonly args?: ArgsDef
  readonly subCommands?: Readonly<Record<string, Command>>
}

/** A command could not be carried out: one line that says why, and how to go on; and where that is in many places, a line for each. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly places: readonly string[]

  constructor(message: string, places: readonly string[] = []) {
    super(message)
    this.places = places
  }
}

/** A database's error tells its query and the values in it; its cause tells what happened. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? reasonOf(error.cause) : (error.message.split('\n')[0] ?? '')
}

export interface Outcome {
  /** For `--json`: one object on one line. */
  readonly json: Readonly<Record<string, unknown>>
  /** For people; null where what was asked for is on standard output already. */
  readonly says: string | null
}

const JSON_ARG = { json: { type: 'boolean', description: 'Say what was done as one JSON object' } } as const

/** A command of ours: refuses arguments that it does not know, says what it did, and has `--json`. */
export function command<const Args extends ArgsDef>(
  name: string,
  description: string,
  args: Args,
  run: (args: ParsedArgs<Args>) => Promise<Outcome>,
): Command {
  const known: ArgsDef = { ...args, ...JSON_ARG }
  return {
    meta: { name, description },
    args: known,
    async run({ args: given, rawArgs }) {
      refuseUnknown(given, known)
      refuseOddValues(rawArgs, known)
      const { json, says } = await run(given as unknown as ParsedArgs<Args>)
      const said = given['json'] === true ? JSON.stringify(json) : says
      if (said !== null) process.stdout.write(`${said}\n`)
    },
  }
}

function refuseUnknown(given: Readonly<Record<string, unknown>>, known: ArgsDef): void {
  const names = new Set(Object.keys(known).flatMap((name) => [name, camelCase(name)]))
  const unknown = Object.keys(given).find((key) => key !== '_' && !names.has(key))
  if (unknown !== undefined) throw new CommandFailed(`There is no option --${unknown} here.`)
  const positionals = Object.values(known).filter(({ type }) => type === 'positional').length
  // Not repeated: it may be a password that was meant for standard input.
  if ((given['_'] as string[]).length > positionals)
    throw new CommandFailed('There are more words here than this command takes. See --help.')
}

/** citty takes `--verified=no` for yes, and the next option for the value of one that has none. */
function refuseOddValues(rawArgs: readonly string[], known: ArgsDef): void {
  for (const [place, arg] of rawArgs.entries()) {
    if (arg === '--') return
    const [option = '', value] = arg.split(/=(.*)/s)
    const type = typeOfOption(option, known)
    if (type === 'boolean' && value !== undefined && value !== 'true' && value !== 'false')
      throw new CommandFailed(`${option} is given alone, or left out.`)
    if (type === 'string' && value === undefined && rawArgs[place + 1]?.startsWith('-'))
      throw new CommandFailed(`${option} needs a value. One that begins with a hyphen is given as ${option}=VALUE.`)
  }
}

/** Of `--contact-email` or `--contactEmail`; undefined for anything else. */
export function typeOfOption(option: string, known: ArgsDef): ArgDef['type'] {
  const found = Object.entries(known).find(([name]) => [`--${name}`, `--${camelCase(name)}`].includes(option))
  return found?.[1].type === 'positional' ? undefined : found?.[1].type
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The choice that was given for an option, or a refusal that names them all. */
export function oneOf<const Choices extends readonly string[]>(option: string, value: string, choices: Choices): Choices[number] {
  const choice = choices.find((each) => each === value)
  if (choice === undefined) throw new CommandFailed(`${option} is one of: ${choices.join(', ')}.`)
  return choice
}

export function readEnv(): Env {
  const parsed = parseEnv(process.env)
  if (parsed.kind === 'bad-env') throw new CommandFailed(parsed.problems.join(' '))
  return parsed.env
}

/**
 * Runs `work` on the database that DATABASE_URL names; a use case's refusal becomes the command's failure. One that is not
 * there is made only for a command that may `create` it: an empty one would be told to be whole, and people not to be there.
 */
export async function withStore<T extends { readonly kind: string }>(
  work: (deps: OperatorDeps & { store: Store }) => Promise<T | NotDone>,
  { create = false } = {},
): Promise<T> {
  const store = await openConfiguredStore(readEnv(), { create })
  try {
    const answer = await work({ store, clock: Date.now, randomBytes })
    if (isNotDone(answer)) throw new CommandFailed(answer.why)
    return answer
  } finally {
    await store.close()
  }
}

function isNotDone(answer: { readonly kind: string }): answer is NotDone {
  return answer.kind === 'not-done'
}
