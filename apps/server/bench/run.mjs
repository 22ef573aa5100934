// `npm run bench`: one bounded run on this machine, printed as rates and as ratios against the targets. It judges nothing else.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hash } from '@node-rs/argon2'
import Database from 'better-sqlite3'
import { startChild } from './child.mjs'
import { drive } from './drive.mjs'
import { machine, median, ratesTable, ratiosTable } from './report.mjs'

const ROUNDS = 7
/** Of each measurement before it counts: a server that has stood idle while others were measured wakes up slowly. */
const RUN_IN_MS = 500
/** Of a sign-in with a password that costs nothing, so that the code has been compiled as in a server that has run for a while. */
const WARM_UP_SIGN_INS = 3_000
const PASSWORD_MS = 2_500
const SHORT_MS = 1_200
/** Enough tasks that a round ends by time, unless the machine is far faster than the one that this was written on. */
const MOST_SIGN_INS_PER_SECOND = 100 * availableParallelism()
const MOST_SUBMITS_PER_SECOND = 4_000
/** Connections of the short requests: enough to keep the server busy. */
const CONNECTIONS = 64
/** As many sign-ins at once as the product lets in: two a core, and a queue of 32. */
const SIGN_INS_AT_ONCE = 2 * availableParallelism() + 32
const PASSWORD = 'correct horse battery staple'
const ENROL = 'http://enrol.localhost'
const BETTER_AUTH = 'http://better-auth.localhost'
const BETTER_AUTH_PEOPLE = 40

const built = ['../dist/main.js', '../../web/dist/index.html', '../../../packages/store/dist/index.js']
const missing = built.filter((path) => !existsSync(new URL(path, import.meta.url)))
if (missing.length > 0) {
  console.error('The product is not built. Run first: npm run build')
  process.exit(1)
}

// Imported only now: these need the build.
const { openPeople } = await import('./people.mjs')
const flows = await import('./flows.mjs')

/** Beside the installed packages rather than in the machine's folder for temporary files, which may be memory. */
const parent = fileURLToPath(new URL('../node_modules', import.meta.url))
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, '.bench-'))
const undo = [() => rmSync(folder, { recursive: true, force: true })]
process.once('exit', () => {
  for (const step of undo.toReversed()) step()
})
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

console.log(machine())
console.log(`One durable SQLite write (WAL, synchronous=FULL) on this disk: ${durableWriteMs().toFixed(2)} ms (median of 300)\n`)

const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
const databaseUrl = `file:${join(folder, 'enrol.db')}`
const keys = `bench:${randomBytes(32).toString('base64')}`
const raw = await start('raw-argon2', { args: [passwordHash, PASSWORD] })
const enrol = await start('enrol-server', { env: { PORT: '0', PUBLIC_URL: ENROL, DATABASE_URL: databaseUrl, ENROL_KEYS: keys } })
const people = await openPeople({ databaseUrl, keys, passwordHash })
console.log('Enrolling people, and warming up …')
const betterAuthArgs = [BETTER_AUTH, PASSWORD, String(BETTER_AUTH_PEOPLE)]
const scrypt = await start('better-auth-server', { label: 'better-auth-scrypt', args: ['scrypt', ...betterAuthArgs] })
const argon2id = await start('better-auth-server', { label: 'better-auth-argon2id', args: ['argon2id', ...betterAuthArgs] })

const measurements = [
  { name: 'raw argon2id verification', ms: PASSWORD_MS, run: (ms) => raw.child.ask(ms) },
  {
    name: 'Enrol sign-in (password and code)',
    ms: PASSWORD_MS,
    async run(ms) {
      const tasks = (await people.enrolled(most(MOST_SIGN_INS_PER_SECOND, ms))).map((person) => ({ ...person, password: PASSWORD }))
      return driven(SIGN_INS_AT_ONCE, enrol.ready, ENROL, flows.signIn, flows.withCodes(tasks), ms)
    },
  },
  { name: 'better-auth sign-in, its own scrypt', ms: PASSWORD_MS, run: (ms) => betterAuthSignIns(scrypt.ready, ms) },
  { name: 'better-auth sign-in, argon2id', ms: PASSWORD_MS, run: (ms) => betterAuthSignIns(argon2id.ready, ms) },
  { name: 'bare mutation, no write', ms: SHORT_MS, run: (ms) => bare(flows.bareNothing, ms) },
  {
    name: 'challenge.submit, right code',
    ms: SHORT_MS,
    run: async (ms) => short(flows.submit, flows.withCodes(await people.challenged(most(MOST_SUBMITS_PER_SECOND, ms))), ms),
  },
  {
    name: 'challenge.submit, wrong code',
    ms: SHORT_MS,
    run: async (ms) => short(flows.submitWrong, flows.withWrongCodes(await people.challenged(most(MOST_SUBMITS_PER_SECOND / 3, ms))), ms),
  },
  { name: 'bare mutation, one durable write', ms: SHORT_MS, run: (ms) => bare(flows.bareOneWrite, ms) },
]

