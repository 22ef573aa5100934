import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseBusy } from './database-busy.ts'
import { type GroupCommits, groupCommits } from './group-commit.ts'
import { temporaryFolder } from './testing/new-database.ts'

const PATIENCE_MS = 300

describe('transactions of one turn of the event loop', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let sqlite: SqliteDatabase.Database
  let other: SqliteDatabase.Database
  let committed: GroupCommits['commit']

  beforeEach(() => {
    folder = temporaryFolder()
    sqlite = new SqliteDatabase(`${folder.path}/group.db`, { timeout: 0 })
    sqlite.pragma('journal_mode = WAL')
    sqlite.exec('create table notes (text text not null unique)')
    other = new SqliteDatabase(`${folder.path}/group.db`, { timeout: 0 })
    committed = groupCommits(sqlite, undefined, PATIENCE_MS).commit
  })
  afterEach(() => {
    other.close()
    sqlite.close()
    folder.remove()
  })

  const write = (text: string) => () => void sqlite.prepare('insert into notes values (?)').run(text)
  /** What has been committed: another connection sees nothing else. */
  const notes = () => other.prepare('select text from notes order by rowid').pluck().all()
  const outcomes = async (promises: readonly Promise<void>[]) => (await Promise.allSettled(promises)).map(({ status }) => status)

  test('are committed together, in their order', async () => {
    let commits = 0
    const counted = groupCommits(sqlite, () => commits++)
    await Promise.all(['a', 'b', 'c'].map((text) => counted.commit(write(text))))
    expect(notes()).toEqual(['a', 'b', 'c'])
    expect(commits).toBe(1)
  })

  test('of the turns after a slow commit are committed together too, once it has rested', async () => {
    let commits = 0
    const slow = groupCommits(sqlite, () => {
      commits++
      const until = performance.now() + 10
      while (performance.now() < until);
    })
    await slow.commit(write('slow'))
    const b = slow.commit(write('b'))
    await new Promise(setImmediate)
    await Promise.all([b, slow.commit(write('c'))])
    expect(notes()).toEqual(['slow', 'b', 'c'])
    expect(commits).toBe(2)
  })

  test('are not said to be done before another connection can see them', async () => {
    const seen: unknown[] = []
    await Promise.all(['a', 'b'].map((text) => committed(write(text)).then(() => seen.push(notes()))))
    expect(seen).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
  })

  test('do not take each other back: one that throws half-way undoes its own writes alone', async () => {
    const halfway = () => {
      write('half')()
      throw new Error('refused')
    }
    expect(await outcomes([committed(write('a')), committed(halfway), committed(write('b'))])).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(notes()).toEqual(['a', 'b'])
  })

  test('a statement that fails rejects its own transaction with its own error', async () => {
    const both = [committed(write('a')), committed(write('a'))]
    await expect(both[1]).rejects.toThrow('UNIQUE')
    await both[0]
    expect(notes()).toEqual(['a'])
  })

  test('see what those before them wrote, so that a guard lets one through', async () => {
    const ifNone = (text: string) => () => {
      if (sqlite.prepare('select 1 from notes').get() !== undefined) throw new Error('came second')
      write(text)()
    }
    expect(await outcomes(['a', 'b', 'c'].map((text) => committed(ifNone(text))))).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(notes()).toEqual(['a'])
  })

  test('are all refused as busy when another process keeps the database locked for long, and work again afterwards', async () => {
    other.exec('begin exclusive')
    const since = performance.now()
    const results = await Promise.allSettled([committed(write('a')), committed(write('b'))])
    expect(performance.now() - since).toBeGreaterThanOrEqual(PATIENCE_MS)
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseBusy) })
    other.exec('rollback')
    await committed(write('c'))
    expect(notes()).toEqual(['c'])
  })

  test('wait while another process keeps the database locked for a moment, in their order, and the process stands still for none of it', async () => {
    other.exec('begin exclusive')
    const waiting = [committed(write('a'))]
    let turns = 0
    const turning = setInterval(() => turns++, 5)
    await new Promise((wait) => setTimeout(wait, PATIENCE_MS / 2))
    waiting.push(committed(write('b')))
    other.exec('rollback')
    await Promise.all(waiting)
    clearInterval(turning)
    expect(notes()).toEqual(['a', 'b'])
    expect(turns).toBeGreaterThan(10)
  })

  test('are told of nothing when what follows the commit fails', async () => {
    const { commit } = groupCommits(sqlite, () => {
      throw new Error('the mark can not be written')
    })
    expect(await outcomes([commit(write('a')), commit(write('b'))])).toEqual(['rejected', 'rejected'])
  })

  test('are waited for before the database is closed', async () => {
    const commits = groupCommits(sqlite, undefined, PATIENCE_MS)
    other.exec('begin exclusive')
    void commits.commit(write('a'))
    setTimeout(() => other.exec('rollback'), PATIENCE_MS / 3)
    await commits.idle()
    expect(notes()).toEqual(['a'])
  })

  test('are all refused when the commit itself fails', async () => {
    sqlite.pragma('foreign_keys = ON')
    sqlite.exec('create table lines (note text references notes (text) deferrable initially deferred)')
    const dangling = () => void sqlite.prepare('insert into lines values (?)').run('nowhere')
    const results = await Promise.allSettled([committed(write('a')), committed(dangling), committed(write('b'))])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(notes()).toEqual([])
    await committed(write('c'))
    expect(notes()).toEqual(['c'])
  })

  test('are all refused when SQLite takes back the whole transaction in the middle', async () => {
    const endsAll = () => {
      sqlite.exec('insert or rollback into notes values (null)')
    }
    expect(await outcomes([committed(write('a')), committed(endsAll), committed(write('b'))])).toEqual(['rejected', 'rejected', 'rejected'])
    expect(notes()).toEqual([])
    await committed(write('c'))
    expect(notes()).toEqual(['c'])
  })

  test('one that asks for another in its turn gets the next commit', async () => {
    await committed(write('a')).then(() => committed(write('b')))
    expect(notes()).toEqual(['a', 'b'])
  })
})
