import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import {
  asOperator,
  createPasswords,
  IMPORT_LIMIT,
  type ImportPlan,
  type ImportProblems,
  importPeople,
  type NotDone,
  type OperatorDeps,
  organisationNamed,
  planImport,
  readPeople,
  recordedByOperator,
} from '@enrol/api'
import { isBusy } from '@enrol/store'
import { adminWords } from '@enrol/words/admin'
import { CommandFailed, command, type Outcome, reasonOf, withStore } from './command.ts'
import { createPasswordsFile } from './passwords-file.ts'
import { type Progress, showProgress } from './progress.ts'

const importArgs = {
  file: {
    type: 'positional',
    required: true,
    description:
      'CSV in UTF-8, with the header username,name,contact_email,role,email_mfa, or as people call these (Full name, E-mail); the last three may be left out',
    valueHint: 'FILE.csv',
  },
  organisation: { type: 'string', required: true, description: 'The name of their organisation', valueHint: 'NAME' },
  passwords: {
    type: 'string',
    description: 'A new file for the one-time passwords (FILE.passwords.csv, beside FILE.csv, unless told otherwise)',
    valueHint: 'FILE',
  },
  verified: { type: 'boolean', description: 'The addresses are known to be theirs; without this no code is sent to them' },
  'dry-run': { type: 'boolean', description: 'Say what would happen, and change nothing' },
} as const

interface Import {
  readonly path: string
  readonly organisation: string
  readonly passwordsPath: string
  readonly verified: boolean
  readonly dryRun: boolean
}

export const importUsersCommand = command('import', 'Add many people from a CSV file, all of them or none', importArgs, async (args) => {
  const asked: Import = {
    path: args.file,
    organisation: args.organisation,
    passwordsPath: args.passwords ?? `${args.file.replace(/\.csv$/i, '')}.passwords.csv`,
    verified: args.verified === true,
    dryRun: args['dry-run'] === true,
  }
  const progress = showProgress(process.stderr, () => performance.now())
  try {
    const { outcome } = await withStore((deps) => imported(deps, asked, progress.tell))
    return outcome
  } finally {
    progress.end()
  }
})

async function imported(deps: OperatorDeps, asked: Import, tell: Progress): Promise<{ kind: 'ended'; outcome: Outcome } | NotDone> {
  const organisation = await organisationNamed(deps, asked.organisation)
  if ('kind' in organisation) return organisation
  const { path, dryRun } = asked
  const read = readPeople(await contentOf(path))
  const plan = await planImport(deps, organisation, read, (done, all) => tell('checking', done, all))
  refuseProblems(plan, path)
  const { added, unchanged } =
    dryRun || plan.added.length === 0
      ? { added: plan.added.length, unchanged: plan.unchanged }
      : await addedWithPasswords(deps, plan, asked, tell)
  return { kind: 'ended', outcome: outcomeOf(asked, organisation.name, added, unchanged) }
}

/** One byte more than may be imported is enough to refuse the file. */
async function contentOf(path: string): Promise<Uint8Array> {
  try {
    return await buffer(createReadStream(path, { end: IMPORT_LIMIT.bytes }))
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new CommandFailed(`${path} can't be read (${code}).`)
  }
}

function refuseProblems({ problems, more }: ImportProblems, path: string): void {
  const [first, ...others] = problems
  if (first === undefined) return
  if (others.length === 0) throw new CommandFailed(`Nothing was imported from ${path}. ${adminWords.en.imports.problem(first)}`)
  const rest = more === 0 ? [] : [`And ${more} more.`]
  const all = problems.length + more
  throw new CommandFailed(`Nothing was imported from ${path}: there are ${all} problems.`, [
    ...problems.map(adminWords.en.imports.problem),
    ...rest,
  ])
}

interface Counts {
  readonly added: number
  readonly unchanged: number
}

/** The file for the passwords is opened before the long work, so that it does not fail at its end. */
async function addedWithPasswords(deps: OperatorDeps, plan: ImportPlan, asked: Import, tell: Progress): Promise<Counts> {
  const { path, passwordsPath, verified } = asked
  const { organisationId } = plan
  const file = await createPasswordsFile(passwordsPath)
  let areKept = false
  async function stop(): Promise<void> {
    // Once they are kept, the people are being added: in a moment that is done, or nobody is there.
    if (areKept) return
    await file.remove()
    process.stderr.write('Stopped: nobody was added.\n')
    process.exit(130)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  try {
    const done = await importPeople({ ...asOperator(deps), passwords: await createPasswords() }, plan, {
      verified,
      recorded: (at, detail) => recordedByOperator({ ...deps, clock: () => at }, 'import-people', { id: null, organisationId }, detail),
      async keepPasswords(passwords) {
        await file.write(passwords)
        areKept = true
      },
      onProgress: tell,
    })
    if (done.kind === 'imported' && done.added > 0) await file.close()
    else await file.remove()
    if (done.kind === 'bad-rows') refuseProblems(done, path)
    return done.kind === 'imported' ? done : { added: 0, unchanged: 0 }
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    if (areKept && !isBusy(error)) throw new CommandFailed(whatIsNotKnown(error, passwordsPath))
    await file.remove()
    throw error
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

/** A connection that breaks while the database commits leaves it open whether it did. */
function whatIsNotKnown(error: unknown, passwordsPath: string): string {
  return (
    `That failed: ${reasonOf(error)}. It is not known whether the people were added. Import the file again, with --passwords and another ` +
    `file: if it says that they are there already, their passwords are those in ${passwordsPath}; if it adds them, delete ${passwordsPath}.`
  )
}

function outcomeOf({ path, passwordsPath, dryRun }: Import, organisation: string, added: number, unchanged: number): Outcome {
  const keeps = added > 0 && !dryRun
  const json = { organisation, added, unchanged, dryRun, passwords: keeps ? passwordsPath : null }
  const there = unchanged === 0 ? '' : ` ${people(unchanged)} in the file ${unchanged === 1 ? 'was' : 'were'} there already.`
  if (added === 0) return { json, says: `Nothing to do: everybody in ${path} is in "${organisation}" already, as the file has them.` }
  if (dryRun) return { json, says: `An import would add ${people(added)} to "${organisation}".${there} Nothing was changed.` }
  return { json, says: `Added ${people(added)} to "${organisation}"; their one-time passwords are in ${passwordsPath}.${there}` }
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
