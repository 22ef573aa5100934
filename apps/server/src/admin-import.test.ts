import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator, eventOf } from './testing/administration.ts'
import { fullySignedIn, newPerson, personWithApp } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('a file of people', () => {
  const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
  const rows = (id: string, count: number): string =>
    Array.from({ length: count }, (_, n) => `${id}-${n},Person ${n},${id}-${n}@example.org`).join('\n')
  const HEADER = 'username,name,contact_email\n'

  test('of 500 is checked without writing anything, added whole, and changes nothing the second time', async () => {
    const { gwen, admin } = await administrator(server)
    const file = { file: base64(`${HEADER}${rows(gwen.user.id, 500)}\n`), verified: true }
    const before = await server.contents()
    expect(await admin.previewImport.mutate(file)).toMatchObject({ kind: 'plan', added: 500, unchanged: 0, first: { length: 10 } })
    expect(await server.contents()).toBe(before)

    const added = await admin.importPeople.mutate(file)
    if (added.kind !== 'imported') throw new Error(`it was answered ${added.kind}`)
    expect([added.added, new Set(added.passwords.map(({ password }) => password)).size]).toEqual([500, 500])
    expect((await admin.people.query({ filter: 'not-enrolled' })).total).toBe(500)
    const [first] = added.passwords
    const signedIn = await server.browser().trpc.session.signIn.mutate({ username: first?.username ?? '', password: first?.password ?? '' })
    expect(signedIn).toEqual({ kind: 'change-password' })
    expect(await admin.importPeople.mutate(file)).toMatchObject({ kind: 'imported', added: 0, unchanged: 500, passwords: [] })
    const { events } = await admin.events.query({ kind: 'import-people' })
    expect(events).toMatchObject([{ who: 'Gwen Hale', added: 500 }])
    const { csv } = await admin.exportEvents.mutate({ kind: 'import-people' })
    expect(csv).toMatch(new RegExp(`import-people,done,.*,500,,,${gwen.username},${gwen.username}\r\n$`))
    const own = (await fullySignedIn(server, gwen)).trpc.account
    expect((await own.events.query()).find(({ kind }) => kind === 'import-people')).toMatchObject({ added: 500, by: 'you' })
    expect(await server.contents()).not.toContain(first?.password)
  }, 120_000)

  test('is read once at a time for an organisation, so that nobody is handed passwords that another import has made useless', async () => {
    const { gwen, admin } = await administrator(server)
    const file = { file: base64(`${HEADER}${rows(gwen.user.id, 5)}\n`), verified: true }
    const [first, second] = await Promise.all([
      admin.importPeople.mutate(file),
      admin.importPeople.mutate(file).catch((error: unknown) => String(error)),
    ])
    expect(first).toMatchObject({ added: 5, passwords: { length: 5 } })
    expect(second).toContain('Try again in a minute')
    expect(await admin.importPeople.mutate(file)).toMatchObject({ added: 0, unchanged: 5, passwords: [] })
  })

  test('leaves on the page of each whom it added when and how they came, until the trail has forgotten that', async () => {
    const { gwen, admin } = await administrator(server)
    const file = { file: base64(`username,name\n${gwen.user.id}-x,Xanthe Import\n`), verified: false }
    await admin.importPeople.mutate(file)
    const at = server.clock.now()
    server.clock.advance(1_000)
    const [xanthe] = (await admin.people.query({ search: 'xanthe' })).people
    const id = xanthe?.id ?? ''
    expect(await admin.person.query({ id })).toMatchObject({ events: [], added: { at, fromFile: true } })

    const byHand = await newPerson(server, { colleagueOf: gwen })
    await server.store.atomically([], [server.store.audit.record(eventOf(server, byHand.user, 'add-user'))])
    expect((await admin.person.query({ id: byHand.user.id })).added).toBeNull()

    const longAgo = { ...server, clock: { ...server.clock, now: () => 1 } }
    const { user } = await newPerson(longAgo, { colleagueOf: gwen })
    expect((await admin.person.query({ id: user.id })).added).toEqual({ at: 1, fromFile: false })
  })

  test('with a bad row is refused whole, and says which', async () => {
    const { gwen, admin } = await administrator(server)
    const file = { file: base64(`username,name,role\n${gwen.user.id}-a,Ada,member\n${gwen.user.id}-b,Ben,helpdesk\n`), verified: false }
    const bad = { kind: 'bad-rows', more: 0, problems: [{ kind: 'bad-role', line: 3, column: 'role', value: 'helpdesk' }] }
    expect(await admin.previewImport.mutate(file)).toEqual(bad)
    expect(await admin.importPeople.mutate(file)).toEqual(bad)
    expect((await admin.people.query({})).total).toBe(1)
  })

  test('that is too long or too large is told so, and beyond that refused with 413 unread', async () => {
    const { gwen, admin } = await administrator(server)
    const browser = await fullySignedIn(server, gwen)
    const long = { file: base64(`${HEADER}${rows('x', 501)}`), verified: false }
    expect(await admin.previewImport.mutate(long)).toMatchObject({ problems: [{ kind: 'too-many-people', most: 500, found: 501 }] })
    const large = { file: base64(Buffer.alloc(128 * 1024 + 1, 'a')), verified: false }
    expect(await admin.previewImport.mutate(large)).toMatchObject({ problems: [{ kind: 'too-large', mostBytes: 128 * 1024 }] })
    const huge = { file: 'A'.repeat(192 * 1024), verified: false }
    expect((await browser.post('admin.previewImport', huge)).status).toBe(413)
    expect((await browser.post('admin.unlock', { id: 'A'.repeat(17 * 1024), reason: 'x' })).status).toBe(413)
    const strangers = [server.browser(), await fullySignedIn(server, await personWithApp(server))]
    for (const stranger of strangers) expect((await stranger.post('admin.previewImport', large)).status).toBe(413)
  })

  test('in another encoding than UTF-8 is named, byte by byte as it was chosen', async () => {
    const { admin } = await administrator(server)
    const latin = { file: base64(Buffer.from('username,name\nsian,Si\xe2n\n', 'latin1')), verified: false }
    expect(await admin.previewImport.mutate(latin)).toMatchObject({ problems: [{ kind: 'not-utf-8', line: 2, column: 'name' }] })
  })
})
