import SqliteDatabase from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { StartRefused } from './database.ts'
import { createKeyring } from './keyring.ts'
import { openDatabase, sqlitePath } from './open-database.ts'
import { openStore } from './open-store.ts'
import { TEST_KEY } from './testing/keys.ts'
import { newDatabase } from './testing/new-database.ts'
import { NOW } from './testing/world.ts'

/** How the head stood when the third of the five events had just been recorded, by `:sequence`, `:mac` and `:seal`. */
type Then = Readonly<Record<'sequence' | 'mac' | 'seal', string | number>>

async function open(url: string) {
  return openStore(await openDatabase(url), createKeyring([TEST_KEY]), { now: NOW })
}

/** A file that was served and closed in good order, with five events in it. */
async function served(): Promise<{ url: string; then: Then }> {
  const { url, remove } = await newDatabase('SQLite')
  onTestFinished(remove)
  const store = await open(url)
  const nobody = { actorId: 'a', subjectId: 'b', organisationId: 'c', address: 'd', reference: 'e' }
  const record = (kind: string) =>
    store.atomically([], [store.audit.record({ at: NOW, kind, outcome: 'done', detail: { reason: 'a lost phone' }, ...nobody })])
  await store.atomically([store.organisations.add({ id: 'c', name: 'c', mfa: 'enforced', emailMfa: 'nobody', createdAt: NOW })])
  for (const kind of ['one', 'two', 'three']) await record(kind)
  const then = withFile(url, (sqlite) => sqlite.prepare('select sequence, mac, seal from audit_head').get() as Then)
  for (const kind of ['four', 'five']) await record(kind)
  await store.close()
  return { url, then }
}

function withFile<T>(url: string, use: (sqlite: SqliteDatabase.Database) => T): T {
  const sqlite = new SqliteDatabase(sqlitePath(url))
  try {
    return use(sqlite)
  } finally {
    sqlite.close()
  }
}

/** As `audit verify` goes about it. */
async function found(url: string): Promise<unknown> {
  const store = await open(url).catch((error: unknown) => {
    if (error instanceof StartRefused) return error.message
    throw error
  })
  if (typeof store === 'string') return store
  const { faults, restores } = await store.audit.verify()
  await store.close()
  return restores.length > 0 ? { faults, restores } : faults
}

const altered = (sequence: number) => ({ kind: 'altered', sequence })
const gap = (after: number, before: number) => ({ kind: 'gap', after, before })
const end = (after: number) => ({ kind: 'end', after })
const SEAL = { kind: 'seal' }
const REFUSED = expect.stringContaining('The audit trail was tampered with')

const COPY = 'insert into audit_events select $at, at, kind, outcome, actor_id, subject_id, organisation_id, address, reference, detail'
const copied = (at: string | number, columns = 'previous, mac') =>
  `${COPY.replace('$at', String(at))}, ${columns} from audit_events where sequence = 3`
const CUT = 'delete from audit_events where sequence > 3'

