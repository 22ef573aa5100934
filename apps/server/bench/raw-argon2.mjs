// Verifies passwords and does nothing else: one for each core, which is when it is fastest. Told for how long, answers the rate.
import { availableParallelism } from 'node:os'
import { verify } from '@node-rs/argon2'
import { drive } from './drive.mjs'

const [passwordHash, password] = process.argv.slice(2)
const workers = Array.from({ length: availableParallelism() }, () => async () => {
  if (!(await verify(passwordHash, password))) throw new Error('The password is not right.')
})

process.on('message', async (ms) => process.send(await drive(workers, new Array(100_000).fill(null), ms)))
process.send('ready')
