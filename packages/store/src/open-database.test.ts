import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { StartRefused } from './database.ts'
import { openDatabase, sqlitePath } from './open-database.ts'
import { spelt, TEST_KEY } from './testing/keys.ts'
import { DIALECTS, newDatabase, temporaryFolder } from './testing/new-database.ts'
import { startServers } from './testing/start-server.ts'

function folder(): string {
  const { path, remove } = temporaryFolder()
  onTestFinished(remove)
  return path
}

/** A database file that was closed in good order. */
async function made(path: string): Promise<void> {
  await (await openDatabase(`file:${path}`)).close()
}

describe('a SQLite database that is not there', () => {
  test('is made, with its folder, readable by its owner alone', async () => {
    const path = join(folder(), 'deep/down/enrol.db')
    const database = await openDatabase(`file:${path}`)
    expect(readdirSync(join(path, '..')).toSorted()).toEqual(['enrol.db', 'enrol.db-shm', 'enrol.db-wal'])
    for (const name of readdirSync(join(path, '..'))) expect(statSync(join(path, '..', name)).mode & 0o077).toBe(0)
    await database.close()
  })

  test('is made beside files that tell of no earlier one', async () => {
    const path = folder()
    mkdirSync(join(path, 'outbox'))
    writeFileSync(join(path, 'notes.txt'), 'nothing to do with it')
    writeFileSync(join(path, 'other.db-wal'), '')
    await expect(made(join(path, 'enrol.db'))).resolves.toBeUndefined()
    const other = folder()
    writeFileSync(join(other, 'outbox'), 'a file that has the name of the folder')
    await expect(made(join(other, 'enrol.db'))).resolves.toBeUndefined()
  })

  const SIGNS: readonly [sign: string, leave: (path: string) => void][] = [
    ['enrol.db-wal', (path) => writeFileSync(join(path, 'enrol.db-wal'), 'x')],
    ['enrol.db-shm', (path) => writeFileSync(join(path, 'enrol.db-shm'), 'x')],
    ['enrol.db-journal', (path) => writeFileSync(join(path, 'enrol.db-journal'), 'x')],
    ['enrol.db.mark', (path) => writeFileSync(join(path, 'enrol.db.mark'), 'x')],
    ['enrol.db.keys', (path) => writeFileSync(join(path, 'enrol.db.keys'), 'x')],
    ['moved.keys', (path) => writeFileSync(join(path, 'moved.keys'), 'x')],
    [
      'outbox',
      (path) => {
        mkdirSync(join(path, 'outbox'))
        writeFileSync(join(path, 'outbox/1.eml'), 'x')
      },
    ],
  ]

  test('is not made, missing or empty, where a write-ahead log, its index, a rollback journal, a mark, a key file or a full outbox tells of an earlier one, and nothing is touched', async () => {
    // All at the same time: each waits a while for another server that might be making the file.
    const refusals = SIGNS.flatMap(([sign, leave]) =>
      [false, true].map(async (empty) => {
        const path = folder()
        leave(path)
        if (empty) writeFileSync(join(path, 'enrol.db'), '')
        const before = readdirSync(path)
        const refusal = await openDatabase(`file:${join(path, 'enrol.db')}`).then(({ close }) => close(), String)
        expect(refusal).toMatch(/^StartRefused: /)
        expect(refusal).toContain(`${join(path, 'enrol.db')} is missing or empty, but its folder holds ${sign}. Restore`)
        expect(readdirSync(path)).toEqual(before)
      }),
    )
    expect(await Promise.all(refusals)).toHaveLength(14)
  })

  test('is not made while there is mail in the outbox that is configured, wherever that lies', async () => {
    const [path, outbox] = [folder(), folder()]
    const url = `file:${join(path, 'enrol.db')}`
    writeFileSync(join(outbox, '1.eml'), 'x')
    const refusal = await openDatabase(url, { outbox }).then(({ close }) => close(), String)
    expect(refusal).toContain(`${join(path, 'enrol.db')} is missing or empty, but there is mail in ${outbox}. Restore`)
    expect(readdirSync(path)).toEqual([])
    for (const without of [folder(), join(outbox, '1.eml'), join(outbox, 'missing')])
      await (await openDatabase(`file:${join(folder(), 'enrol.db')}`, { outbox: without })).close()
  })

  test('is waited for while another server makes it', async () => {
    const path = folder()
    const file = join(path, 'enrol.db')
    await made(join(folder(), 'other.db'))
    writeFileSync(join(path, 'enrol.db.keys'), 'x')
    const opening = openDatabase(`file:${file}`)
    const ready = join(folder(), 'ready.db')
    await made(ready)
    copyFileSync(ready, file)
    await (await opening).close()
  })

  test('is migrated once more when another server got in between', async () => {
    const file = join(folder(), 'enrol.db')
    const other = new SqliteDatabase(file)
    other.exec('create table users (half_made)')
    const opening = openDatabase(`file:${file}`)
    setImmediate(() => {
      other.exec('drop table users')
      other.close()
    })
    const database = await opening
    expect(await database.isCurrent()).toBe(true)
    await database.close()
  })

  test('an empty file where there was nothing else is as good as none', async () => {
    const path = folder()
    writeFileSync(join(path, 'enrol.db'), '')
    await expect(made(join(path, 'enrol.db'))).resolves.toBeUndefined()
  })
})

