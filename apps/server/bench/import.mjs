// `npm run bench:import`: imports 100,000 generated people, and prints time and memory against the targets. One password
// in a hundred is hashed as all are in earnest, for the memory that this takes; the others cost nothing to hash, since the time
// that it adds is the machine's: about 20 ms a person for each core.
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 100_000)
const MOST_SECONDS = 60
const MOST_MIB = 300
const MOST_LIST_MS = 100
const ASKED = 15
const ENROLLED = 3_000
/** One in so many passwords is hashed in earnest. */
const EARNEST = 100

const [
  { asOperator, createPasswords, importPeople, listPeople, planImport, readPeople, recordedByOperator },
  { openDatabase, openKeyring, openStore },
  { createPasswordsFile },
  { machine, median },
  crypto,
] = await Promise.all([
  import('@enrol/api'),
  import('@enrol/store'),
  import('../dist/cli/passwords-file.js'),
  import('./report.mjs'),
  import('node:crypto'),
])

/** On a disk rather than in the machine's folder for temporary files, which may be memory. */
const parent = fileURLToPath(new URL('../node_modules', import.meta.url))
mkdirSync(parent, { recursive: true })
const folder = mkdtempSync(join(parent, '.bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
process.once('SIGINT', () => process.exit(130))

const path = join(folder, 'people.csv')
writePeople(path)
const kept = await createPasswordsFile(join(folder, 'passwords.csv'))
const url = process.env.BENCH_DATABASE_URL ?? `file:${join(folder, 'enrol.db')}`
const keys = process.env.BENCH_DATABASE_URL ? [{ id: 'bench', key: crypto.randomBytes(32) }] : null
const database = await openDatabase(url)
const store = await openStore(database, await openKeyring(keys, url, database))
const deps = { store, clock: Date.now, randomBytes: crypto.randomBytes }
const organisation = {
  id: crypto.randomUUID(),
  name: `Bench ${crypto.randomUUID()}`,
  mfa: 'off',
  emailMfa: 'nobody',
  createdAt: Date.now(),
}
await store.atomically([store.organisations.add(organisation)])

console.log(machine())
const begun = performance.now()
const began = {}
const imported = await importOnce()
const seconds = (performance.now() - begun) / 1000
const writing = (performance.now() - began.writing) / 1000
const mib = process.resourceUsage().maxRSS / 1024
const again = await importOnce()
const secondsAgain = (performance.now() - begun) / 1000 - seconds
const questions = await askedOfLists()
await Promise.all([store.close(), kept.close()])

if (imported.added !== PEOPLE || again.added !== 0 || again.unchanged !== PEOPLE)
  throw new Error('The import did not do what it is measured for.')
console.log(`
${PEOPLE} people imported in ${seconds.toFixed(1)} s (at most ${MOST_SECONDS}: ${verdict(seconds <= MOST_SECONDS)}), of which ${writing.toFixed(1)} s in the transaction
The same file again, which changes nothing: ${secondsAgain.toFixed(1)} s
Memory at its peak: ${mib.toFixed(0)} MiB (below ${MOST_MIB}: ${verdict(mib < MOST_MIB)})

Lists over them, page and count, median of ${ASKED} (at most ${MOST_LIST_MS} ms):
${questions.map(({ what, ms }) => `  ${what.padEnd(34)}${ms.toFixed(1).padStart(7)} ms   ${verdict(ms <= MOST_LIST_MS)}`).join('\n')}`)

/** What an administrator's list asks the store: fifty people of a page, and how many there are in all. */
async function askedOfLists() {
  const page = { order: 'name', descending: false, offset: 0, most: ENROLLED }
  const everybody = { organisationId: organisation.id, search: '', filter: null, now: Date.now(), missesInAll: 100 }
  const people = await store.people.list({ ...everybody, ...page })
  await store.atomically(people.map(({ id }) => store.factors.addEmail({ id: crypto.randomUUID(), userId: id, at: Date.now() })))
  const asked = [
    ['first page', {}],
    ['last page', { page: PEOPLE / 50 }],
    ['a name that one person has', { search: `neill-${PEOPLE - 7},` }],
    ['a part that everybody has', { search: 'neill' }],
    ['a name that nobody has', { search: 'zzzz' }],
    ['not enrolled', { filter: 'not-enrolled' }],
    ['email codes', { filter: 'email' }],
    ['by user name', { order: 'username' }],
    ['by the day of enrolment', { order: 'enrolled', descending: true }],
    ['locked', { filter: 'locked' }],
    ['first page, for the helpdesk', {}, 'helpdesk'],
  ]
  const measured = []
  for (const [what, question, role = 'administrator'] of asked) {
    const ctx = { store, clock: Date.now, limits: { miss: { missesInAll: 100 } }, session: { user: { role }, organisation } }
    const times = []
    for (let n = 0; n < ASKED; n++) {
      const start = performance.now()
      await listPeople(ctx, { organisationId: null, search: '', filter: null, order: 'name', descending: false, page: 1, ...question })
      times.push(performance.now() - start)
    }
    measured.push({ what, ms: median(times) })
  }
  return measured
}

async function importOnce() {
  const plan = await planImport(deps, organisation, readPeople(readFileSync(path)))
  if (plan.problems.length > 0) throw new Error(JSON.stringify(plan.problems[0]))
  return importPeople({ ...asOperator(deps), passwords: passwordsAmong(await createPasswords()) }, plan, {
    verified: true,
    keepPasswords: (passwords) => kept.write(passwords),
    recorded: (at, detail) =>
      recordedByOperator({ ...deps, clock: () => at }, 'import-people', { id: null, organisationId: organisation.id }, detail),
    onProgress: (phase) => {
      began[phase] ??= performance.now()
    },
  })
}

/** Made by the import, as at the command line, whose file has been read by then. */
function passwordsAmong({ hash }) {
  let given = 0
  return { hash: (password) => (given++ % EARNEST === 0 ? hash(password) : cheapHash(password)) }
}

/** As long as a real one, and in one piece as it comes from there: strings that were put together here are held twice. */
async function cheapHash(password) {
  return Buffer.from(`$argon2id$v=19$m=19456,t=2,p=1$${password.padEnd(66, 'x')}`).toString('latin1')
}

function writePeople(to) {
  const file = openSync(to, 'w')
  const run = crypto.randomBytes(3).toString('hex')
  writeSync(file, 'username,name,contact_email,role,email_mfa\r\n')
  for (let n = 0; n < PEOPLE; n++) {
    const role = n % 50 === 0 ? 'administrator' : 'member'
    writeSync(file, `person.${run}.${n},"Siân O'Neill-${n}, Ms",person.${n}@example.org,${role},${n % 3 === 0 ? 'yes' : 'no'}\r\n`)
  }
  closeSync(file)
}

function verdict(isMet) {
  return isMet ? 'met' : 'NOT MET'
}
