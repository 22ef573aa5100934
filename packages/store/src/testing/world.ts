import { randomUUID } from 'node:crypto'
import { type Instant, stepAt } from '@enrol/otp'
import { afterAll } from 'vitest'
import type { Database } from '../database.ts'
import type { StoredTotpFactor } from '../factor-store.ts'
import { createKeyring, type Keyring } from '../keyring.ts'
import { openDatabase } from '../open-database.ts'
import { openStore, type Store } from '../open-store.ts'
import type { NewUser } from '../user-row.ts'
import type { User } from '../user-store.ts'
import { TEST_KEY } from './keys.ts'
import { DIALECTS, type Dialect, newDatabase } from './new-database.ts'

export const NOW: Instant = 1_800_000_015_000
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** A fresh database of one dialect with a store on it, and people in it. */
export interface World {
  readonly dialect: Dialect
  readonly url: string
  readonly database: Database
  readonly keyring: Keyring
  readonly store: Store
  /** Somebody new. */
  person(change?: Partial<NewUser>): Promise<User>
  /** Somebody new with an authenticator app, whose last code was accepted an hour before NOW. */
  personWithApp(change?: { secret?: string; lastStep?: number }): Promise<StoredTotpFactor>
}

/** One world for each database, for the tests of one file: every store test runs on both. */
export async function openWorlds(): Promise<World[]> {
  const worlds: World[] = []
  for (const dialect of DIALECTS) worlds.push(await openWorld(dialect))
  return worlds
}

async function openWorld(dialect: Dialect): Promise<World> {
  const { url, remove } = await newDatabase(dialect)
  afterAll(remove)
  const database = await openDatabase(url)
  afterAll(database.close)
  const keyring = createKeyring([TEST_KEY])
  const store = await openStore(database, keyring)
  const organisation = { id: randomUUID(), name: 'Test Chambers', mfa: 'enforced', emailMfa: 'everybody', createdAt: NOW } as const
  await store.atomically([store.organisations.add(organisation)])

  async function person(change: Partial<NewUser> = {}): Promise<User> {
    const id = randomUUID()
    const user = {
      id,
      organisationId: organisation.id,
      username: `person-${id}`,
      name: 'Pat Example',
      passwordHash: 'a hash',
      contactEmail: 'pat@example.org',
      contactVerified: true,
      emailMfaAllowed: false,
      oneTimePasswordAt: null,
      role: 'member' as const,
      language: null,
      suspendedAt: null,
      createdAt: NOW,
      ...change,
    }
    if (!(await store.atomically([store.users.add(user)]))) throw new Error(`${user.username} could not be added`)
    const member = await store.users.byUsername(user.username)
    if (!member) throw new Error(`${user.username} was not found`)
    return member.user
  }

  async function personWithApp({ secret = SECRET, lastStep = stepAt(NOW) - 120 } = {}): Promise<StoredTotpFactor> {
    const { id: userId } = await person()
    await store.atomically([store.factors.addTotp({ id: randomUUID(), userId, secret, tag: '7K', issuedAt: NOW, lastStep, at: NOW })])
    const factor = await store.factors.of(userId)
    if (factor?.method !== 'totp') throw new Error('the factor was not found')
    return factor
  }

  return { dialect, url, database, keyring, store, person, personWithApp }
}
