import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Database, StartRefused } from './database.ts'
import { createKeyring, type Key } from './keyring.ts'
import { openDatabase } from './open-database.ts'
import { openStore } from './open-store.ts'
import { testKey } from './testing/keys.ts'
import { DIALECTS, newDatabase } from './testing/new-database.ts'
import { NOW, SECRET } from './testing/world.ts'

const [k1, k2, K1] = [testKey('k1', 1), testKey('k2', 2), testKey('K1', 3)]
const wrongK1 = testKey('k1', 9)

describe.each(DIALECTS)('the keys of a database on %s', (dialect) => {
  async function open(): Promise<Database> {
    const { url, remove } = await newDatabase(dialect)
    const database = await openDatabase(url)
    onTestFinished(async () => {
      await database.close()
      await remove()
    })
    return database
  }
  const start = (database: Database, keys: [Key, ...Key[]]) => openStore(database, createKeyring(keys))

  /** Somebody whose secret is sealed under the first key: a factor, or one that was only shown. */
  async function sealOne(database: Database, keys: [Key, ...Key[]], as: 'factor' | 'shown'): Promise<string> {
    const store = await start(database, keys)
    const [organisationId, userId, id] = [randomUUID(), randomUUID(), randomUUID()]
    const person = {
      id: userId,
      organisationId,
      username: userId,
      name: 'Pat',
      passwordHash: 'h',
      contactEmail: null,
      contactVerified: false,
    }
    const kept = { id, secret: SECRET, tag: '7K', issuedAt: NOW }
    await store.atomically(
      [],
      [
        store.organisations.add({ id: organisationId, name: organisationId, mfa: 'enforced', emailMfa: 'nobody', createdAt: NOW }),
        store.users.add({
          ...person,
          emailMfaAllowed: false,
          oneTimePasswordAt: null,
          role: 'member',
          language: null,
          suspendedAt: null,
          createdAt: NOW,
        }),
        as === 'factor'
          ? store.factors.addTotp({ ...kept, userId, lastStep: 1, at: NOW })
          : store.enrolments.remember(userId, { ...kept, sequence: 1, keptUntil: NOW + 1, retired: false }),
      ],
    )
    return userId
  }

  test('may be the same at every start', async () => {
    const database = await open()
    await start(database, [k1])
    await expect(start(database, [k1])).resolves.toBeDefined()
  })

  test('may be added and put in front, and the old one is kept behind', async () => {
    const database = await open()
    const userId = await sealOne(database, [k1], 'factor')
    const store = await start(database, [k2, k1])
    expect(await store.factors.of(userId)).toMatchObject({ secret: SECRET })
  })

  test('of a known name and other bytes refuse to start, and say which it is', async () => {
    const database = await open()
    await start(database, [k1])
    await expect(start(database, [wrongK1])).rejects.toThrow(StartRefused)
    await expect(start(database, [k2, wrongK1])).rejects.toThrow('the key "k1" is not the one that this database was sealed with')
  })

  test('refused once are not remembered: the right one starts after it', async () => {
    const database = await open()
    await sealOne(database, [k1], 'factor')
    await expect(start(database, [wrongK1])).rejects.toThrow(StartRefused)
    await expect(start(database, [testKey('k2', 8)])).rejects.toThrow(StartRefused)
    await expect(start(database, [k2, k1])).resolves.toBeDefined()
  })

  test.each(['factor', 'shown'] as const)('that a %s secret still needs may not be missing', async (as) => {
    const database = await open()
    await sealOne(database, [k1], as)
    await expect(start(database, [k2])).rejects.toThrow('sealed under the key "k1", which is not configured')
  })

  test('that nothing needs any longer may be left out', async () => {
    const database = await open()
    const userId = await sealOne(database, [k1], 'factor')
    const { factors } = database.tables
    await database.atomically([(q) => q.delete(factors).where(eq(factors.userId, userId)).returning({ id: factors.id })])
    await expect(start(database, [k2])).resolves.toBeDefined()
  })

  test('are told apart also when their names differ only in case', async () => {
    const database = await open()
    await start(database, [k1])
    await sealOne(database, [K1, k1], 'factor')
    await expect(start(database, [K1])).resolves.toBeDefined()
  })

  test('differ between two servers that start at once on a new database: one of them is refused', async () => {
    const database = await open()
    const starts = await Promise.allSettled([start(database, [k1]), start(database, [wrongK1])])
    expect(starts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })
})
