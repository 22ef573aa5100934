import { codeOfStep, normaliseSecret, stepAt, stepStart } from '@enrol/otp'
import { CommandFailed, command } from './command.ts'

const args = {
  secret: { type: 'positional', required: true, description: 'The MFA secret as it was copied; spaces do not matter' },
} as const

export const codeCommand = command('code', 'The current code of a secret, for people without a phone at hand', args, async ({ secret }) => {
  const base32 = normaliseSecret(secret)
  if (base32 === null)
    throw new CommandFailed('That is not an MFA secret: it has at least 16 characters, the letters A to Z and the digits 2 to 7.')
  const now = Date.now()
  const step = stepAt(now)
  const code = codeOfStep(base32, step)
  const secondsLeft = Math.ceil((stepStart(step + 1) - now) / 1000)
  return { json: { code, secondsLeft }, says: `${code} (for another ${secondsLeft} ${secondsLeft === 1 ? 'second' : 'seconds'})` }
})
