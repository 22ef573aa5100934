import { Buffer } from 'node:buffer'
import { availableParallelism } from 'node:os'
import { type Instant, newOneTimePassword, ONE_TIME_PASSWORD_MS } from '@enrol/otp'
import type { ImportedUser, Write } from '@enrol/store'
import type { Passwords } from '../passwords.ts'
import type { Acting } from './acting.ts'
import type { ImportProblems } from './import-problem.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import type { PersonRow } from './read-people.ts'

/** What is handed to a person, so that they can sign in the first time. */
export interface OneTimePassword {
  readonly username: string
  readonly name: string
  readonly password: string
}

export type ImportPhase = 'hashing' | 'writing'

export interface ImportOptions {
  /** The addresses are known to be theirs; without this no code is sent to them. */
  readonly verified: boolean
  /** The audit event of the import, by whoever asked for it. */
  recorded(at: Instant, detail: Readonly<Record<string, string>>): Write
  /**
   * Keeps the passwords of those who are about to be added, in the order of the file: nothing is written before it resolves, since
   * afterwards nobody could tell them. Called again, with others, when somebody was added meanwhile.
   */
  keepPasswords(passwords: Iterable<OneTimePassword>): Promise<void>
  onProgress?(phase: ImportPhase, done: number, all: number): void
  /** Passwords that are hashed at the same time; each takes a core for about 20 ms. */
  readonly atOnce?: number
}

export type Imported =
  | {
      readonly kind: 'imported'
      readonly added: number
      readonly unchanged: number
      /** Until then people can sign in with the passwords that were kept. */
      readonly until: Instant
    }
  | ({ readonly kind: 'bad-rows' } & ImportProblems)

type ImportDeps = Acting & { readonly passwords: Pick<Passwords, 'hash'> }

/** So many of the new administrators stand by name in the event. */
const NAMED = 100

/** Two imports of the same people at once are done after one or two; more means that something else is wrong. */
const TRIES = 5

/**
 * Adds the people of a plan, all of them or none, in one transaction, each with a password that must be changed at the first sign-in.
 * When somebody else took one of the names after the plan was made, it is made again.
 *
 * There is one audit event for the import and none for each person: events are numbered and chained one after the other, which
 * for 100,000 people would keep everybody else from writing for longer than they wait. Who was added in it can be told
 * all the same: their `createdAt` is the event's `at`, and the digest tells which file it was.
 */
export async function importPeople(deps: ImportDeps, plan: ImportPlan, options: ImportOptions): Promise<Imported> {
  const { onProgress = () => undefined } = options
  const given = new Map<PersonRow, GivenPassword>()
  let current = plan
  for (let tries = 1; tries <= TRIES; tries++) {
    const { added, unchanged, problems, more } = current
    if (problems.length > 0) return { kind: 'bad-rows', problems, more }
    if (added.length === 0) return { kind: 'imported', added: 0, unchanged, until: deps.clock() + ONE_TIME_PASSWORD_MS }

    await givePasswords(deps, added, given, options)
    await options.keepPasswords(oneTimePasswords(added, given))
    onProgress('writing', 0, added.length)
    const at = deps.clock()
    if (await deps.atomically([], writesOf(deps, current, given, at, options))) {
      onProgress('writing', added.length, added.length)
      return { kind: 'imported', added: added.length, unchanged, until: at + ONE_TIME_PASSWORD_MS }
    }
    const again = await planImport(deps, { id: plan.organisationId }, { digest: plan.digest, people: added, problems: [], more: 0 })
    current = { ...again, unchanged: unchanged + again.unchanged }
  }
  throw new Error(`The people could not be added, in ${TRIES} tries.`)
}

interface GivenPassword {
  readonly password: string
  readonly passwordHash: string
}

function givenTo(person: PersonRow, given: ReadonlyMap<PersonRow, GivenPassword>): GivenPassword {
  const found = given.get(person)
  if (found === undefined) throw new Error(`Line ${person.line} was given no password.`)
  return found
}

/** One by one: of 100,000 people, a list of them would be megabytes more. */
function* oneTimePasswords(people: readonly PersonRow[], given: ReadonlyMap<PersonRow, GivenPassword>): Generator<OneTimePassword> {
  for (const person of people) yield { username: person.username, name: person.name, password: givenTo(person, given).password }
}

/** To those who have none yet; so many are worked on at a time, and no more are waiting. */
async function givePasswords(
  { passwords, randomBytes }: ImportDeps,
  people: readonly PersonRow[],
  given: Map<PersonRow, GivenPassword>,
  { atOnce = 2 * availableParallelism(), onProgress = () => undefined }: ImportOptions,
): Promise<void> {
  const left = people.filter((person) => !given.has(person))
  const next = left.values()
  let done = 0
  async function work(): Promise<void> {
    for (const person of next) {
      const password = newOneTimePassword(randomBytes)
      given.set(person, { password, passwordHash: await passwords.hash(password) })
      onProgress('hashing', ++done, left.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

function writesOf(
  { store, randomBytes }: ImportDeps,
  { organisationId, digest, added, unchanged }: ImportPlan,
  given: ReadonlyMap<PersonRow, GivenPassword>,
  at: Instant,
  { verified, recorded }: ImportOptions,
): Write[] {
  function userOf(person: PersonRow): ImportedUser {
    const { username, name, contactEmail, role, emailMfaAllowed } = person
    return {
      id: Buffer.from(randomBytes(16)).toString('base64url'),
      organisationId,
      username,
      name,
      passwordHash: givenTo(person, given).passwordHash,
      oneTimePasswordAt: at,
      role,
      contactEmail,
      contactVerified: verified && contactEmail !== null,
      emailMfaAllowed,
      createdAt: at,
    }
  }
  const administrators = added.filter(({ role }) => role === 'administrator').map(({ username }) => username)
  const counts = { added: String(added.length), unchanged: String(unchanged), administrators: String(administrators.length) }
  const named = administrators.length === 0 ? {} : { administratorsNamed: administrators.slice(0, NAMED).join(' ') }
  return [...store.users.addAll(added, userOf), recorded(at, { ...counts, ...named, verified: verified ? 'yes' : 'no', file: digest })]
}
