import { describe, expect, test } from 'vitest'
import type { Write } from './database.ts'
import { NOW, openWorlds, type World } from './testing/world.ts'

const worlds = await openWorlds()

/** An event of its own kind, to see afterwards whether it was written. */
function mark({ store }: World, subjectId: string): Write {
  const nobody = { actorId: null, organisationId: null, address: null, reference: null }
  return store.audit.record({ at: NOW, kind: 'mark', outcome: 'written', subjectId, detail: {}, ...nobody })
}

describe.each(worlds)('a transaction on $dialect', (world) => {
  const { store, database, person } = world
  const marksOf = async (id: string) => (await store.audit.of(id, 100)).length

  test('writes everything when each guard returns a row', async () => {
    const { id } = await person()
    expect(await store.atomically([mark(world, id), mark(world, id)], [mark(world, id)])).toBe(true)
    expect(await marksOf(id)).toBe(3)
  })

  test('writes nothing when its only guard returns no row', async () => {
    const { id } = await person()
    expect(await store.atomically([store.sessions.end('unknown')], [mark(world, id)])).toBe(false)
    expect(await marksOf(id)).toBe(0)
  })

  test('writes nothing when a later guard returns no row: the earlier ones are taken back', async () => {
    const { id } = await person()
    expect(await store.atomically([mark(world, id), store.users.suspend(id, NOW), store.sessions.end('unknown')], [mark(world, id)])).toBe(
      false,
    )
    expect(await marksOf(id)).toBe(0)
    expect(await store.atomically([store.users.restore(id)])).toBe(false)
  })

  test('goes on when a write after the guards changes no row', async () => {
    const { id } = await person()
    expect(await store.atomically([mark(world, id)], [store.sessions.end('unknown'), mark(world, id)])).toBe(true)
    expect(await marksOf(id)).toBe(2)
  })

  test('writes nothing when a statement fails, and says so: a failure is no refusal', async () => {
    const { id } = await person()
    const forNobody = store.sessions.open({ id: 's', userId: 'nobody', stage: 'challenge', at: NOW })
    await expect(store.atomically([mark(world, id)], [forNobody])).rejects.toThrow()
    expect(await marksOf(id)).toBe(0)
  })

  test('works after a refusal and after a failure', async () => {
    const { id } = await person()
    await store.atomically([store.sessions.end('unknown')])
    await store.atomically([store.sessions.open({ id: 's', userId: 'nobody', stage: 'challenge', at: NOW })]).catch(() => undefined)
    expect(await store.atomically([mark(world, id)])).toBe(true)
  })

  test('with neither guards nor writes is done', async () => {
    expect(await store.atomically([])).toBe(true)
  })

  test('many at once are each whole', async () => {
    const { id } = await person()
    await Promise.all(Array.from({ length: 30 }, () => store.atomically([mark(world, id)], [mark(world, id)])))
    expect(await marksOf(id)).toBe(60)
  })

  test('no row may point to a person who is not there', async () => {
    const { id } = await person()
    const { users } = database.tables
    await store.atomically([store.sessions.open({ id: `s-${id}`, userId: id, stage: 'challenge', at: NOW })])
    await expect(database.atomically([(q) => q.delete(users).returning({ id: users.id })])).rejects.toThrow()
  })

  test('is current once it is open', async () => {
    expect(await database.isCurrent()).toBe(true)
  })
})
