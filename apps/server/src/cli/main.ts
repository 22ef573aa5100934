import { runEnrol } from './enrol.ts'

// Whoever reads the output has seen enough, as `| head` has.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(0)
})

process.exitCode = await runEnrol(process.argv.slice(2))
