import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('sessions that somebody ended, on $dialect', ({ store, database, person }) => {
  const open = (id: string, userId: string) => store.atomically([store.sessions.open({ id, userId, stage: 'challenge', at: NOW })])
  const causesOf = (...ids: string[]) => Promise.all(ids.map((id) => store.endedSessions.causeOf(id)))

  test('the cause is kept for all of a person, and for nobody else', async () => {
    const [one, other] = [await person(), await person()]
    for (const [id, { id: userId }] of [
      ['e1', one],
      ['e2', one],
      ['e3', other],
    ] as const)
      await open(id, userId)
    const ended = await store.atomically(
      [],
      [store.endedSessions.note({ userId: one.id }, 'mfa-reset', NOW), store.sessions.endAllOf(one.id)],
    )
    expect(ended).toBe(true)
    expect(await causesOf('e1', 'e2', 'e3', 'e4')).toEqual(['mfa-reset', 'mfa-reset', null, null])
    expect([await store.sessions.get('e1'), (await store.sessions.get('e3'))?.id]).toEqual([null, 'e3'])
  })

  test('it is kept for one session alone, and for all but one', async () => {
    const { id: userId } = await person()
    for (const id of ['f1', 'f2', 'f3']) await open(id, userId)
    const { note } = store.endedSessions
    expect(await store.atomically([note({ id: 'f1' }, 'elsewhere', NOW), store.sessions.end('f1')])).toBe(true)
    expect(await store.atomically([note({ id: 'f1' }, 'elsewhere', NOW), store.sessions.end('f1')])).toBe(false)
    expect(await store.atomically([note({ userId, keptId: 'f3' }, 'elsewhere', NOW), store.sessions.endOthersOf(userId, 'f3')])).toBe(true)
    expect(await causesOf('f1', 'f2', 'f3')).toEqual(['elsewhere', 'elsewhere', null])
  })

  test('it is forgotten after a while, and says nothing of whose session it was', async () => {
    const { id: userId } = await person()
    await open('g1', userId)
    await store.atomically([], [store.endedSessions.note({ userId }, 'mfa-reset', NOW + 5), store.sessions.endAllOf(userId)])
    const rows = await database.queries.select().from(database.tables.endedSessions)
    expect(rows.filter(({ id }) => id === 'g1')).toEqual([{ id: 'g1', cause: 'mfa-reset', endedAt: NOW + 5 }])
    await store.atomically([store.endedSessions.forgetBefore(NOW + 5)])
    expect(await causesOf('e1', 'f1', 'g1')).toEqual([null, null, 'mfa-reset'])
  })
})
