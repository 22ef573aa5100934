import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

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
