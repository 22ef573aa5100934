import { text } from 'node:stream/consumers'
import { addUser, createPasswords, giveRole, resetMfa, restoreUser, suspendUser } from '@enrol/api'
import { type Command, CommandFailed, command, oneOf, withStore } from './command.ts'
import { importUsersCommand } from './import-command.ts'

const ROLES = ['member', 'administrator', 'helpdesk'] as const

const addArgs = {
  username: { type: 'positional', required: true, description: 'What the person signs in with' },
  organisation: { type: 'string', required: true, description: 'The name of their organisation', valueHint: 'NAME' },
  name: { type: 'string', required: true, description: 'What the person is called', valueHint: 'TEXT' },
  'contact-email': { type: 'string', description: 'Their ordinary email address, for email codes', valueHint: 'ADDRESS' },
  verified: { type: 'boolean', description: 'The address is known to be theirs; without this no code is sent to it' },
  'email-mfa': { type: 'boolean', description: 'May use email codes where the organisation allows named people' },
  role: { type: 'string', default: 'member', description: 'member, administrator or helpdesk', valueHint: 'ROLE' },
  'one-time': { type: 'boolean', description: 'The password must be changed at the first sign-in' },
  'password-stdin': { type: 'boolean', description: 'Read the password from standard input (required)' },
} as const

const add = command('add', 'Add one person', addArgs, async (args) => {
  if (args['password-stdin'] !== true)
    throw new CommandFailed('Give the password on standard input, with --password-stdin: it must not be seen in the list of processes.')
  const role = oneOf('--role', args.role, ROLES)
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const { username } = await withStore(async (deps) =>
    addUser(
      { ...deps, passwords: await createPasswords() },
      {
        username: args.username,
        organisation: args.organisation,
        name: args.name,
        contactEmail: args['contact-email'] ?? null,
        contactVerified: args.verified === true,
        emailMfaAllowed: args['email-mfa'] === true,
        role,
        password,
        oneTime: args['one-time'] === true,
      },
    ),
  )
  return { json: { username, organisation: args.organisation }, says: `Added ${username} (${args.name}) to "${args.organisation}".` }
})

const aboutOne = {
  username: { type: 'positional', required: true, description: 'The person' },
  reason: { type: 'string', required: true, description: 'Why; it is kept in the audit trail', valueHint: 'TEXT' },
} as const

const resetMfaCommand = command(
  'reset-mfa',
  "Take a person's second factor away: they enrol again at the next sign-in",
  aboutOne,
  async (args) => {
    const { username, method } = await withStore((deps) => resetMfa(deps, args))
    const had = method === null ? 'had no second factor' : `no longer has ${method === 'totp' ? 'an authenticator app' : 'email codes'}`
    return { json: { username, method }, says: `${username} ${had}; every session is ended, and misses are forgiven.` }
  },
)

const suspend = command('suspend', 'Keep a person out until restored', aboutOne, async (args) => {
  const { username } = await withStore((deps) => suspendUser(deps, args))
  return { json: { username, suspended: true }, says: `${username} is suspended; every session is ended.` }
})

const restore = command('restore', 'Let a suspended person in again', aboutOne, async (args) => {
  const { username } = await withStore((deps) => restoreUser(deps, args))
  return { json: { username, suspended: false }, says: `${username} can sign in again.` }
})

const giveRoleCommand = command(
  'give-role',
  'Make somebody an administrator of their organisation, helpdesk for all, or a member again',
  { ...aboutOne, role: { type: 'string', required: true, description: 'member, administrator or helpdesk', valueHint: 'ROLE' } },
  async (args) => {
    const role = oneOf('--role', args.role, ROLES)
    const { username } = await withStore((deps) => giveRole(deps, { ...args, role }))
    return { json: { username, role }, says: `${username} now has the role "${role}"; every session is ended.` }
  },
)

export const usersCommand: Command = {
  meta: { name: 'users', description: 'People' },
  subCommands: { add, import: importUsersCommand, 'reset-mfa': resetMfaCommand, suspend, restore, 'give-role': giveRoleCommand },
}
