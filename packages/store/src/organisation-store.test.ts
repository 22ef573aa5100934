import { describe, expect, test } from 'vitest'
import { NOW, openWorlds } from './testing/world.ts'

describe.each(await openWorlds())('organisations on $dialect', ({ store }) => {
  const organisation = { id: 'o1', name: 'Ystrad & Co', mfa: 'off', emailMfa: 'named', createdAt: NOW } as const

  test('an organisation is found by its name, without case or outer spaces, and as it was written', async () => {
    expect(await store.atomically([store.organisations.add(organisation)])).toBe(true)
    for (const name of ['Ystrad & Co', ' YSTRAD & CO\t', 'ystrad & co'])
      expect(await store.organisations.byName(name)).toMatchObject({ ...organisation, nameKey: 'ystrad & co' })
  })

  test('a name that is taken is refused, in whatever case, and the first one stays', async () => {
    expect(await store.atomically([store.organisations.add({ ...organisation, id: 'o2', name: 'YSTRAD & co ' })])).toBe(false)
    expect(await store.organisations.byName('ystrad & co')).toMatchObject({ id: 'o1' })
  })

  test('a policy is changed over the one that was read, and over no other', async () => {
    const read = await store.organisations.byId('o1')
    if (read === null) throw new Error('the organisation is gone')
    const { noticeDays, approvedApp, approvedAppUrl, helpdeskWords, resetWaitHours } = read
    const announced = {
      mfa: 'announced',
      enforceAt: NOW + 1,
      emailMfa: 'nobody',
      noticeDays,
      approvedApp,
      approvedAppUrl,
      resetWaitHours,
    } as const
    const change = store.organisations.changePolicy(read, { ...announced, helpdeskWords: 'Room 12' })
    expect(await store.atomically([change])).toBe(true)
    expect(await store.organisations.byId('o1')).toMatchObject({ ...announced, helpdeskWords: 'Room 12', name: 'Ystrad & Co' })
    expect(await store.atomically([store.organisations.changePolicy(read, { ...announced, helpdeskWords })])).toBe(false)
    expect(await store.organisations.byId('o1')).toMatchObject({ helpdeskWords: 'Room 12' })
  })

  test.each([
    { mfa: 'off' },
    { enforceAt: null },
    { noticeDays: 7 },
    { emailMfa: 'everybody' },
    { approvedApp: 'Sunstone' },
    { approvedAppUrl: 'https://apps.example.org/a' },
    { helpdeskWords: 'Room 13' },
    { resetWaitHours: 24 },
  ] as const)('a policy in which somebody else has made it %j meanwhile is not written over', async (theirs) => {
    const read = await store.organisations.byId('o1')
    if (read === null) throw new Error('the organisation is gone')
    const { id: _, name: __, nameKey: ___, createdAt: ____, ...policy } = read
    expect(await store.atomically([store.organisations.changePolicy(read, { ...policy, ...theirs })])).toBe(true)
    expect(await store.atomically([store.organisations.changePolicy(read, policy)])).toBe(false)
    expect(await store.organisations.byId('o1')).toMatchObject(theirs)
  })

  test('a day counts as announced as long as it is the one', async () => {
    const [announced, day] = [{ ...organisation, id: 'o3', name: 'Announcing', mfa: 'announced' } as const, NOW + 9]
    await store.atomically([store.organisations.add({ ...announced, enforceAt: day })])
    expect(await store.atomically([store.organisations.stillAnnounces('o3', day)])).toBe(true)
    expect(await store.atomically([store.organisations.stillAnnounces('o3', day + 1)])).toBe(false)
    expect(await store.atomically([store.organisations.stillAnnounces('o1', day)])).toBe(false)
  })

  test.each(['', 'Nobody', 'Ystrad%', "'; drop table users; --", 'nul\0'])('%j is no organisation', async (name) => {
    expect(await store.organisations.byName(name)).toBeNull()
  })
})
