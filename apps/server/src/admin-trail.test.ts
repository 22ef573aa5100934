import { randomBytes } from 'node:crypto'
import { giveRole } from '@enrol/api'
import type { User } from '@enrol/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator, changePolicy, eventOf, miss, REASON } from './testing/administration.ts'
import { fullySignedIn, newPerson, personWithApp, range, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('the audit trail has the events of one’s own organisation, newest first, a page at a time and by what happened', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  await personWithApp(server)
  server.clock.advance(60_000)
  await miss(server, sam, 3)
  const { events, before } = await admin.events.query({ kind: 'submit-code' })
  expect(events.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'wrong', 'accepted'])
  expect(before).toBeNull()
  const older = await admin.events.query({ before: events[0]?.sequence ?? 0 })
  expect(older.events[0]?.sequence).toBeLessThan(events[0]?.sequence ?? 0)
  expect((await admin.events.query({ from: server.clock.now() - 1_000 })).events.every(({ at }) => at >= server.clock.now() - 1_000)).toBe(
    true,
  )
  expect((await admin.events.query({ to: 1 })).events).toEqual([])
  expect(new Set((await admin.events.query({})).events.flatMap(({ whom }) => whom))).toEqual(new Set(['Gwen Hale', 'Ada Marsh']))
})

test('the audit trail is narrowed to what some people did and what was done to them, and to a reference as it was read out', async () => {
  const { gwen, admin } = await administrator(server)
  const word = randomBytes(4).toString('hex')
  const [sam, sian] = [
    await personWithApp(server, { colleagueOf: gwen, name: `Sam ${word} Okafor` }),
    await personWithApp(server, { colleagueOf: gwen, name: `Siân ${word} Ŵyn` }),
  ]
  await miss(server, sam, 1)
  await miss(server, sian, 1)
  await admin.unlock.mutate({ id: sam.user.id, reason: REASON })
  // What follows from being asked, or from the mail, comes when it comes.
  const ANY_TIME = ['look-at-person', 'send-notice']
  const seen = async (question: object) => (await admin.events.query(question)).events.filter(({ kind }) => !ANY_TIME.includes(kind))
  const ofSam = await seen({ person: `okafor ${word.toUpperCase()}` })
  expect(new Set(ofSam.map(({ whom }) => whom))).toEqual(new Set([sam.user.name]))
  expect(ofSam[0]).toMatchObject({ kind: 'unlock', who: 'Gwen Hale' })
  expect(await seen({ person: sam.user.username })).toEqual(ofSam)
  const byGwen = await seen({ person: 'gwen hale' })
  expect(byGwen.find(({ kind }) => kind === 'unlock')).toMatchObject({ whom: sam.user.name })
  expect(byGwen.every(({ who, whom }) => who === 'Gwen Hale' || whom === 'Gwen Hale')).toBe(true)
  expect((await seen({ person: word, kind: 'submit-code' })).map(({ whom }) => whom)).toContain(sian.user.name)

  const reference = ofSam.find(({ kind, outcome }) => kind === 'submit-code' && outcome === 'wrong')?.reference ?? ''
  for (const said of [reference, ` ${reference.toLowerCase().replace('-', ' ')}`])
    expect(await seen({ reference: said })).toMatchObject([{ reference, kind: 'submit-code', whom: sam.user.name }])
  expect(await seen({ reference, person: 'gwen' })).toEqual([])
  for (const nothing of [{ reference: 'AAAA' }, { person: `nobody ${word}` }, { person: `${word}\0` }])
    expect(await seen(nothing)).toEqual([])
})

test('nobody of another organisation is found in the audit trail, by name, by id or by reference', async () => {
  const { admin } = await administrator(server)
  const other = await administrator(server)
  const word = randomBytes(4).toString('hex')
  const ewan = await personWithApp(server, { colleagueOf: other.gwen, name: `Ewan ${word}` })
  await miss(server, ewan, 1)
  const { events } = await other.admin.events.query({ person: word })
  const questions = [
    ...[word, ewan.user.username, ewan.user.id, ewan.email, other.gwen.user.username].map((person) => ({ person })),
    ...events.map((event) => ({ reference: event.reference ?? '' })).filter(({ reference }) => reference !== ''),
  ]
  expect(questions.length).toBeGreaterThan(5)
  for (const question of questions) expect(await admin.events.query(question)).toEqual({ events: [], before: null, tooManyPeople: false })
})

