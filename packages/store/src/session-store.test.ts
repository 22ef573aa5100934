import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sessionIdOf } from './session-store.ts'
import { NOW, openWorlds } from './testing/world.ts'

test('a session is known by the SHA-256 of its token', () => {
  expect(sessionIdOf('a token')).toBe(createHash('sha256').update('a token').digest('base64url'))
})

describe.each(await openWorlds())('sessions on $dialect', ({ store, person }) => {
  const open = (id: string, userId: string, at = NOW) => store.atomically([store.sessions.open({ id, userId, stage: 'challenge', at })])

  test('a session is read with its person and organisation', async () => {
    const user = await person()
    expect(await open('s1', user.id)).toBe(true)
    expect(await store.sessions.get('s1')).toMatchObject({ id: 's1', stage: 'challenge', createdAt: NOW, lastSeenAt: NOW, user })
    expect(await store.sessions.get('s1')).toMatchObject({ organisation: { name: 'Test Chambers' } })
    expect(await store.sessions.get('S1')).toBeNull()
  })

  test('an id that is taken is an error, never another session of that id', async () => {
    const [one, other] = [await person(), await person()]
    await open('s2', one.id)
    await expect(open('s2', other.id)).rejects.toThrow()
    expect(await store.sessions.get('s2')).toMatchObject({ user: { id: one.id } })
  })

  test('a request moves the last sight and not the beginning', async () => {
    await open('s3', (await person()).id)
    await store.atomically([store.sessions.touch('s3', NOW + 5)])
    expect(await store.sessions.get('s3')).toMatchObject({ createdAt: NOW, lastSeenAt: NOW + 5 })
  })

  test('a session ends once, and cannot be touched back to life', async () => {
    await open('s4', (await person()).id)
    expect(await store.atomically([store.sessions.end('s4')])).toBe(true)
    expect(await store.atomically([store.sessions.end('s4')])).toBe(false)
    expect(await store.atomically([store.sessions.touch('s4', NOW)])).toBe(false)
    expect(await store.sessions.get('s4')).toBeNull()
  })

  test("all of one person's sessions end, and nobody else's", async () => {
    const [one, other] = [await person(), await person()]
    await open('s5', one.id)
    await open('s6', one.id)
    await open('s7', other.id)
    await store.atomically([store.sessions.endAllOf(one.id)])
    expect([await store.sessions.get('s5'), await store.sessions.get('s6')]).toEqual([null, null])
    expect(await store.sessions.get('s7')).not.toBeNull()
  })

  test('of any number of sessions the fifty that were seen last are listed', async () => {
    const user = await person()
    const opened = Array.from({ length: 60 }, (_, n) =>
      store.sessions.open({ id: `m${n}`, userId: user.id, stage: 'challenge', at: NOW + n }),
    )
    await store.atomically([], opened)
    const listed = await store.sessions.of(user.id)
    expect([listed.length, listed[0]?.id, listed.at(-1)?.id]).toEqual([50, 'm59', 'm10'])
  })

  test('a session is listed with where it was opened and with what, and without what was not said', async () => {
    const user = await person()
    const known = { id: 's10', userId: user.id, stage: 'signed-in', address: '192.0.2.1', browser: 'Mozilla/5.0', at: NOW } as const
    await store.atomically([store.sessions.open(known)])
    await open('s11', user.id, NOW + 1)
    const times = { createdAt: NOW, lastSeenAt: NOW }
    expect(await store.sessions.of(user.id)).toEqual([
      { id: 's11', stage: 'challenge', address: null, browser: null, createdAt: NOW + 1, lastSeenAt: NOW + 1 },
      { id: 's10', stage: 'signed-in', address: '192.0.2.1', browser: 'Mozilla/5.0', ...times },
    ])
  })

  test("one of a person's sessions stays and their others end, and nobody else's", async () => {
    const [one, other] = [await person(), await person()]
    for (const id of ['s12', 's13', 's14']) await open(id, one.id)
    await open('s15', other.id)
    expect(await store.atomically([store.sessions.endOthersOf(one.id, 's13')])).toBe(true)
    expect(await store.atomically([store.sessions.endOthersOf(one.id, 's13')])).toBe(false)
    expect((await store.sessions.of(one.id)).map(({ id }) => id)).toEqual(['s13'])
    expect(await store.sessions.get('s15')).not.toBeNull()
  })

  test('what was not seen for long is forgotten, to the millisecond', async () => {
    const { id } = await person()
    await open('s8', id, NOW - 1_000_001)
    await open('s9', id, NOW - 1_000_000)
    await store.atomically([store.sessions.forgetIdleSince(NOW - 1_000_000)])
    expect(await store.sessions.get('s8')).toBeNull()
    expect(await store.sessions.get('s9')).not.toBeNull()
  })
})