test.each<[string, string, unknown]>([
  ['an event was taken out', 'delete from audit_events where sequence = 3', [gap(2, 4)]],
  ['an event has another number', 'update audit_events set sequence = 9 where sequence = 5', [altered(9), SEAL]],
  ['an event has another time', 'update audit_events set at = at - 1 where sequence = 3', [altered(3)]],
  ...['kind', 'outcome', 'actor_id', 'subject_id', 'organisation_id', 'address', 'reference', 'previous'].map(
    (column): [string, string, unknown] => [
      `an event has another ${column}`,
      `update audit_events set ${column} = 'x' where sequence = 3`,
      [altered(3)],
    ],
  ),
  ['an event names nobody any longer', 'update audit_events set actor_id = null where sequence = 3', [altered(3)]],
  ['an event tells something else', `update audit_events set detail = '{"reason":"x"}' where sequence = 3`, [altered(3)]],
  ['an event can no longer be read', `update audit_events set detail = '{' where sequence = 3`, [altered(3)]],
  ['an event has another digest', `update audit_events set mac = 'k1.x' where sequence = 3`, [altered(3), gap(3, 4)]],
  ['an event has a digest of bytes', `update audit_events set mac = cast(mac as blob) where sequence = 3`, [altered(3), gap(3, 4)]],
  ['an event has no digest', `update audit_events set mac = '', previous = '' where sequence = 3`, [altered(3), gap(3, 4)]],
  [
    'two events were exchanged',
    'update audit_events set sequence = -sequence where sequence in (2, 4); update audit_events set sequence = 6 + sequence where sequence < 0',
    [altered(2), altered(4), gap(2, 3), gap(4, 5)],
  ],
  ['the end was cut off', CUT, [end(3)]],
  ['the beginning was cut off', 'delete from audit_events where sequence <= 2', [gap(0, 3)]],
  ['all of it was taken out', 'delete from audit_events', [end(0)]],
  ['all of it was taken out, and the head emptied', `delete from audit_events; update audit_head set mac = '', seal = ''`, REFUSED],
  [
    'all of it was taken out, and the head made as for a new database',
    `delete from audit_events; update audit_head set mac = '', seal = '', sequence = 0`,
    REFUSED,
  ],
  [
    'all of it was taken out, and the head made as for a database without a chain',
    `delete from audit_events; update audit_head set mac = '', seal = '', began = sequence + 1; delete from key_checks; delete from lineage`,
    REFUSED,
  ],
  ['the head is gone', 'delete from audit_head', REFUSED],
  ['there are two heads', 'insert into audit_head select 2, sequence, began, mac, seal from audit_head', REFUSED],
  ['the head has another number', 'update audit_head set sequence = sequence + 7', [end(5)]],
  ['the head begins elsewhere', 'update audit_head set began = 4', expect.arrayContaining([SEAL])],
  ['the head has another digest', `update audit_head set mac = 'k1.x'`, [SEAL]],
  ['the head has another seal', `update audit_head set seal = 'k1.x'`, [SEAL]],
  ['the head is not sealed', `update audit_head set seal = ''`, REFUSED],
  ['an event was added', copied(6), [altered(6), SEAL]],
  ['an event was added, and the head moved on', `${copied(6)}; update audit_head set sequence = 6`, [altered(6), SEAL]],
  ['an event was added under a key of nobody', copied(6, `previous, 'k9.x'`), [{ kind: 'unknown-key', keyId: 'k9' }, SEAL]],
  ['an event was added before the first', copied(0), [altered(0)]],
  ['an event was added before the first, as if from before the chain', copied(0, `'', ''`), [altered(0)]],
  ['an event was added below nought', copied(-7, `'', ''`), [altered(-7)]],
  ['an event was added beyond all numbers', copied('9007199254740993'), [altered(9007199254740992)]],
  ['the end was cut off, and the head of before put back', `${CUT}; update audit_head set mac = :mac, seal = :seal`, [end(3)]],
  [
    'the end was cut off, and all of the head of before put back: its mark tells',
    `${CUT}; update audit_head set mac = :mac, seal = :seal, sequence = :sequence`,
    { faults: [], restores: [{ after: 3, missing: 2 }] },
  ],
  [
    'the end was cut off, the head of before put back, and a restore brought about',
    `${CUT}; update audit_head set mac = :mac, seal = :seal; insert into users (id, organisation_id, username, username_key, name, password_hash, contact_verified, email_mfa_allowed, created_at) values ('u', 'c', 'u', 'u', 'u', 'h', 0, 0, 0); update lineage set identity = 'x'`,
    { faults: [], restores: [{ after: 3, missing: 2 }] },
  ],
])('it is told that %s', async (_what, statements, expected) => {
  const { url, then } = await served()
  expect(await found(url)).toEqual([])
  const quoted = statements.replace(/:(sequence|mac|seal)\b/g, (_, column: keyof Then) => `'${then[column]}'`)
  withFile(url, (sqlite) => sqlite.exec(quoted))
  expect(await found(url)).toEqual(expected)
})
