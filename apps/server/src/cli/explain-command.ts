import { explainReference, explanationText } from '@enrol/api'
import { limitsOf } from '../open-deps.ts'
import { command, readEnv, withStore } from './command.ts'

const args = {
  reference: { type: 'positional', required: true, description: 'As the person reads it out; case, spaces and hyphens do not matter' },
} as const

export const explainCommand = command('explain', 'What happened to the person who was given a reference', args, async ({ reference }) => {
  const env = readEnv()
  const { serviceName, mailFrom } = env
  const settings = { service: { name: serviceName, mailFrom }, life: limitsOf(env).session }
  const explained = await withStore((deps) => explainReference(deps, { reference, ...settings }))
  const { kind: _, ...json } = explained
  return { json, says: wrapped(explanationText(explained, serviceName)) }
})

const WIDTH = 92

/** Lines that a terminal need not break within a word, under the heading as it is. */
function wrapped(text: string): string {
  const [heading = '', ...rest] = text.split('\n')
  return [heading, ...rest.map(wrappedLine)].join('\n')
}

function wrappedLine(line: string): string {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
