import { randomUUID } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOfStep, stepAt } from '@enrol/otp'
import SqliteDatabase from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from './database.ts'
import { createKeyring } from './keyring.ts'
import type { Restore } from './lineage.ts'
import { openDatabase, sqlitePath } from './open-database.ts'
import { openStore, type Store } from './open-store.ts'
import { TEST_KEY } from './testing/keys.ts'
import { DIALECTS, newDatabase, temporaryFolder } from './testing/new-database.ts'
import { submitEmail, submitTotp } from './testing/submissions.ts'
import { NOW, SECRET } from './testing/world.ts'

interface Opened {
  readonly database: Database
  readonly store: Store
  /** What the start found out. */
  readonly noticed: readonly Restore[]
}

async function open(url: string, now = NOW): Promise<Opened> {
  const database = await openDatabase(url)
  const noticed: Restore[] = []
  const store = await openStore(database, createKeyring([TEST_KEY]), { now, onRestore: (restore) => noticed.push(restore) })
  return { database, store, noticed }
}

/** Opens it, and closes it again. */
async function noticedAt(url: string, now = NOW): Promise<readonly Restore[]> {
  const { store, noticed } = await open(url, now)
  await store.close()
  return noticed
}

async function fresh(dialect: (typeof DIALECTS)[number]): Promise<string> {
  const { url, remove } = await newDatabase(dialect)
  onTestFinished(remove)
  return url
}

/** Something of which an audit event tells, as every acknowledgement does. */
function event(store: Store) {
  const nobody = { actorId: null, subjectId: null, organisationId: null, address: null, reference: null }
  return store.audit.record({ at: NOW, kind: 'submit-code', outcome: 'accepted', detail: {}, ...nobody })
}

/** A person with an app, an emailed code, a secret that waits for its code, a reset that waits for its time, and a session. */
async function personWithEverything(store: Store): Promise<string> {
  const [organisationId, userId] = [randomUUID(), randomUUID()]
  const user = { id: userId, organisationId, username: userId, name: 'Pat', passwordHash: 'h', contactEmail: 'p@example.org' }
  const shown = { secret: SECRET, tag: '7K', issuedAt: NOW }
  const lastHour = { sequence: 1, number: 1, sentAt: NOW, expiresAt: NOW + 900_000 }
  await store.atomically(
    [store.organisations.add({ id: organisationId, name: organisationId, mfa: 'enforced', emailMfa: 'everybody', createdAt: NOW })],
    [
      store.users.add({
        ...user,
        contactVerified: true,
        emailMfaAllowed: false,
        oneTimePasswordAt: null,
        role: 'member',
        language: null,
        suspendedAt: null,
        createdAt: NOW,
      }),
      store.factors.addTotp({ ...shown, id: randomUUID(), userId, lastStep: 1, at: NOW }),
      store.factors.further.add({ ...shown, id: randomUUID(), userId, name: null, lastStep: 1, at: NOW }),
      store.enrolments.remember(userId, { ...shown, id: randomUUID(), sequence: 1, keptUntil: NOW + 1e9, retired: false }),
      store.emailCodes.add({ ...lastHour, id: randomUUID(), userId, purpose: 'sign-in', code: '123456' }),
      store.help.open({ id: `help-${userId}`, userId, organisationId, reference: 'AAAA-2222', askedAt: NOW }),
      store.help.grant(`help-${userId}`, { resetAt: NOW, grantedBy: 'an administrator', reason: 'a lost phone' }),
      store.sessions.open({ id: `session-${userId}`, userId, stage: 'signed-in', at: NOW }),
      event(store),
    ],
  )
  return userId
}

/** What `sqlite3 enrol.db ".backup FILE"` makes, while the database is being served. */
async function backup(url: string): Promise<string> {
  const source = new SqliteDatabase(sqlitePath(url), { readonly: true })
  const { path, remove } = temporaryFolder()
  onTestFinished(remove)
  await source.backup(join(path, 'backup.db'))
  source.close()
  return join(path, 'backup.db')
}

function putBack(copy: string, url: string): void {
  for (const end of ['-wal', '-shm']) rmSync(sqlitePath(url) + end, { force: true })
  cpSync(copy, sqlitePath(url))
}

