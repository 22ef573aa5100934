import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'
import type { ImportedUser } from './users-at-once.ts'

describe.each(await openWorlds())('people on $dialect', ({ store, person }) => {
  test('somebody is found by the user name, without case, outer spaces or full-width forms, with the organisation', async () => {
    const user = await person({ username: 'Siân.Evans' })
    for (const typed of ['Siân.Evans', ' SIÂN.EVANS ', 'sia\u0302n.evans', 'ｓiân．evans']) {
      expect(await store.users.byUsername(typed)).toMatchObject({ user, organisation: { name: 'Test Chambers' } })
    }
  })

  test('a user name that is taken is refused, and the first person stays', async () => {
    const first = await person({ username: 'taken' })
    await expect(person({ username: ' TAKEN' })).rejects.toThrow('could not be added')
    expect(await store.users.byUsername('taken')).toMatchObject({ user: { id: first.id } })
  })

  test.each([
    ['nothing', ''],
    ['a wildcard', 'person-%'],
    ['a condition', "' or '1'='1"],
    ['a NUL', 'nul\0'],
    ['half a surrogate pair', '\ud800'],
    ['a very long text', 'a'.repeat(10_000)],
  ])('%s is nobody, and no error', async (_what, typed) => {
    expect(await store.users.byUsername(typed)).toBeNull()
  })

  test('somebody who chose a language is remembered with it, and nobody else is', async () => {
    const [one, other] = [await person(), await person()]
    expect(await store.atomically([store.users.chooseLanguage(one.id, 'cy')])).toBe(true)
    expect(await store.users.byUsername(one.username)).toMatchObject({ user: { language: 'cy' } })
    expect(await store.users.byUsername(other.username)).toMatchObject({ user: { language: null } })
  })

  test('a one-time password is changed over the password that was read, once, and is the person’s own from then on', async () => {
    const read = await person({ oneTimePasswordAt: NOW, passwordHash: 'given' })
    const other = await person({ oneTimePasswordAt: NOW, passwordHash: 'given' })
    expect(await store.atomically([store.users.changePassword(read, 'own')])).toBe(true)
    expect(await store.atomically([store.users.changePassword(read, 'another')])).toBe(false)
    expect(await store.users.byId(read.id)).toMatchObject({ user: { passwordHash: 'own', oneTimePasswordAt: null } })
    expect(await store.users.byId(other.id)).toMatchObject({ user: { passwordHash: 'given', oneTimePasswordAt: NOW } })
  })

  test('a sign-in is noted with its time, of that person alone', async () => {
    const [one, other] = [await person(), await person()]
    for (const at of [NOW, NOW + 5]) expect(await store.atomically([store.users.isAsRead(one, at)])).toBe(true)
    expect(await store.users.byId(one.id)).toMatchObject({ user: { lastSignInAt: NOW + 5 } })
    expect(await store.users.byId(other.id)).toMatchObject({ user: { lastSignInAt: null } })
    expect(await store.atomically([store.users.isAsRead(one, null)])).toBe(true)
    expect(await store.users.byId(one.id)).toMatchObject({ user: { lastSignInAt: NOW + 5 } })
    expect(await store.atomically([store.users.isAsRead({ ...one, id: 'nobody' }, NOW)])).toBe(false)
    expect(await store.atomically([store.users.isAsRead({ ...one, passwordHash: 'another' }, NOW)])).toBe(false)
  })

  test('roles are told of those who exist', async () => {
    const [one, other] = [await person(), await person({ role: 'helpdesk' })]
    expect([...(await store.users.rolesOf([one.id, other.id, 'nobody']))].sort()).toEqual(
      [
        [one.id, 'member'],
        [other.id, 'helpdesk'],
      ].sort(),
    )
    expect((await store.users.rolesOf([])).size).toBe(0)
  })

  async function many(count: number): Promise<ImportedUser[]> {
    const { organisationId } = await person()
    return Array.from({ length: count }, (_, n) => {
      const id = randomUUID()
      const role = n === 0 ? 'administrator' : 'member'
      return {
        id,
        organisationId,
        username: `Many-${id}`,
        name: `Éva ${n}`,
        passwordHash: `hash ${n}`,
        oneTimePasswordAt: NOW,
        role,
        contactEmail: n % 2 === 0 ? null : `${n}@example.org`,
        contactVerified: false,
        emailMfaAllowed: n % 3 === 0,
        createdAt: NOW,
      }
    })
  }
  const namesOf = (people: readonly ImportedUser[]) => people.map(({ username }) => username)

  test('more people than one statement holds are added together, each as given', async () => {
    const people = await many(1_201)
    expect(
      await store.atomically(
        [],
        store.users.addAll(people, (each) => each),
      ),
    ).toBe(true)
    const found = await store.users.amongUsernames(namesOf(people).map((username) => ` ${username.toUpperCase()}`))
    expect(found).toHaveLength(1_201)
    const byKey = new Map(found.map((user) => [user.usernameKey, user]))
    for (const { username, organisationId, name, contactEmail, role, emailMfaAllowed } of people) {
      const usernameKey = username.toLowerCase()
      expect(byKey.get(usernameKey)).toEqual({ usernameKey, organisationId, name, contactEmail, role, emailMfaAllowed })
    }
    for (const one of [people[0], people[500], people[1_200]]) {
      const added = { ...one, nameKey: one?.name.replace('É', 'e'), suspendedAt: null, language: null }
      expect(await store.users.byUsername(one?.username ?? '')).toMatchObject({ user: added })
    }
  })

  test.each([0, 499, 500, 700])('when the name of person %i is taken, nobody is added, in whatever statement they are', async (place) => {
    const people = await many(701)
    await person({ username: people[place]?.username.toUpperCase() ?? '' })
    expect(
      await store.atomically(
        [],
        store.users.addAll(people, (each) => each),
      ),
    ).toBe(false)
    expect(await store.users.amongUsernames(namesOf(people))).toHaveLength(1)
  })

  test('nobody is added when one name is given twice', async () => {
    const people = await many(3)
    const twice = people.map((each, n) => (n === 2 ? { ...each, username: ` ${people[0]?.username.toUpperCase()} ` } : each))
    expect(
      await store.atomically(
        [],
        store.users.addAll(twice, (each) => each),
      ),
    ).toBe(false)
    expect(await store.users.amongUsernames(namesOf(people))).toEqual([])
  })

  test('of two imports of the same people at once, one adds all of them', async () => {
    const people = await many(600)
    const others = people.map((each) => ({ ...each, id: randomUUID() })).toReversed()
    const added = await Promise.all(
      [people, others].map((each) =>
        store.atomically(
          [],
          store.users.addAll(each, (each) => each),
        ),
      ),
    )
    expect(added.toSorted()).toEqual([false, true])
    expect(await store.users.amongUsernames(namesOf(people))).toHaveLength(600)
  })

  test('nobody, and a name that no database can hold, is found among no names', async () => {
    expect(await store.users.amongUsernames([])).toEqual([])
    expect(await store.users.amongUsernames(['nul\0', 'nobody at all'])).toEqual([])
  })

  test('a person is a member unless added as something else', async () => {
    expect([(await person()).role, (await person({ role: 'administrator' })).role]).toEqual(['member', 'administrator'])
  })

  test('a person is suspended once, and restored once', async () => {
    const { id, username } = await person()
    expect(await store.atomically([store.users.restore(id)])).toBe(false)
    expect(await store.atomically([store.users.suspend(id, NOW)])).toBe(true)
    expect(await store.atomically([store.users.suspend(id, NOW + 1)])).toBe(false)
    expect(await store.users.byUsername(username)).toMatchObject({ user: { suspendedAt: NOW } })
    expect(await store.atomically([store.users.restore(id)])).toBe(true)
    expect(await store.users.byUsername(username)).toMatchObject({ user: { suspendedAt: null } })
  })

  test('nobody else is suspended along', async () => {
    const [one, other] = [await person(), await person()]
    await store.atomically([store.users.suspend(one.id, NOW)])
    expect(await store.users.byUsername(other.username)).toMatchObject({ user: { suspendedAt: null } })
  })

  test('a person is found by their id as by their name, with the organisation', async () => {
    const { id, username } = await person()
    const found = await store.users.byId(id)
    expect(found).toMatchObject({ user: { id, username }, organisation: { name: 'Test Chambers' } })
    expect(found).toEqual(await store.users.byUsername(username))
    expect(await store.users.byId('nobody')).toBeNull()
  })
})
