import { createOrganisation } from '@enrol/api'
import { type Command, command, oneOf, withStore } from './command.ts'

const createArgs = {
  name: { type: 'positional', required: true, description: 'The name of the organisation' },
  mfa: { type: 'string', default: 'enforced', description: 'enforced, or off', valueHint: 'enforced|off' },
  'email-mfa': {
    type: 'string',
    default: 'everybody',
    description: 'Who may use email codes instead of an app',
    valueHint: 'everybody|named|nobody',
  },
} as const

const create = command('create', 'Add an organisation', createArgs, async (args) => {
  const mfa = oneOf('--mfa', args.mfa, ['enforced', 'off'] as const)
  const emailMfa = oneOf('--email-mfa', args['email-mfa'], ['everybody', 'named', 'nobody'] as const)
  // What a new service begins with.
  const { organisation } = await withStore((deps) => createOrganisation(deps, { name: args.name, mfa, emailMfa }), { create: true })
  const { id, name } = organisation
  return {
    json: { id, name, mfa, emailMfa },
    says: `Added the organisation "${name}": MFA is ${mfa}, email MFA is for ${emailMfa === 'named' ? 'named people' : emailMfa}.`,
  }
})

export const organisationsCommand: Command = {
  meta: { name: 'organisations', description: 'Organisations and their policy' },
  subCommands: { create },
}