test('what the helpdesk of another organisation did is found by their name and user name, and confirms no name that the trail does not show', async () => {
  const { gwen, admin } = await administrator(server)
  const word = randomBytes(4).toString('hex')
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const helen = await personWithApp(server, { role: 'helpdesk', name: `Helen ${word}` })
  await personWithApp(server, { role: 'helpdesk', name: `Idle ${word}` })
  const stranger = await personWithApp(server, { name: `Ewan ${word}` })
  await miss(server, stranger, 1)
  await (await fullySignedIn(server, helen)).trpc.admin.resetMfa.mutate({ id: sam.user.id, reason: REASON })
  const reset = { kind: 'reset-mfa', who: helen.user.name, whom: 'Ada Marsh' }
  for (const person of [`helen ${word}`, helen.user.username, word]) {
    const question = { person, kind: 'reset-mfa' }
    expect(await admin.events.query(question)).toMatchObject({ events: [reset], tooManyPeople: false })
    expect(await admin.exportEvents.mutate(question)).toMatchObject({ events: 1, csv: expect.stringContaining(`Helen ${word}`) })
  }
  for (const person of [helen.email, `idle ${word}`, `ewan ${word}`, stranger.user.username]) {
    expect(await admin.events.query({ person })).toEqual({ events: [], before: null, tooManyPeople: false })
    expect(await admin.exportEvents.mutate({ person })).toMatchObject({ events: 0 })
  }
  expect(await server.store.audit.newestOfKind(helen.user.id, 'look-at-person')).toBeNull()
})

test('who of the helpdesk of another organisation only downloaded people is found as well, in the trail of those who are in the file', async () => {
  const { gwen, admin } = await administrator(server)
  const elsewhere = await administrator(server)
  const word = randomBytes(4).toString('hex')
  const hari = await personWithApp(server, { role: 'helpdesk', name: `Hari ${word}` })
  await (await fullySignedIn(server, hari)).trpc.admin.exportPeople.mutate({ search: gwen.user.username })
  for (const person of [`hari ${word}`, hari.user.username]) {
    expect((await admin.events.query({ person })).events).toMatchObject([{ kind: 'export-people', who: hari.user.name }])
    expect((await elsewhere.admin.events.query({ person })).events).toEqual([])
  }
})

test('what somebody did is found by their name and user name also when they are of the helpdesk no longer, and nothing that they did elsewhere', async () => {
  const { gwen, admin } = await administrator(server)
  const elsewhere = await administrator(server)
  const word = randomBytes(4).toString('hex')
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const ewan = await personWithApp(server, { colleagueOf: elsewhere.gwen, name: `Ewan ${word}` })
  const [helen, hugh] = [
    await personWithApp(server, { role: 'helpdesk', name: `Helen ${word}` }),
    await personWithApp(server, { role: 'helpdesk', name: `Hugh ${word}` }),
  ]
  await (await fullySignedIn(server, helen)).trpc.admin.resetMfa.mutate({ id: sam.user.id, reason: REASON })
  await (await fullySignedIn(server, hugh)).trpc.admin.resetMfa.mutate({ id: ewan.user.id, reason: REASON })
  for (const { user } of [helen, hugh]) await giveRole(server.deps, { username: user.username, reason: 'left', role: 'member' })
  for (const person of [`helen ${word}`, helen.user.username, word])
    expect((await admin.events.query({ person, kind: 'reset-mfa' })).events).toMatchObject([{ who: helen.user.name, whom: 'Ada Marsh' }])
  for (const person of [`hugh ${word}`, hugh.user.username])
    expect(await admin.events.query({ person })).toEqual({ events: [], before: null, tooManyPeople: false })
  expect((await elsewhere.admin.events.query({ person: word, kind: 'reset-mfa' })).events).toMatchObject([{ who: hugh.user.name }])
})