describe('a SQLite database that is not to be made', () => {
  test('is not, whether it is missing, empty or of something else, and nothing is touched', async () => {
    const path = folder()
    writeFileSync(join(path, 'empty.db'), '')
    const other = new SqliteDatabase(join(path, 'other.db'))
    other.exec('create table something (else_altogether)')
    other.close()
    const [names, bytes] = [readdirSync(path), readFileSync(join(path, 'other.db'))]
    for (const name of ['deep/missing.db', 'empty.db', 'other.db']) {
      const refusal = await openDatabase(`file:${join(path, name)}`, { create: false }).then(({ close }) => close(), String)
      expect(refusal).toContain(
        `StartRefused: The database ${join(path, name)} is not there, or holds nothing of Enrol's. Set DATABASE_URL`,
      )
    }
    expect(readdirSync(path)).toEqual(names)
    expect([statSync(join(path, 'empty.db')).size, readFileSync(join(path, 'other.db')).equals(bytes)]).toEqual([0, true])
  })
})

describe('a SQLite database that is damaged', () => {
  test.each<[string, (file: string) => void]>([
    ['something else altogether', (file) => writeFileSync(file, 'not a database, but long enough to be taken for one '.repeat(100))],
    ['overwritten with zeros', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
    ['cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['cut to a part of its first page', (file) => truncateSync(file, 50)],
    ['overwritten after its first page', (file) => overwrite(file, 4096, statSync(file).size)],
    [
      'overwritten in the middle',
      (file) => overwrite(file, Math.floor(statSync(file).size / 2), Math.floor(statSync(file).size / 2) + 8192),
    ],
  ])('is not opened, %s: the refusal names it, and it is left as it is', async (_how, damage) => {
    const file = join(folder(), 'enrol.db')
    await made(file)
    damage(file)
    const before = readFileSync(file)
    const refusal = await openDatabase(`file:${file}`).then(({ close }) => close(), String)
    expect(refusal).toMatch(/^StartRefused: .+ can't be opened: .+ restore it from a backup\.$/)
    expect(refusal).toContain(file)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('or a folder is refused by name', async () => {
    const path = folder()
    await expect(openDatabase(`file:${path}`)).rejects.toThrow(StartRefused)
  })

  test('or lies under a file is refused by name', async () => {
    const path = folder()
    writeFileSync(join(path, 'file'), 'x')
    const refusal = openDatabase(`file:${join(path, 'file/enrol.db')}`)
    await expect(refusal).rejects.toThrow(StartRefused)
    await expect(refusal).rejects.toThrow('file/enrol.db')
  })
})

describe('the address of a database', () => {
  test('names a file from where the server was started', () => {
    expect(sqlitePath('file:./data/enrol.db')).toBe(join(process.cwd(), 'data/enrol.db'))
    expect(sqlitePath('file:/var/lib/enrol.db')).toBe('/var/lib/enrol.db')
  })

  test.each(['127.0.0.1', 'localhost'])('is told with the reason when nothing answers at %s', async (host) => {
    const refusal = openDatabase(`postgres://enrol:hunter2@${host}:1/enrol`)
    await expect(refusal).rejects.toThrow(StartRefused)
    await expect(refusal).rejects.toThrow(new RegExp(`${host}:1/enrol can't be opened: .*ECONNREFUSED`))
  })

  test.each([
    'postgres://enrol:hunter2@127.0.0.1:1/enrol',
    'postgres://enrol:hunter2:hunter2@127.0.0.1:1/enrol',
    'postgres://enrol:hunter2@hunter2@127.0.0.1:1/enrol',
    'postgres://enrol:hunter2/hunter2@127.0.0.1:1/enrol',
    'postgres://enrol:hunter2?hunter2#hunter2@127.0.0.1:1/enrol',
    'postgres://127.0.0.1:1/enrol?user=enrol&password=hunter2',
  ])('is told without the password: %s', async (url) => {
    const refusal = openDatabase(url)
    await expect(refusal).rejects.toThrow(/127\.0\.0\.1:1\/enrol can't be opened/)
    await expect(refusal).rejects.not.toThrow('hunter2')
  })

  test('with a wrong password is refused without repeating it', async () => {
    const refusal = openDatabase(`${inject('postgresServer').replace(':enrol@', ':hunter2@')}/postgres`)
    await expect(refusal).rejects.toThrow(StartRefused)
    await expect(refusal).rejects.not.toThrow('hunter2')
  })

  test('of a database that does not exist is refused by name', async () => {
    await expect(openDatabase(`${inject('postgresServer')}/missing`)).rejects.toThrow(/missing can't be opened: .*does not exist/)
  })

  test('at which something else listens is refused', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    await expect(openDatabase(`postgres://enrol:enrol@127.0.0.1:${port}/enrol`)).rejects.toThrow(StartRefused)
  })
})

describe.each(DIALECTS)('a new database on %s', (dialect) => {
  test('is opened by three servers that start at the same time, again and again', async () => {
    const servers = await startServers(3)
    for (const { stop } of servers) onTestFinished(stop)
    for (let round = 0; round < 2; round++) {
      const { url, remove } = await newDatabase(dialect)
      onTestFinished(remove)
      const opened = await Promise.all(servers.map(({ ask }) => ask({ do: 'open', url, keys: spelt(TEST_KEY) })))
      expect(opened.map(([keyId]) => keyId)).toEqual(['k1', 'k1', 'k1'])
    }
  })

  test('is refused where it is not to be made, and opened once it was', async () => {
    const { url, remove } = await newDatabase(dialect)
    onTestFinished(remove)
    await expect(openDatabase(url, { create: false })).rejects.toThrow(/^The database .+ is not there, or holds nothing of Enrol's\./)
    await (await openDatabase(url)).close()
    await (await openDatabase(url, { create: false })).close()
  })

  test('is opened eight times at once by one process', async () => {
    const { url, remove } = await newDatabase(dialect)
    onTestFinished(remove)
    const opened = await Promise.all(Array.from({ length: 8 }, () => openDatabase(url)))
    expect(await Promise.all(opened.map(({ isCurrent }) => isCurrent()))).toEqual(Array.from({ length: 8 }, () => true))
    await Promise.all(opened.map(({ close }) => close()))
  })
})

function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, from, Math.min(to, bytes.length))
  writeFileSync(file, bytes)
}
