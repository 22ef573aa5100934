import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Database, StartRefused, type Write } from './database.ts'
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
  const start = (database: Database, keys: [Key, ...Key[]], now = NOW) => openStore(database, createKeyring(keys), { now })

  const KINDS = ['factor', 'further app', 'shown secret', 'recovery code', 'emailed code', 'address code', 'audit event'] as const

  /** Somebody of whom the first key has sealed or digested one thing. */
  async function sealOne(database: Database, keys: [Key, ...Key[]], as: (typeof KINDS)[number]): Promise<string> {
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
    const app = { ...kept, userId, lastStep: 1, at: NOW }
    const sent = { id, userId, sequence: 1, number: 1, code: '123456', sentAt: NOW, expiresAt: NOW + 1 }
    const nobody = { actorId: null, subjectId: null, organisationId: null, address: null, reference: null }
    const sealed = {
      factor: () => store.factors.addTotp(app),
      'further app': () => store.factors.further.add({ ...app, name: null }),
      'shown secret': () => store.enrolments.remember(userId, { ...kept, sequence: 1, keptUntil: NOW + 1, retired: false }),
      'recovery code': () => store.recoveryCodes.add(userId, [{ id, code: 'AAAA-BBBB-CCCC-DDDD' }], NOW),
      'emailed code': () => store.emailCodes.add({ ...sent, purpose: 'sign-in' }),
      'address code': () => store.addressChanges.put({ userId, address: 'p@example.org', sentAt: NOW, requestedBy: 'a', code: '123456' }),
      'audit event': () => store.audit.record({ at: NOW, kind: 'something', outcome: 'done', detail: {}, ...nobody }),
    } satisfies Record<(typeof KINDS)[number], () => Write>
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
        sealed[as](),
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

  test.each(KINDS)('that a sealed %s still needs may not be missing', async (kind) => {
    const database = await open()
    await sealOne(database, [k1], kind)
    await start(database, [k2, k1])
    await expect(start(database, [k2])).rejects.toThrow('sealed under the key "k1", which is not configured')
    await expect(start(database, [k2, k1])).resolves.toBeDefined()
  })

  test('that the head of the audit trail is sealed under may not be missing', async () => {
    const database = await open()
    await start(database, [k1])
    await expect(start(database, [k2])).rejects.toThrow('sealed under the key "k1", which is not configured')
  })

  test('that nothing needs any longer may be left out', async () => {
    const database = await open()
    const userId = await sealOne(database, [k1], 'factor')
    const { factors } = database.tables
    await database.atomically([(q) => q.delete(factors).where(eq(factors.userId, userId)).returning({ id: factors.id })])
    await start(database, [k2, k1])
    await expect(start(database, [k2])).resolves.toBeDefined()
  })

  test('that codes needed which were used, or are over, may be left out', async () => {
    const database = await open()
    const users = [await sealOne(database, [k1], 'recovery code'), await sealOne(database, [k1], 'emailed code')]
    const store = await start(database, [k2, k1])
    const [code] = await store.recoveryCodes.of(users[0] ?? '')
    if (code === undefined) throw new Error('there is no code')
    await store.atomically([store.recoveryCodes.spend(code, NOW)])
    await expect(start(database, [k2], NOW)).rejects.toThrow('"k1"')
    await expect(start(database, [k2], NOW + 1)).resolves.toBeDefined()
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