describe.each(DIALECTS)('a database on %s', (dialect) => {
  test('is taken for no restored one at its first start, at the next, and by two servers that start at once', async () => {
    const url = await fresh(dialect)
    const first = await open(url)
    await personWithEverything(first.store)
    const others = await Promise.all([noticedAt(url), noticedAt(url)])
    await first.store.close()
    expect([...first.noticed, ...others.flat(), ...(await noticedAt(url))]).toEqual([])
  })

  test('that an earlier version served, which recorded no place, is recorded without more ado', async () => {
    const url = await fresh(dialect)
    const earlier = await open(url)
    const userId = await personWithEverything(earlier.store)
    await earlier.database.atomically([(q) => q.delete(earlier.database.tables.lineage).returning()])
    await earlier.store.close()
    if (dialect === 'SQLite') rmSync(`${sqlitePath(url)}.mark`)
    const { store, noticed } = await open(url)
    expect([noticed, (await store.sessions.get(`session-${userId}`))?.stage]).toEqual([[], 'signed-in'])
    await store.close()
  })

  test('whose place is another one than it remembers spends all that may have been spent, ends every session and says so, once', async () => {
    const url = await fresh(dialect)
    const before = await open(url)
    const userId = await personWithEverything(before.store)
    const { lineage, auditEvents } = before.database.tables
    await before.database.atomically([(q) => q.update(lineage).set({ identity: 'where it was made' }).returning()])
    await before.store.close()

    const { store, database, noticed } = await open(url)
    onTestFinished(store.close)
    expect(noticed).toEqual(['elsewhere'])
    for (const off of [-1, 0, 1]) {
      const { kind } = await submitTotp(store, userId, codeOfStep(SECRET, stepAt(NOW) + off), NOW)
      expect(kind).toBe(off === 1 ? 'already-used' : 'too-old')
    }
    const afterwards = NOW + 60_000
    expect(await submitTotp(store, userId, codeOfStep(SECRET, stepAt(afterwards)), afterwards)).toEqual({ kind: 'accepted' })
    expect(await submitEmail(store, userId, 'sign-in', '123456', NOW)).toEqual({ kind: 'already-used' })
    expect((await store.enrolments.secretsOf(userId, NOW)).map(({ retired }) => retired)).toEqual([true])
    expect(await store.sessions.get(`session-${userId}`)).toBeNull()
    expect(await store.help.due(NOW, 10)).toEqual([])
    expect(await store.help.openOf(userId)).toMatchObject({ resetAt: null, grantedBy: null, reason: null, outcome: null })
    const told = await database.queries.select().from(auditEvents).where(eq(auditEvents.kind, 'restore-noticed'))
    expect(told).toMatchObject([{ at: NOW, outcome: 'spent', detail: '{"reason":"elsewhere"}' }])
    expect(await noticedAt(url)).toEqual([])
  })

  test('that nobody is in has nothing to spend, wherever it comes from', async () => {
    const url = await fresh(dialect)
    const { database, store } = await open(url)
    await database.atomically([(q) => q.update(database.tables.lineage).set({ identity: 'where it was made' }).returning()])
    await store.close()
    expect(await noticedAt(url)).toEqual([])
  })

  test('leaves what is spent further ahead than that as it is', async () => {
    const url = await fresh(dialect)
    const { database, store } = await open(url)
    const userId = await personWithEverything(store)
    const ahead = stepAt(NOW) + 9
    const factor = await store.factors.of(userId)
    if (factor === null) throw new Error('no app')
    await store.atomically([store.factors.saveIfUnchanged(factor, { misses: 0, lockedUntil: null, lastStep: ahead })])
    await database.atomically([(q) => q.update(database.tables.lineage).set({ identity: 'where it was made' }).returning()])
    await store.close()
    const again = await open(url)
    onTestFinished(again.store.close)
    expect(await again.store.factors.of(userId)).toMatchObject({ lastStep: ahead })
  })
})