test('fifty people of the same name as somebody of the helpdesk do not tell that there is such a one', async () => {
  const { gwen, admin } = await administrator(server)
  const word = randomBytes(4).toString('hex')
  await personWithApp(server, { role: 'helpdesk', name: `Helen ${word}` })
  await Promise.all(range(1, 50).map((n) => newPerson(server, { colleagueOf: gwen, name: `Helen ${word} ${n}` })))
  expect(await admin.events.query({ person: word })).toMatchObject({ tooManyPeople: false })
})

test('a whole user name means its person alone, also when it is a part of more than fifty others', async () => {
  const { gwen, admin } = await administrator(server)
  const username = `smith${randomBytes(4).toString('hex')}`
  const smith = await personWithApp(server, { colleagueOf: gwen, username, name: 'Jo' })
  await Promise.all(range(1, 51).map((n) => newPerson(server, { colleagueOf: gwen, username: `${username}.${n}` })))
  await miss(server, smith, 1)
  const { events, tooManyPeople } = await admin.events.query({ person: ` ${username.toUpperCase()} ` })
  expect([new Set(events.map(({ whom }) => whom)), tooManyPeople]).toEqual([new Set(['Jo']), false])
  expect(await admin.events.query({ person: `${username}.` })).toMatchObject({ events: [], tooManyPeople: true })
})

test('whoever narrows the trail down to one person looks at that person, which is on record once for all pages of it', async () => {
  const { gwen, admin } = await administrator(server)
  const word = randomBytes(4).toString('hex')
  const [sam, sian] = [
    await newPerson(server, { colleagueOf: gwen, name: `Sam ${word}` }),
    await newPerson(server, { colleagueOf: gwen, name: `Siân ${word}` }),
  ]
  await server.store.atomically(
    [],
    range(1, 51).map(() => server.store.audit.record(eventOf(server, sam.user, 'sign-in'))),
  )
  const looks = async (): Promise<number[]> =>
    Promise.all(
      [sam, sian].map(
        async ({ user }) =>
          (await server.store.audit.newestOf(user.id, { kinds: ['look-at-person'], outcomes: ['shown'], most: 9 })).filter(
            ({ actorId }) => actorId === gwen.user.id,
          ).length,
      ),
    )
  const { before } = await admin.events.query({ person: `sam ${word}` })
  await admin.events.query({ person: `sam ${word}`, before })
  await admin.exportEvents.mutate({ person: `sam ${word}` })
  await admin.events.query({ person: word })
  await admin.events.query({})
  expect([before, await looks()]).toEqual([expect.any(Number), [1, 0]])
})

test('words for a person that are true of more than fifty are told so, and nothing is looked for or made into a file', async () => {
  const { gwen, admin } = await administrator(server)
  await Promise.all(Array.from({ length: 51 }, (_, n) => newPerson(server, { colleagueOf: gwen, name: `Member ${n}` })))
  expect(await admin.events.query({ person: 'member' })).toEqual({ events: [], before: null, tooManyPeople: true })
  expect(await admin.exportEvents.mutate({ person: 'member' })).toEqual({ csv: '', events: 0, cut: false, tooManyPeople: true })
  expect((await admin.events.query({ kind: 'export-events' })).events).toEqual([])
  expect(await admin.events.query({ person: 'member 50' })).toMatchObject({ tooManyPeople: false })
})

