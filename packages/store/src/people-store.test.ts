import { describe, expect, test } from 'vitest'
import type { PeopleFilter, PeopleOrder } from './people-matching.ts'
import { NOW, openWorlds } from './testing/world.ts'

const DAY = 86_400_000

describe.each(await openWorlds())('people on $dialect', ({ store }) => {
  const organisation = (id: string) => ({ id, name: `Organisation ${id}`, mfa: 'enforced', emailMfa: 'everybody', createdAt: NOW }) as const
  const person = (id: string, name: string, more: object = {}) => ({
    id,
    organisationId: 'here',
    username: `user.${id}`,
    name,
    passwordHash: 'hash',
    contactEmail: `${id}@Example.org`,
    contactVerified: true,
    emailMfaAllowed: false,
    createdAt: NOW,
    ...more,
  })
  const app = (userId: string, at: number) => ({
    id: `f-${userId}`,
    userId,
    secret: 'GEZDGNBVGY3TQOJQ',
    tag: '7K',
    issuedAt: at,
    lastStep: 1,
    at,
  })

  const everybody = {
    organisationId: 'here',
    search: '',
    filter: null,
    order: 'name',
    descending: false,
    offset: 0,
    most: 50,
    now: NOW,
    missesInAll: 100,
  } as const
  const names = async (change: Partial<Parameters<typeof store.people.list>[0]>): Promise<string[]> =>
    (await store.people.list({ ...everybody, ...change })).map(({ name }) => name)

  test('are there', async () => {
    const added = await store.atomically([
      store.organisations.add(organisation('here')),
      store.organisations.add(organisation('elsewhere')),
      store.users.add(person('1', 'Émile Price')),
      store.users.add(person('2', 'ada Marsh', { emailMfaAllowed: true })),
      store.users.add(person('3', 'Ben 100% Osei', { role: 'administrator' })),
      store.users.add(person('4', 'Carys Llwyd')),
      store.users.add(person('5', 'Zoe Ash', { organisationId: 'elsewhere', role: 'administrator' })),
      store.users.suspend('4', NOW),
      store.factors.addTotp(app('1', NOW - DAY)),
      store.factors.addTotp(app('4', NOW - 2 * DAY)),
      store.factors.addEmail({ id: 'f-2', userId: '2', at: NOW }),
    ])
    expect(added).toBe(true)
    const factor = await store.factors.of('1')
    if (factor === null) throw new Error('no factor')
    const lock = { misses: 5, lockedUntil: NOW + 1000 }
    const enrolling = [await store.enrolments.of('3'), await store.enrolments.of('4')]
    await store.atomically([
      store.factors.saveIfUnchanged(factor, lock),
      ...enrolling.map((enrolment) => store.enrolments.saveIfUnchanged(enrolment, lock)),
    ])
  })

  test('are listed by name, without case, and those of another organisation are not', async () => {
    expect(await names({})).toEqual(['ada Marsh', 'Ben 100% Osei', 'Carys Llwyd', 'Émile Price'])
    expect(await names({ descending: true })).toEqual(['Émile Price', 'Carys Llwyd', 'Ben 100% Osei', 'ada Marsh'])
    expect(await names({ organisationId: null, search: 'zoe' })).toEqual(['Zoe Ash'])
  })

  test.each<[PeopleOrder, boolean, string[]]>([
    ['username', false, ['Émile Price', 'ada Marsh', 'Ben 100% Osei', 'Carys Llwyd']],
    ['username', true, ['Carys Llwyd', 'Ben 100% Osei', 'ada Marsh', 'Émile Price']],
    ['enrolled', false, ['Carys Llwyd', 'Émile Price', 'ada Marsh', 'Ben 100% Osei']],
    ['enrolled', true, ['ada Marsh', 'Émile Price', 'Carys Llwyd', 'Ben 100% Osei']],
  ])('are sorted by %s (descending: %s), and those who have not enrolled come last', async (order, descending, sorted) => {
    expect(await names({ order, descending })).toEqual(sorted)
  })

  test('of all organisations are sorted by name alone, and without regard to accents', async () => {
    const all = ['ada Marsh', 'Ben 100% Osei', 'Carys Llwyd', 'Émile Price', 'Zoe Ash']
    expect(await names({ organisationId: null })).toEqual(all)
    expect(await names({ organisationId: null, descending: true })).toEqual(all.toReversed())
  })

  test.each([
    ['MARSH', ['ada Marsh']],
    ['user.3', ['Ben 100% Osei']],
    ['4@EXAMPLE', ['Carys Llwyd']],
    ['émile', ['Émile Price']],
    ['ÉMILE', ['Émile Price']],
    ['emile', ['Émile Price']],
    ['price, Émile', ['Émile Price']],
    ['  ada   marsh ', ['ada Marsh']],
    ['marsh user.2', ['ada Marsh']],
    ['ada price', []],
    ['Marsh, Ada <2@EXAMPLE.ORG>', ['ada Marsh']],
    [' , ', ['ada Marsh', 'Ben 100% Osei', 'Carys Llwyd', 'Émile Price']],
    ['100%', ['Ben 100% Osei']],
    ['%', ['Ben 100% Osei']],
    ['_', []],
    ['\\', []],
    ["' or 1=1 --", []],
  ])('are found by a part of the name, the user name or the address: %j', async (search, found) => {
    expect(await names({ search })).toEqual(found)
    expect(await store.people.count({ ...everybody, search })).toBe(found.length)
  })

  test.each<[PeopleFilter, string[]]>([
    ['not-enrolled', ['Ben 100% Osei']],
    ['no-address', []],
    ['app', ['Carys Llwyd', 'Émile Price']],
    ['email', ['ada Marsh']],
    ['locked', ['Ben 100% Osei', 'Émile Price']],
    ['suspended', ['Carys Llwyd']],
    ['bounced', []],
  ])('are filtered: %s', async (filter, found) => {
    expect(await names({ filter })).toEqual(found)
    expect(await store.people.count({ ...everybody, filter })).toBe(found.length)
  })

  test('have the misses of their factor, and without one those of their enrolment', async () => {
    const listed = await store.people.list(everybody)
    expect(listed.map(({ misses }) => misses.misses)).toEqual([0, 5, 0, 5])
    expect((await store.people.list({ ...everybody, now: NOW + 1000, filter: 'locked' })).length).toBe(0)
  })

  test('come a page at a time', async () => {
    expect(await names({ most: 2 })).toEqual(['ada Marsh', 'Ben 100% Osei'])
    expect(await names({ most: 2, offset: 2 })).toEqual(['Carys Llwyd', 'Émile Price'])
    expect(await store.people.count(everybody)).toBe(4)
  })

  test('are counted by method and by the day that they enrolled on, those who are suspended left out', async () => {
    const counts = await store.people.countByMethod('here')
    expect(counts.toSorted((a, b) => String(a.method).localeCompare(String(b.method)))).toEqual([
      { method: 'email', people: 1 },
      { method: null, people: 1 },
      { method: 'totp', people: 1 },
    ])
    const midnight = (at: number): number => Math.floor(at / DAY) * DAY
    expect(await store.people.enrolledByDay('here')).toEqual([
      { day: midnight(NOW - DAY), method: 'totp', people: 1 },
      { day: midnight(NOW), method: 'email', people: 1 },
    ])
  })

  test('who would lose their email codes are those who have them and are not named', async () => {
    expect((await store.people.losingEmail('here', false)).map(({ name }) => name)).toEqual(['ada Marsh'])
    expect(await store.people.losingEmail('here', true)).toEqual([])
  })

  test('who administer an organisation are its own administrators', async () => {
    expect((await store.people.administratorsOf('here')).map(({ name }) => name)).toEqual(['Ben 100% Osei'])
  })

  test.each(['noticed', 'reminded'] as const)('who is left is %s once, unless that is taken back, or moved', async (told) => {
    const left = async (since: number | null): Promise<[string[], number]> => [
      (await store.letters.toWriteTo('here', told, since, 50)).map(({ id }) => id),
      await store.letters.countToWriteTo('here', told, since),
    ]
    const [ben] = await store.letters.toWriteTo('here', told, null, 50)
    if (ben === undefined) throw new Error('nobody is left')
    const note = (at: number, since: number | null) => store.atomically([store.letters.noteWrittenTo([ben.id], told, at, since)])
    expect(await left(null)).toEqual([['3'], 1])
    expect([await note(NOW, null), await note(NOW + 1, null), await note(NOW + 1, NOW)]).toEqual([true, false, false])
    expect([await left(null), await left(NOW + 1)]).toEqual([
      [[], 0],
      [['3'], 1],
    ])
    const move = (from: number, to: number | null) => store.atomically([store.letters.moveNote(ben.id, told, from, to)])
    expect([await move(NOW + 1, null), await move(NOW, NOW + 5), await left(NOW + 5)]).toEqual([false, true, [[], 0]])
    expect([await move(NOW, null), await move(NOW + 5, null), await left(null)]).toEqual([false, true, [['3'], 1]])
  })

  test('whom no message reaches are those who are left and have no verified address', async () => {
    const left = { organisationId: 'left' }
    await store.atomically([
      store.organisations.add(organisation('left')),
      store.users.add(person('6', 'Reached', left)),
      store.users.add(person('7', 'No address', { ...left, contactEmail: null, contactVerified: false })),
      store.users.add(person('8', 'Not verified', { ...left, contactVerified: false })),
      store.users.add(person('9', 'Suspended', { ...left, contactEmail: null, contactVerified: false })),
      store.users.add(person('10', 'Enrolled', { ...left, contactVerified: false })),
      store.users.suspend('9', NOW),
      store.factors.addTotp(app('10', NOW)),
    ])
    const question = { ...left, filter: 'no-address' } as const
    expect([await names(question), await store.people.count({ ...everybody, ...question })]).toEqual([['No address', 'Not verified'], 2])
    expect((await store.letters.toWriteTo('left', 'reminded', null, 50)).map(({ name }) => name)).toEqual(['Reached'])
  })

  test('are found whichever apostrophe and hyphen are typed', async () => {
    const both = ["Una O'Neil-Smith", 'Ursula O’Neil‑Smith']
    const added = both.map((name, place) => store.users.add(person(`n${place}`, name, { organisationId: 'marks' })))
    await store.atomically([store.organisations.add(organisation('marks')), ...added])
    for (const search of ["O'Neil-Smith", 'o’neil–smith', 'OʼNEIL‐SMITH', '‘neil−s'])
      expect([search, await names({ organisationId: 'marks', search })]).toEqual([search, both])
  })

  test.each<[PeopleOrder, boolean, string[]]>([
    ['name', false, ['user.a', 'user.b', 'user.c', 'user.d']],
    ['name', true, ['user.d', 'user.c', 'user.b', 'user.a']],
    ['enrolled', false, ['user.d', 'user.a', 'user.b', 'user.c']],
    ['enrolled', true, ['user.d', 'user.a', 'user.b', 'user.c']],
  ])('of one name are sorted by their user names, over all pages: %s (descending: %s)', async (order, descending, sorted) => {
    const namesakes = { organisationId: `namesakes ${order} ${descending}` }
    const at = `${order} ${descending}`
    const add = (id: string, username: string, name = 'Sam Smith') =>
      store.users.add(person(`${id} ${at}`, name, { ...namesakes, username: `${username} ${at}` }))
    await store.atomically([
      store.organisations.add(organisation(namesakes.organisationId)),
      add('1', 'user.c', 'SAM Smith'),
      add('2', 'user.a'),
      add('3', 'user.d'),
      add('4', 'user.b'),
      store.factors.addEmail({ id: `f ${at}`, userId: `3 ${at}`, at: NOW }),
    ])
    const pages = [0, 2].map((offset) => store.people.list({ ...everybody, ...namesakes, order, descending, offset, most: 2 }))
    expect((await Promise.all(pages)).flat().map(({ username }) => username.split(' ')[0])).toEqual(sorted)
  })

  test('who was told of a day is to be told of another one, in that organisation alone', async () => {
    const note = (id: string) => store.letters.noteWrittenTo([id], 'noticed', NOW, null)
    expect(await store.atomically([note('3'), note('5')])).toBe(true)
    await store.atomically([], [store.letters.forgetNoticed('here')])
    expect((await store.letters.toWriteTo('here', 'noticed', null, 50)).map(({ id }) => id)).toEqual(['3'])
    expect(await store.letters.toWriteTo('elsewhere', 'noticed', null, 50)).toEqual([])
  })
})
