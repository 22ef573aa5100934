import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Database, StartRefused } from './database.ts'
import { openDatabase, sqlitePath } from './open-database.ts'
import { openKeyring, parseKeys } from './open-keyring.ts'
import { openStore } from './open-store.ts'
import { spelt, testKey } from './testing/keys.ts'
import { type Dialect, newDatabase } from './testing/new-database.ts'
import { startServers } from './testing/start-server.ts'

async function open(dialect: Dialect): Promise<{ url: string; database: Database; keyFile: string }> {
  const { url, remove } = await newDatabase(dialect)
  const database = await openDatabase(url)
  onTestFinished(async () => {
    await database.close()
    await remove()
  })
  return { url, database, keyFile: `${sqlitePath(url)}.keys` }
}

describe('keys in the environment', () => {
  const [k1, k2] = [testKey('k1', 1), testKey('k-2', 2)]

  test('are an id and 32 bytes each, the first one first', () => {
    expect(parseKeys(spelt(k1))).toEqual([{ id: 'k1', bytes: Buffer.from(k1.bytes) }])
    expect(parseKeys(` ${spelt(k2)} , ${spelt(k1)}\n`)).toMatchObject([{ id: 'k-2' }, { id: 'k1' }])
  })

  test('are read in base64url and without padding as well', () => {
    const bytes = Buffer.alloc(32, 0xfb)
    expect(parseKeys(`k1:${bytes.toString('base64url')}`)).toEqual([{ id: 'k1', bytes }])
  })

  test.each([
    ['nothing', ''],
    ['no id', Buffer.alloc(32).toString('base64')],
    ['no bytes', 'k1:'],
    ['31 bytes', `k1:${Buffer.alloc(31).toString('base64')}`],
    ['33 bytes', `k1:${Buffer.alloc(33).toString('base64')}`],
    ['32 bytes in hexadecimal', `k1:${Buffer.alloc(32).toString('hex')}`],
    ['an id with a full stop, which parts a sealed text', spelt({ ...k1, id: 'k.1' })],
    ['an id with a wildcard', spelt({ ...k1, id: 'k%' })],
    ['an id that is too long', spelt({ ...k1, id: 'k'.repeat(33) })],
    ['one id twice', `${spelt(k1)},${spelt({ ...k2, id: 'k1' })}`],
    ['a comma too many', `${spelt(k1)},`],
  ])('with %s are refused in a sentence that repeats none of them', (_what, text) => {
    const problem = parseKeys(text)
    expect(problem).toEqual(expect.any(String))
    expect(problem).not.toMatch(/AAAA|AQEB/)
  })

  test('are used as they are, and no file is made', async () => {
    const { url, database, keyFile } = await open('SQLite')
    expect((await openKeyring([k1], url, database)).ids).toEqual(['k1'])
    expect(existsSync(keyFile)).toBe(false)
  })

  test('are required with PostgreSQL', async () => {
    const { url, database } = await open('PostgreSQL')
    await expect(openKeyring(null, url, database)).rejects.toThrow(/^ENROL_KEYS is required/)
  })
})

describe('the key file beside a SQLite database', () => {
  test('is made on the first start, for its owner alone, and read on the next', async () => {
    const { url, database, keyFile } = await open('SQLite')
    const first = await openKeyring(null, url, database)
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    const sealed = first.seal('totp-secret', 'anna', 'text')
    expect((await openKeyring(null, url, database)).open('totp-secret', 'anna', sealed)).toBe('text')
  })

  test('holds another key for each database, and leaves nothing else behind', async () => {
    const [one, other] = [await open('SQLite'), await open('SQLite')]
    for (const { url, database } of [one, other]) await openKeyring(null, url, database)
    expect(readFileSync(one.keyFile, 'utf8')).not.toBe(readFileSync(other.keyFile, 'utf8'))
    expect(readdirSync(dirname(one.keyFile)).filter((name) => !name.startsWith('enrol.db'))).toEqual([])
    expect(readdirSync(dirname(one.keyFile)).filter((name) => name.includes('draft'))).toEqual([])
  })

  test('that is missing where there was one refuses to start, and no new one is made', async () => {
    const { url, database, keyFile } = await open('SQLite')
    await openStore(database, await openKeyring(null, url, database))
    rmSync(keyFile)
    await expect(openKeyring(null, url, database)).rejects.toThrow(`The keys of the database are missing: ${keyFile}`)
    expect(existsSync(keyFile)).toBe(false)
  })

  test.each(['', 'local:', 'not a key', 'local:c2hvcnQ=', randomBytes(40).toString('latin1')])(
    'that is damaged refuses to start, and is left as it is: %j',
    async (text) => {
      const { url, database, keyFile } = await open('SQLite')
      writeFileSync(keyFile, text, 'latin1')
      chmodSync(keyFile, 0o600)
      const refusal = openKeyring(null, url, database)
      await expect(refusal).rejects.toThrow(StartRefused)
      await expect(refusal).rejects.toThrow(keyFile)
      expect(readFileSync(keyFile, 'latin1')).toBe(text)
    },
  )

  test('is made once when two servers start at the same time', async () => {
    const { url, remove } = await newDatabase('SQLite')
    onTestFinished(remove)
    const servers = await startServers(2)
    for (const { stop } of servers) onTestFinished(stop)
    const [first, second] = await Promise.all(servers.map(({ ask }) => ask({ do: 'open', url, keys: null })))
    expect(first).toEqual(['local', expect.stringMatching(/^local\./)])
    expect(second).toEqual(first)
    expect(readdirSync(dirname(sqlitePath(url))).filter((name) => name.includes('keys'))).toEqual(['enrol.db.keys'])
  })
})