test('a reason is told to those who look after the person, in the trail, on their page and in the file, and to nobody else', async () => {
  const { gwen, admin } = await administrator(server)
  const { admin: stranger } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const reason = `=HYPERLINK("x") ${randomBytes(4).toString('hex')}`
  await admin.suspend.mutate({ id: sam.user.id, reason })
  await admin.restore.mutate({ id: sam.user.id, reason: REASON })
  const enforceAt = Date.UTC(2099, 0)
  await changePolicy(admin, { mfa: 'announced', enforceAt, helpdeskWords: '-2; =1 → 3' })
  const changes = [
    { name: 'mfa', from: 'enforced', to: 'announced' },
    { name: 'enforceAt', from: null, to: String(enforceAt) },
    { name: 'helpdeskWords', from: null, to: '-2; =1 → 3' },
  ]
  const [policy, restored, suspended] = (await admin.events.query({})).events.filter(({ kind }) => /user$|policy$/.test(kind))
  expect(policy).toMatchObject({ kind: 'change-policy', reason: null, changes })
  expect([restored, suspended]).toMatchObject([
    { reason: REASON, changes: [] },
    { reason, changes: [] },
  ])
  const { events } = await admin.person.query({ id: sam.user.id })
  expect(events.find(({ kind }) => kind === 'suspend-user')).toMatchObject({ reason })
  const { csv } = await admin.exportEvents.mutate({})
  expect(csv).toContain(`"'${reason.replaceAll('"', '""')}",`)
  expect(csv).toContain(`"mfa: enforced → announced; enforceAt: null → 2099-01-01T00:00:00.000Z; helpdeskWords: null → -2; '=1 → 3"`)

  const theirs = (await fullySignedIn(server, sam)).trpc.account
  expect(JSON.stringify(await theirs.events.query())).not.toContain(REASON)
  const elsewhere = [await stranger.events.query({}), await stranger.events.query({ person: sam.user.username })]
  expect(JSON.stringify([...elsewhere, await stranger.exportEvents.mutate({})])).not.toMatch(/HYPERLINK|lost phone|helpdeskWords/)
})

test('people of one name are told apart by their user names, and nobody who is called “operator” passes for the operator', async () => {
  const { gwen, admin } = await administrator(server)
  const fake = await newPerson(server, { colleagueOf: gwen, name: 'operator' })
  const helpdesk = await newPerson(server, { role: 'helpdesk', name: 'Gwen Hale' })
  const byHelpdesk = { ...eventOf(server, fake.user, 'unlock'), actorId: helpdesk.user.id }
  const byOperator = { ...eventOf(server, fake.user, 'unlock'), actorId: 'operator' }
  const events = [
    byOperator,
    byHelpdesk,
    eventOf(server, fake.user, 'unlock'),
    { ...eventOf(server, fake.user, 'unlock'), actorId: 'nobody-at-all' },
  ]
  await server.store.atomically([], events.map(server.store.audit.record))
  const itself = { kind: 'person', username: fake.user.username, id: fake.user.id }
  expect((await admin.events.query({ kind: 'unlock' })).events.reverse()).toMatchObject([
    { who: 'operator', whoIs: { kind: 'operator' }, whomIs: itself },
    { who: 'Gwen Hale', whoIs: { kind: 'person', username: helpdesk.user.username, id: null }, whomIs: itself },
    { who: 'operator', whoIs: itself, whomIs: itself },
    { who: 'nobody-at-all', whoIs: { kind: 'gone' }, whomIs: itself },
  ])
  const { csv } = await admin.exportEvents.mutate({ kind: 'unlock' })
  const named = csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').slice(-2))
  const { username } = fake.user
  expect(named.reverse()).toEqual([
    ['', username],
    [helpdesk.user.username, username],
    [username, username],
    ['', username],
  ])
})

test('what was mailed to hundreds is left out of the trail on request, over all pages of it, and never out of the file', async () => {
  const { gwen, admin } = await administrator(server)
  const notice = eventOf(server, gwen.user, 'send-notice', 'sent')
  const unlock = eventOf(server, gwen.user, 'unlock')
  const events = [...range(1, 60).flatMap(() => [unlock, notice]), ...range(1, 60).map(() => notice)]
  await server.store.atomically([], events.map(server.store.audit.record))
  const first = await admin.events.query({ notices: false })
  const second = await admin.events.query({ notices: false, before: first.before })
  expect([first.events.length, second.before]).toEqual([50, null])
  const shown = [...first.events, ...second.events].map(({ kind }) => kind)
  expect(shown.filter((kind) => kind === 'unlock')).toHaveLength(60)
  expect(shown).not.toContain('send-notice')
  expect((await admin.events.query({})).events.every(({ kind }) => kind === 'send-notice')).toBe(true)
  expect((await admin.exportEvents.mutate({})).csv.match(/,send-notice,/g)?.length).toBeGreaterThanOrEqual(120)
})

