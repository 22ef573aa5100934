import { runEnrol } from './enrol.ts'

process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  // Whoever reads the output has seen enough, as `| head` has.
  if (code === 'EPIPE') process.exit(0)
  process.stderr.write(
    `The output can't be written (${code}): make room there, or send it elsewhere. What is there of it may not be all; what the command was to change is changed.\n`,
  )
  process.exit(1)
})

process.exitCode = await runEnrol(process.argv.slice(2))
