import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('names on $dialect', ({ database, keyring, store, person }) => {
  const everybody = {
    organisationId: null,
    filter: null,
    order: 'name',
    descending: false,
    offset: 0,
    most: 10,
    now: NOW,
    missesInAll: 100,
  } as const
  const found = async (search: string): Promise<string[]> => (await store.people.list({ ...everybody, search })).map(({ name }) => name)
  const { users } = database.tables

  /** As SQLite's lower() did, in the migration that brought the key. */
  const asMigrated = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

  test('that were folded by a migration are folded again when the store is opened, and everybody is found', async () => {
    const names = ['Émile Price', 'Siân Ŵyn', 'Ада Лавлейс', 'Ben Osei', 'Una O’Neil']
    for (const name of names) {
      const { id } = await person({ name })
      await database.atomically([
        (q) =>
          q
            .update(users)
            .set({ nameKey: asMigrated(name) })
            .where(sql`${users.id} = ${id}`)
            .returning({ id: users.id }),
      ])
    }
    const { id } = await person({ name: 'Gwen Hale' })
    await database.atomically([(q) => q.update(users).set({ nameKey: '' }).where(sql`${users.id} = ${id}`).returning({ id: users.id })])
    expect(await found('émile')).toEqual([])
    await openStore(database, keyring)
    for (const [search, name] of [
      ['émile', 'Émile Price'],
      ['sian wyn', 'Siân Ŵyn'],
      ['АДА', 'Ада Лавлейс'],
      ['ben', 'Ben Osei'],
      ["o'neil", 'Una O’Neil'],
      ['gwen', 'Gwen Hale'],
    ])
      expect(await found(search ?? '')).toEqual([name])
  })

  test('that are folded rightly are left as they are', async () => {
    const before = await database.queries.select().from(users)
    await openStore(database, keyring)
    expect(await database.queries.select().from(users)).toEqual(before)
  })
})