test('a person’s page says who did what: they themselves, the operator, the service, or whoever had not signed in', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await newPerson(server, { colleagueOf: gwen })
  const wrong = { username: sam.username, password: 'not the password' }
  await server.browser().trpc.session.signIn.mutate(wrong)
  const own = eventOf(server, sam.user, 'sign-out')
  const others = ['operator', null].map((actorId) => ({ ...own, kind: 'unlock', actorId }))
  await server.store.atomically([], [own, ...others].map(server.store.audit.record))
  const { events } = await admin.person.query({ id: sam.user.id })
  expect(events.map(({ by }) => by)).toEqual(['nobody', 'operator', 'self', 'somebody'])
})

test('a cause that the service names is nobody’s reason', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  await (await signedInBrowser(server, sam)).trpc.challenge.submit.mutate({ code: '12' })
  await admin.confirmAddressChange.mutate({ id: sam.user.id, code: '123456' })
  const { events } = await admin.person.query({ id: sam.user.id })
  expect(events.filter(({ outcome }) => outcome === 'malformed' || outcome === 'nothing-to-confirm')).toMatchObject([
    { reason: null },
    { reason: null },
  ])
})

describe('a download of events', () => {
  test('has what the filters show, all pages of it, for a spreadsheet in which no cell is a formula, and is on record', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen, name: '=HYPERLINK("x"), Ltd' })
    const stranger = await newPerson(server, { name: '=HYPERLINK("y"), Ltd' })
    const { audit } = server.store
    const misses = Array.from({ length: 2_100 }, () => audit.record(missOf(sam.user)))
    await server.store.atomically(
      [],
      [...misses, audit.record(missOf(stranger.user)), audit.record({ ...missOf(sam.user), kind: 'sign-in' })],
    )
    const { csv, ...rest } = await admin.exportEvents.mutate({
      person: 'hyperlink',
      kind: 'submit-code',
      from: 0,
      to: server.clock.now() + 1,
    })
    expect(rest).toEqual({ events: 2_100, cut: false, tooManyPeople: false })
    const lines = csv.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\uFEFFat,kind,outcome,who,whom,address,reference,people_added,reason,changes,who_username,whom_username')
    expect(lines).toHaveLength(2_101)
    const name = `"'=HYPERLINK(""x""), Ltd"`
    const at = new Date(server.clock.now()).toISOString()
    expect(new Set(lines.slice(1))).toEqual(
      new Set([`${at},submit-code,wrong,${name},${name},192.0.2.7,7KQM-3XDA,,,,${sam.user.username},${sam.user.username}`]),
    )

    expect(await admin.exportEvents.mutate({ person: stranger.username })).toMatchObject({ events: 0, cut: false })
    const { events } = await admin.events.query({ kind: 'export-events' })
    expect(events).toMatchObject([{ who: 'Gwen Hale' }, { who: 'Gwen Hale' }])
    const recorded = await server.store.audit.newestOf(gwen.user.id, { kinds: ['export-events'], outcomes: ['done'], most: 9 })
    const dates = { from: 0, to: server.clock.now() + 1 }
    expect(recorded[1]?.detail).toEqual({ events: 2_100, of: 'submit-code', person: 'hyperlink', reference: '', ...dates })
    expect(recorded[0]?.detail).toMatchObject({ from: null, to: null })
  })

  test('of more than 100,000 says that it has not all of them', async () => {
    const event = { ...missOf({ id: 'nobody', organisationId: 'o' }), sequence: 1 }
    const large = await startTestServer({
      changeDeps: (deps) => {
        const ofOrganisation = async (_: string, { most }: { readonly most: number }) => Array.from({ length: most }, () => event)
        return { ...deps, store: { ...deps.store, audit: { ...deps.store.audit, ofOrganisation } } }
      },
    })
    const { admin } = await administrator(large)
    const { csv, ...rest } = await admin.exportEvents.mutate({})
    expect([rest, csv.split('\r\n').length]).toEqual([{ events: 100_000, cut: true, tooManyPeople: false }, 100_002])
    await large.close()
  })

  const missOf = (user: Pick<User, 'id' | 'organisationId'>) => eventOf(server, user, 'submit-code', 'wrong')
})