const measured = Object.fromEntries(measurements.map(({ name }) => [name, []]))
await warmUp()
for (const { run, ms } of measurements) await run(ms)
for (let round = 1; round <= ROUNDS; round++) {
  console.log(`Round ${round} of ${ROUNDS} …`)
  // Every other round backwards, so that a machine that grows slower or faster favours nobody.
  for (const { name, ms, run } of round % 2 === 1 ? measurements : measurements.toReversed()) {
    await run(RUN_IN_MS)
    measured[name].push(await run(ms))
  }
}

console.log(`
${ratesTable(measured)}

${ratiosTable(measured, [
  { of: 'Enrol sign-in (password and code)', to: 'raw argon2id verification', target: 0.85 },
  { of: 'challenge.submit, right code', to: 'bare mutation, no write', target: 0.5 },
  { of: 'challenge.submit, right code', to: 'bare mutation, one durable write', target: 0.5 },
  { of: 'challenge.submit, wrong code', to: 'bare mutation, no write' },
  { of: 'Enrol sign-in (password and code)', to: 'better-auth sign-in, its own scrypt' },
  { of: 'Enrol sign-in (password and code)', to: 'better-auth sign-in, argon2id' },
])}

Sign-ins: ${SIGN_INS_AT_ONCE} at once; other requests: ${CONNECTIONS} at once. Client and servers share the machine.
The bare mutations are served by the same process as the product: the same hooks, headers and log, an empty tRPC procedure.
better-auth runs on Fastify and better-sqlite3 with synchronous=FULL; its rate limits are off for this run.`)
process.exit(0)

async function warmUp() {
  const cheap = await hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 })
  const tasks = (await people.enrolled(WARM_UP_SIGN_INS, cheap)).map((person) => ({ ...person, password: PASSWORD }))
  await driven(SIGN_INS_AT_ONCE, enrol.ready, ENROL, flows.signIn, flows.withCodes(tasks), 10 * PASSWORD_MS)
}

/** Tasks for so long; at least one for each of the connections, all of which are in use from the beginning. */
function most(perSecond, ms) {
  return Math.max(CONNECTIONS, Math.ceil((perSecond * ms) / 1000))
}

async function start(name, options) {
  const child = await startChild(name, { folder, ...options })
  undo.push(child.stop)
  return { child, ready: child.ready }
}

async function driven(atOnce, port, origin, flow, tasks, ms) {
  const { workers, close } = await flows.openWorkers(atOnce, port, origin, flow)
  try {
    return await drive(workers, tasks, ms)
  } finally {
    close()
  }
}

function short(flow, tasks, ms) {
  return driven(CONNECTIONS, enrol.ready, ENROL, flow, tasks, ms)
}

function bare(flow, ms) {
  return short(flow, new Array(1_000_000).fill({ code: '123456' }), ms)
}

function betterAuthSignIns({ port, secrets }, ms) {
  const enrolled = flows.withCodes(secrets.map((secret, n) => ({ email: `person-${n}@example.org`, password: PASSWORD, secret })))
  const tasks = Array.from({ length: most(MOST_SIGN_INS_PER_SECOND, ms) }, (_, n) => enrolled[n % enrolled.length])
  return driven(SIGN_INS_AT_ONCE, port, BETTER_AUTH, flows.betterAuthSignIn, tasks, ms)
}

function durableWriteMs() {
  const database = new Database(join(folder, 'disk.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table writes (id integer primary key, text text)')
  const write = database.prepare('insert into writes (text) values (?)')
  const times = Array.from({ length: 300 }, () => {
    const began = performance.now()
    write.run('x'.repeat(100))
    return performance.now() - began
  })
  database.close()
  return median(times)
}