describe('a SQLite file', () => {
  /** Served and closed in good order; with a backup from before its last event. */
  async function served(): Promise<{ url: string; path: string; copy: string; userId: string }> {
    const url = await fresh('SQLite')
    const { store } = await open(url)
    const userId = await personWithEverything(store)
    const copy = await backup(url)
    await store.atomically([event(store)])
    await store.close()
    return { url, path: sqlitePath(url), copy, userId }
  }

  test('has a mark beside it, for its owner alone (CWE-732)', async () => {
    const { path } = await served()
    expect(statSync(`${path}.mark`).mode & 0o077).toBe(0)
    expect(readFileSync(`${path}.mark`).readBigInt64LE(0)).toBe(2n)
  })

  test('that is a backup from before the last acknowledgement is noticed, once, and its events are numbered on', async () => {
    const { url, copy, userId } = await served()
    putBack(copy, url)
    const { store, database, noticed } = await open(url)
    expect(noticed).toEqual(['older'])
    expect(await store.sessions.get(`session-${userId}`)).toBeNull()
    const events = await database.queries.select().from(database.tables.auditEvents)
    expect(events.map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'submit-code'],
      [3, 'restore-noticed'],
    ])
    expect(await store.audit.verify()).toMatchObject({ newest: 3, restores: [{ after: 1, missing: 1 }], faults: [] })
    await store.close()
    expect(await noticedAt(url)).toEqual([])
  })

  test('that is a backup of everything is as good as the file', async () => {
    const { url } = await served()
    putBack(await backup(url), url)
    expect(await noticedAt(url)).toEqual([])
  })

  test('that is a backup from before anything happened is noticed once', async () => {
    const url = await fresh('SQLite')
    const { store } = await open(url)
    const empty = await backup(url)
    await personWithEverything(store)
    await store.close()
    putBack(empty, url)
    expect([await noticedAt(url), await noticedAt(url)]).toEqual([['older'], []])
    const again = await open(url)
    expect(await again.store.audit.verify()).toMatchObject({ restores: [{ after: 0, missing: 1 }], faults: [] })
    await again.store.close()
  })

  test('whose write-ahead log was lost is noticed', async () => {
    const url = await fresh('SQLite')
    const { store } = await open(url)
    await personWithEverything(store)
    const withoutLog = await backup(url)
    await store.atomically([event(store)])
    putBack(withoutLog, url)
    expect(await noticedAt(url)).toEqual(['older'])
    await store.close().catch(() => undefined)
  })

  test.each<[string, (from: string, to: string) => void]>([
    ['copied with its folder', (from, to) => cpSync(from, to, { recursive: true, preserveTimestamps: true })],
    [
      'copied without its mark',
      (from, to) => {
        mkdirSync(to)
        cpSync(join(from, 'enrol.db'), join(to, 'enrol.db'))
      },
    ],
  ])('that was %s is noticed there, once, and not where it came from', async (_how, copyTo) => {
    const { url, path } = await served()
    const place = temporaryFolder()
    onTestFinished(place.remove)
    const to = join(place.path, 'copy')
    copyTo(dirname(path), to)
    const there = `file:${to}/enrol.db`
    expect([await noticedAt(there), await noticedAt(there), await noticedAt(url)]).toEqual([['elsewhere'], [], []])
  })

  test('that was put back together with its folder is noticed', async () => {
    const { url, path } = await served()
    const place = temporaryFolder()
    onTestFinished(place.remove)
    cpSync(dirname(path), join(place.path, 'copy'), { recursive: true, preserveTimestamps: true })
    rmSync(dirname(path), { recursive: true })
    cpSync(join(place.path, 'copy'), dirname(path), { recursive: true, preserveTimestamps: true })
    expect(await noticedAt(url)).toEqual(['elsewhere'])
  })

  test('that was put back over the old one, with an older mark over its mark, is noticed', async () => {
    const { url, path } = await served()
    const hourAgo = BigInt(Date.now() - 3_600_000)
    const mark = readFileSync(`${path}.mark`)
    mark.writeBigInt64LE(1n, 0)
    mark.writeBigInt64LE(hourAgo, 8)
    writeFileSync(`${path}.mark`, mark)
    expect([await noticedAt(url), await noticedAt(url)]).toEqual([['older'], []])
  })

  test('whose mark is none of ours is noticed, once', async () => {
    const { url, path } = await served()
    writeFileSync(`${path}.mark`, 'something else altogether')
    expect([await noticedAt(url), await noticedAt(url)]).toEqual([['older'], []])
  })

  test('that was moved with its folder, or given other permissions or an earlier time, is the same', async () => {
    const { path } = await served()
    const moved = `${dirname(path)}-moved`
    renameSync(dirname(path), moved)
    onTestFinished(() => rmSync(moved, { recursive: true }))
    for (const name of ['enrol.db', 'enrol.db.mark']) {
      chmodSync(join(moved, name), 0o640)
      utimesSync(join(moved, name), 0, 0)
    }
    expect(await noticedAt(`file:${moved}/enrol.db`)).toEqual([])
  })

  test('that two servers write is never behind its mark', async () => {
    const url = await fresh('SQLite')
    const [one, other] = [await open(url), await open(url)]
    for (let round = 0; round < 20; round++) await Promise.all([one, other].map(({ store }) => store.atomically([event(store)])))
    expect(readFileSync(`${sqlitePath(url)}.mark`).readBigInt64LE(0)).toBe(40n)
    await Promise.all([one.store.close(), other.store.close()])
    expect(await noticedAt(url)).toEqual([])
  })
})
