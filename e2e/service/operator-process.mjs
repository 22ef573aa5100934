import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'

/**
 * The operator's command line, loaded once and run as often as it is asked: most of a command's time goes into loading it. Every
 * command opens its database anew, as it would in a process of its own.
 */
const [, , commandLine] = process.argv
const { runEnrol } = await import(commandLine)

let running = Promise.resolve()
process.on('message', ({ id, ...command }) => {
  running = running.then(async () => process.send({ id, ...(await run(command)) }))
})
process.send('ready')

async function run({ args, databaseUrl, input }) {
  process.env['DATABASE_URL'] = databaseUrl
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
  for (const [name, value] of Object.entries(streams)) Object.defineProperty(process, name, { value, configurable: true })
  streams.stdin.end(input)
  const said = Promise.all([text(streams.stdout), text(streams.stderr)])
  const status = await runEnrol(args)
  streams.stdout.end()
  streams.stderr.end()
  return { status, said: (await said).join('') }
}
