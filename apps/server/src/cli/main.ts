import { runEnrol } from './enrol.ts'

process.exitCode = await runEnrol(process.argv.slice(2))
