import { randomBytes } from 'node:crypto'
import { giveRole, tidyUp } from '@enrol/api'
import { ONE_TIME_PASSWORD_MS, SESSION_LIFE } from '@enrol/otp'
import { sessionIdOf, type User } from '@enrol/store'
import { englishDates } from '@enrol/words'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { POLICY } from './testing/admin-procedures.ts'
import { administrator, changePolicy } from './testing/administration.ts'
import type { Browser } from './testing/browser.ts'
import {
  codeOf,
  fullySignedIn,
  newPerson,
  type Person,
  personWithApp,
  personWithEmail,
  range,
  signedInBrowser,
  type WithApp,
  wrongCode,
} from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const DAY = 86_400_000
const REASON = 'lost phone, checked by video'
const EVERYBODY = {
  organisationId: null,
  search: '',
  filter: null,
  order: 'name',
  descending: false,
  offset: 0,
  now: 0,
  missesInAll: 100,
} as const

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function miss(person: WithApp, times: number): Promise<unknown> {
  const browser = await signedInBrowser(server, person)
  const code = wrongCode(server.clock.now(), person.secret)
  let verdict: unknown
  for (let n = 0; n < times; n++) verdict = await browser.trpc.challenge.submit.mutate({ code })
  return verdict
}

describe('an administrator', () => {
  test('resets a second factor: it is gone, the sessions are over, and the person enrols again', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const browser = await fullySignedIn(server, sam)
    expect(await admin.resetMfa.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'reset', method: 'totp' })
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    expect((await (await signedInBrowser(server, sam)).trpc.session.current.query()).stage).toBe('enrolling')
    const event = await server.store.audit.newestOfKind(sam.user.id, 'reset-mfa')
    expect(event).toMatchObject({ actorId: gwen.user.id, organisationId: gwen.user.organisationId, detail: { reason: REASON } })
  })

  test('unlocks a factor without touching it: the right code is let in at once', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    server.clock.advance(30_000)
    await miss(sam, 5)
    expect(await miss(sam, 1)).toMatchObject({ kind: 'locked' })
    expect((await admin.people.query({ filter: 'locked' })).people).toMatchObject([{ username: sam.username, locked: true }])
    expect(await admin.unlock.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'done' })
    expect(await admin.unlock.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'unchanged' })
    const browser = await signedInBrowser(server, sam)
    const code = codeOf(sam.secret, server.clock.now())
    expect(await browser.trpc.challenge.submit.mutate({ code })).toMatchObject({ kind: 'accepted' })
  })

  test('sees who is locked while enrolling, finds them among those who are, and unlocks them', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const { trpc } = await signedInBrowser(server, sam)
    const { secret } = await trpc.enrolment.startTotp.mutate()
    const code = wrongCode(server.clock.now(), secret)
    for (let n = 0; n < 5; n++) await trpc.enrolment.confirmTotp.mutate({ code })
    const until = server.clock.now() + 30_000
    expect(await admin.person.query({ id: sam.user.id })).toMatchObject({ factor: null, misses: 5, lock: { until } })
    expect((await admin.people.query({ filter: 'locked' })).people).toMatchObject([{ username: sam.username, locked: true }])
    expect(await admin.unlock.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'done' })
    expect((await admin.people.query({ filter: 'locked' })).total).toBe(0)
    expect(await admin.person.query({ id: sam.user.id })).toMatchObject({ misses: 0, lock: null })
  })

  test('gives a new one-time password: the old one and every session are over, and the factor stays', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const browser = await fullySignedIn(server, sam)
    const given = await admin.newOneTimePassword.mutate({ id: sam.user.id, reason: REASON })
    if (given.kind !== 'given') throw new Error(`it was answered ${given.kind}`)
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    await expect(signedInBrowser(server, sam)).rejects.toThrow('wrong-credentials')
    const again = server.browser()
    expect(await again.trpc.session.signIn.mutate({ username: sam.username, password: given.password })).toEqual({
      kind: 'change-password',
    })
    expect(await again.trpc.session.changePassword.mutate({ newPassword: 'tide lantern harbour 7' })).toEqual({
      kind: 'challenge',
      method: 'totp',
    })
    expect(await server.contents()).not.toContain(given.password)
  })

  test('a one-time password is read as it is copied from paper, and no spelling of it is taken as one’s own', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const given = await admin.newOneTimePassword.mutate({ id: sam.user.id, reason: REASON })
    if (given.kind !== 'given') throw new Error(`it was answered ${given.kind}`)
    const joined = given.password.replaceAll('-', '')
    for (const password of [joined, given.password.toUpperCase(), ` ${given.password.replaceAll('-', ' ')} `]) {
      const again = server.browser()
      const { kind } = await again.trpc.session.signIn.mutate({ username: sam.username, password })
      expect([password, kind]).toEqual([password, 'change-password'])
      expect(await again.trpc.session.changePassword.mutate({ newPassword: joined })).toEqual({ kind: 'unchanged' })
    }
    const last = server.browser()
    await last.trpc.session.signIn.mutate({ username: sam.username, password: given.password })
    const own = 'bcdf-ghjk-mnpq-rstv'
    expect(await last.trpc.session.changePassword.mutate({ newPassword: own })).toMatchObject({ kind: 'challenge' })
    // One's own is what one chose, to the letter.
    const { kind } = await server.browser().trpc.session.signIn.mutate({ username: sam.username, password: own.replaceAll('-', '') })
    expect(kind).toBe('wrong-credentials')
  })

  test('whoever is given a one-time password is told until when, and so is whoever gives it, it opens the door', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const until = server.clock.now() + ONE_TIME_PASSWORD_MS
    const ends = englishDates.dateAndTime(until)
    expect(await admin.newOneTimePassword.mutate({ id: sam.user.id, reason: REASON })).toMatchObject({ kind: 'given', until })
    await vi.waitFor(() => expect(server.mail.messagesTo(sam.email).map(({ text }) => text)).toEqual([expect.stringContaining(ends)]))
  })

  test('suspends and restores somebody', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    expect(await admin.suspend.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'done' })
    expect(await admin.suspend.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'unchanged' })
    await expect(signedInBrowser(server, sam)).rejects.toThrow('wrong-credentials')
    expect(await admin.restore.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'done' })
    await signedInBrowser(server, sam)
  })

  test('can’t reset, unlock or suspend themself', async () => {
    const { gwen, admin } = await administrator(server)
    const oneself = { id: gwen.user.id, reason: REASON }
    await expect(admin.resetMfa.mutate(oneself)).rejects.toThrow('to oneself')
    await expect(admin.unlock.mutate(oneself)).rejects.toThrow('to oneself')
    await expect(admin.suspend.mutate(oneself)).rejects.toThrow('to oneself')
  })

  test('who is the last one stays one, and with a second one may go', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const stepsDown = { id: gwen.user.id, reason: REASON, role: 'member' } as const
    expect(await admin.giveRole.mutate(stepsDown)).toEqual({ kind: 'last-administrator' })
    expect(await admin.giveRole.mutate({ id: sam.user.id, reason: REASON, role: 'administrator' })).toEqual({ kind: 'changed' })
    expect(await admin.giveRole.mutate(stepsDown)).toEqual({ kind: 'changed' })
    await expect(admin.people.query({})).rejects.toThrow('no session')
  })

  test('gives no role of the helpdesk, and takes none away', async () => {
    const { gwen, admin } = await administrator(server)
    const hari = await newPerson(server, { colleagueOf: gwen, role: 'helpdesk' })
    await expect(admin.giveRole.mutate({ id: hari.user.id, reason: REASON, role: 'member' })).rejects.toThrow('command line')
    for (const act of [admin.resetMfa, admin.suspend, admin.unlock] as const)
      await expect(act.mutate({ id: hari.user.id, reason: REASON })).rejects.toThrow('command line')
    await expect(admin.giveRole.mutate({ id: hari.user.id, reason: REASON, role: 'helpdesk' as never })).rejects.toThrow('role')
  })

  test.each(['', '   ', 'x'.repeat(501)])('gives a reason of 1 to 500 characters: not %j', async (reason) => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const before = await server.contents()
    await expect(admin.suspend.mutate({ id: sam.user.id, reason })).rejects.toThrow('reason')
    expect(await server.contents()).toBe(before)
  })

  test('sees one person with what happened to them, no secret, and leaves a trace of having looked', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const seen = await admin.person.query({ id: sam.user.id })
    expect(seen).toMatchObject({ username: sam.username, factor: { method: 'totp', tag: sam.tag, misses: 0, lock: null } })
    expect(seen.events.map(({ kind }) => kind)).toEqual(['confirm-enrolment', 'start-enrolment', 'sign-in'])
    for (const secret of [sam.secret, 'argon2', 'passwordHash', 'sealed']) expect(JSON.stringify(seen)).not.toContain(secret)
    expect((await admin.person.query({ id: sam.user.id })).events[0]).toMatchObject({
      ...{ kind: 'look-at-person', by: 'staff', who: 'Gwen Hale' },
      whoIs: { kind: 'person', username: gwen.user.username, id: gwen.user.id },
    })
  })

  test('sees every app of a person, the first one first, with what they call it and when it was added', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const { account } = (await fullySignedIn(server, sam)).trpc
    const second = await account.startApp.mutate()
    if (second.kind !== 'issued') throw new Error(`a further app was answered ${second.kind}`)
    const at = server.clock.now()
    await account.confirmApp.mutate({ code: codeOf(second.secret, at), name: 'Work phone' })
    const { factor } = await admin.person.query({ id: sam.user.id })
    expect(factor).toMatchObject({
      tag: sam.tag,
      apps: [
        { tag: sam.tag, name: null },
        { tag: second.tag, name: 'Work phone', enrolledAt: at },
      ],
    })
    for (const secret of [sam.secret, second.secret]) expect(JSON.stringify(factor)).not.toContain(secret)
  })

  test('sees where a person is signed in, and no session that is over by now', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    await signedInBrowser(server, sam)
    expect((await admin.person.query({ id: sam.user.id })).sessions).toMatchObject([{ stage: 'enrolling' }])
    server.clock.advance(SESSION_LIFE.idleMs.enrolling)
    const again = (await fullySignedIn(server, gwen)).trpc.admin
    expect((await again.person.query({ id: sam.user.id })).sessions).toEqual([])
  })

  test('searches, and turns pages', async () => {
    const { gwen, admin } = await administrator(server)
    const added = Array.from({ length: 51 }, (_, n) =>
      newPerson(server, { colleagueOf: gwen, name: `Member ${String(n).padStart(2, '0')}` }),
    )
    await Promise.all(added)
    const first = await admin.people.query({ search: 'member' })
    expect([first.total, first.pages, first.people.length, first.people[0]?.name]).toEqual([51, 2, 50, 'Member 00'])
    const beyond = await admin.people.query({ search: 'member', page: 9 })
    expect([beyond.page, beyond.people.map(({ name }) => name)]).toEqual([2, ['Member 50']])
    expect((await admin.people.query({ search: 'member\0' })).total).toBe(0)
  })

  test('exports people for a spreadsheet, in which no cell is a formula', async () => {
    const { gwen, admin } = await administrator(server)
    await newPerson(server, { colleagueOf: gwen, name: '=HYPERLINK("x"), Ltd', username: `-${gwen.user.id}` })
    const { csv, people } = await admin.exportPeople.mutate({})
    const lines = csv.split('\r\n')
    expect(people).toBe(2)
    expect(lines[0]).toBe('\uFEFFusername,name,organisation,contact_email,role,method,enrolled_at,locked,suspended,bounced')
    expect(lines.find((line) => line.includes('HYPERLINK'))).toContain(`"'-${gwen.user.id}","'=HYPERLINK(""x""), Ltd"`)
  })
})

describe('a download of people', () => {
  const exportsOf = (organisationId: string) =>
    server.store.audit.ofOrganisation(organisationId, { kind: 'export-people', from: null, to: null, before: null, most: 9 })

  test('by the helpdesk is on record in each organisation whose people are in it, with what was searched for', async () => {
    const hari = await personWithApp(server, { role: 'helpdesk' })
    const { admin } = (await fullySignedIn(server, hari)).trpc
    const word = randomBytes(4).toString('hex')
    const [one, other] = [await newPerson(server, { name: `A ${word}` }), await newPerson(server, { name: `B ${word}` })]
    const organisations = [one, other].map(({ user }) => user.organisationId)
    expect((await admin.exportPeople.mutate({ search: word, filter: 'not-enrolled' })).people).toBe(2)
    const detail = { people: 1, search: word, filter: 'not-enrolled' }
    for (const id of organisations) expect(await exportsOf(id)).toMatchObject([{ actorId: hari.user.id, outcome: 'done', detail }])
    expect(await exportsOf(hari.user.organisationId)).toEqual([])

    const [first = '', second = ''] = organisations
    expect((await admin.exportPeople.mutate({ organisationId: first })).people).toBe(1)
    expect([(await exportsOf(first)).length, (await exportsOf(second)).length]).toEqual([2, 1])
    expect((await admin.exportPeople.mutate({ organisationId: 'nobody’s' })).people).toBe(0)
    expect(await exportsOf(hari.user.organisationId)).toMatchObject([{ detail: { people: 0 } }])
  })

  test('of more than 100,000 says how many it lacks', async () => {
    const { people } = server.store
    const some = await people.list({ ...EVERYBODY, most: 1 })
    const chunk = Array.from({ length: 2_000 }, () => some[0]).filter((person) => person !== undefined)
    const large = await startTestServer({
      changeDeps: (deps) => {
        const many = { ...deps.store.people, list: async () => chunk, count: async () => 120_000 }
        return { ...deps, store: { ...deps.store, people: many } }
      },
    })
    const { admin } = await administrator(large)
    const { csv, ...counts } = await admin.exportPeople.mutate({})
    expect([counts, csv.split('\r\n').length]).toEqual([{ people: 100_000, total: 120_000 }, 100_002])
    await large.close()
  })
})

test('the helpdesk can choose among the organisations, and an administrator has no choice', async () => {
  const { gwen, admin } = await administrator(server)
  const hari = await personWithApp(server, { role: 'helpdesk' })
  const helpdesk = (await fullySignedIn(server, hari)).trpc.admin
  const names = (await helpdesk.organisations.query()).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining([gwen.organisation, hari.organisation]))
  expect(await admin.organisations.query()).toEqual([])
})

describe('policy', () => {
  test('is changed, told, and recorded with what changed', async () => {
    const { gwen, admin } = await administrator(server)
    expect(await changePolicy(admin, { helpdeskWords: ' Room 12 ', approvedAppUrl: 'https://apps.example.org/a' })).toEqual({
      kind: 'changed',
    })
    expect(await admin.policy.query()).toMatchObject({ helpdeskWords: 'Room 12', enforcedNow: true })
    expect(await changePolicy(admin, { helpdeskWords: 'Room 12', approvedAppUrl: 'https://apps.example.org/a' })).toEqual({
      kind: 'unchanged',
    })
    const { events } = await admin.events.query({ kind: 'change-policy' })
    const [refused, done] = events
    expect(refused).toMatchObject({ outcome: 'unchanged' })
    expect(refused?.changes).toEqual([])
    expect(done).toMatchObject({ who: 'Gwen Hale', whom: 'Gwen Hale', outcome: 'done' })
    expect(done?.changes).toEqual([
      { name: 'approvedAppUrl', from: null, to: 'https://apps.example.org/a' },
      { name: 'helpdeskWords', from: null, to: 'Room 12' },
    ])
    const inTrail = { kinds: ['change-policy'], outcomes: ['done'], most: 1 }
    expect((await server.store.audit.newestOf(gwen.user.id, inTrail))[0]?.detail).toEqual({
      approvedAppUrl: 'null → https://apps.example.org/a',
      helpdeskWords: 'null → Room 12',
    })
  })

  test('that would lock people out says whom, and changes nothing until it is confirmed', async () => {
    const { gwen, admin } = await administrator(server)
    const sian = await personWithEmail(server, { colleagueOf: gwen, name: 'Siân Ŵyn' })
    const before = await server.contents()
    expect(await changePolicy(admin, { emailMfa: 'nobody' })).toEqual({
      kind: 'locks-out',
      total: 1,
      people: [{ id: sian.user.id, username: sian.username, name: 'Siân Ŵyn' }],
    })
    expect(await server.contents()).toBe(before)
    await admin.allowEmailMfa.mutate({ id: sian.user.id, reason: REASON, allowed: true })
    expect(await changePolicy(admin, { emailMfa: 'named' })).toEqual({ kind: 'changed' })
    expect(await changePolicy(admin, { emailMfa: 'nobody' }, true)).toEqual({ kind: 'changed' })
    const browser = await signedInBrowser(server, sian)
    expect(await browser.trpc.challenge.sendEmailCode.mutate()).toEqual({ kind: 'not-offered', reason: 'organisation-policy' })
  })

  test('from a day on asks nobody before it, and everybody from then on', async () => {
    const { gwen, admin } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    const enforceAt = server.clock.now() + DAY
    expect(await changePolicy(admin, { mfa: 'announced', enforceAt })).toEqual({ kind: 'changed' })
    expect(await kindOfSignIn(sam)).toBe('signed-in')
    server.clock.advance(DAY)
    expect(await kindOfSignIn(sam)).toBe('enrol')
  })

  test('is changed by the first of two at once alone: the other is told what the first has changed', async () => {
    const { gwen, admin } = await administrator(server)
    const carys = await personWithApp(server, { colleagueOf: gwen, role: 'administrator' })
    const other = (await fullySignedIn(server, carys)).trpc.admin
    for (let round = 0; round < 5; round++) {
      const { enforcedNow: _, ...from } = await admin.policy.query()
      const answers = await Promise.all([
        admin.changePolicy.mutate({ policy: { ...from, helpdeskWords: `Room ${round}` }, from, confirmed: false }),
        other.changePolicy.mutate({ policy: { ...from, noticeDays: 100 + round }, from, confirmed: false }),
      ])
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'overtaken'])
      const now = await admin.policy.query()
      const changed = answers[0].kind === 'changed' ? 'helpdeskWords' : 'noticeDays'
      expect(answers.find(({ kind }) => kind === 'overtaken')).toEqual({ kind: 'overtaken', changed: [changed], policy: now })
      expect([now.helpdeskWords === from.helpdeskWords, now.noticeDays === from.noticeDays]).toEqual([
        changed !== 'helpdeskWords',
        changed !== 'noticeDays',
      ])
    }
  })

  test('that is sent twice over the same one is saved once, and nobody is told that somebody else was first', async () => {
    const { admin } = await administrator(server)
    const change = { policy: { ...POLICY, noticeDays: 7 }, from: POLICY, confirmed: false }
    expect(await admin.changePolicy.mutate(change)).toEqual({ kind: 'changed' })
    expect(await admin.changePolicy.mutate(change)).toEqual({ kind: 'unchanged' })
  })

  test.each([
    [{ mfa: 'announced' }, { kind: 'no-day' }],
    [{ mfa: 'announced', enforceAt: 1 }, { kind: 'day-has-passed' }],
    [{ mfa: 'off', enforceAt: 1 }, { kind: 'changed' }],
  ])('%j is answered %j', async (change, answer) => {
    const { admin } = await administrator(server)
    expect(await changePolicy(admin, change)).toEqual(answer)
  })

  test.each([
    { approvedAppUrl: 'http://apps.example.org' },
    { approvedAppUrl: 'javascript:alert(1)' },
    { helpdeskWords: 'two\nlines' },
    { approvedApp: '\u202Eppa' },
    { noticeDays: 0 },
  ])('%j is refused', async (change) => {
    const { admin } = await administrator(server)
    await expect(changePolicy(admin, change)).rejects.toThrow(Object.keys(change)[0])
  })
})

test('progress counts by method, over time, and how many administrators there are', async () => {
  const { gwen, admin } = await administrator(server)
  await personWithApp(server, { colleagueOf: gwen })
  await personWithEmail(server, { colleagueOf: gwen })
  await newPerson(server, { colleagueOf: gwen })
  const progress = await admin.progress.query()
  expect(progress).toMatchObject({ people: 4, app: 2, email: 1, notEnrolled: 1, administrators: 1, mfa: 'enforced', enforceAt: null })
  expect(progress.days.at(-1)).toMatchObject({ app: 2, email: 1 })
})

test('progress tells of a day until it has come, and from then on that everybody is asked', async () => {
  const { gwen, admin } = await administrator(server)
  const enforceAt = server.clock.now() + DAY
  await changePolicy(admin, { mfa: 'announced', enforceAt })
  expect(await admin.progress.query()).toMatchObject({ mfa: 'announced', enforceAt })
  server.clock.advance(DAY)
  const later = (await fullySignedIn(server, gwen)).trpc.admin
  expect(await later.progress.query()).toMatchObject({ mfa: 'enforced', enforceAt: null })
  expect(await later.policy.query()).toMatchObject({ mfa: 'announced', enforceAt, enforcedNow: true })
})

test('the audit trail has the events of one’s own organisation, newest first, a page at a time and by what happened', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  await personWithApp(server)
  server.clock.advance(60_000)
  await miss(sam, 3)
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
  await miss(sam, 1)
  await miss(sian, 1)
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
  await miss(ewan, 1)
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
  await miss(stranger, 1)
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
  await miss(smith, 1)
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
    range(1, 51).map(() => server.store.audit.record(eventOf(sam.user, 'sign-in'))),
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

test('words for a person that are true of more than fifty are told so, and nothing is looked for', async () => {
  const { gwen, admin } = await administrator(server)
  await Promise.all(Array.from({ length: 51 }, (_, n) => newPerson(server, { colleagueOf: gwen, name: `Member ${n}` })))
  expect(await admin.events.query({ person: 'member' })).toEqual({ events: [], before: null, tooManyPeople: true })
  expect(await admin.events.query({ person: 'member 50' })).toMatchObject({ tooManyPeople: false })
})

function eventOf({ id, organisationId }: Pick<User, 'id' | 'organisationId'>, kind: string, outcome = 'done') {
  const where = { address: '192.0.2.7', reference: '7KQM-3XDA' }
  return { at: server.clock.now(), kind, outcome, actorId: id, subjectId: id, organisationId, ...where, detail: {} }
}

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
  const byHelpdesk = { ...eventOf(fake.user, 'unlock'), actorId: helpdesk.user.id }
  const byOperator = { ...eventOf(fake.user, 'unlock'), actorId: 'operator' }
  const events = [byOperator, byHelpdesk, eventOf(fake.user, 'unlock'), { ...eventOf(fake.user, 'unlock'), actorId: 'nobody-at-all' }]
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
  const notice = eventOf(gwen.user, 'send-notice', 'sent')
  const events = [{ ...notice, kind: 'unlock' }, ...Array.from({ length: 60 }, () => notice)]
  await server.store.atomically([], events.map(server.store.audit.record))
  const page = await admin.events.query({ notices: false })
  expect(page.events.map(({ kind }) => kind)).toContain('unlock')
  expect(page.events.map(({ kind }) => kind)).not.toContain('send-notice')
  expect((await admin.events.query({})).events.every(({ kind }) => kind === 'send-notice')).toBe(true)
  expect((await admin.exportEvents.mutate({})).csv.match(/,send-notice,/g)?.length).toBeGreaterThanOrEqual(60)
})

test('a person’s page says who did what: they themselves, the operator, the service, or whoever had not signed in', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await newPerson(server, { colleagueOf: gwen })
  const wrong = { username: sam.username, password: 'not the password' }
  await server.browser().trpc.session.signIn.mutate(wrong)
  const own = eventOf(sam.user, 'sign-out')
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
    expect(rest).toEqual({ events: 2_100, cut: false })
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
    expect([rest, csv.split('\r\n').length]).toEqual([{ events: 100_000, cut: true }, 100_002])
    await large.close()
  })

  const missOf = (user: Pick<User, 'id' | 'organisationId'>) => eventOf(user, 'submit-code', 'wrong')
})

async function kindOfSignIn({ username }: Person): Promise<string> {
  return (await server.browser().trpc.session.signIn.mutate({ username, password: 'correct horse battery staple' })).kind
}

test('what an organisation says for its people is told to them once their password was right, and to nobody before', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await newPerson(server, { colleagueOf: gwen })
  const words = { helpdeskWords: 'Room 12', approvedApp: 'Sunstone', approvedAppUrl: 'https://apps.example.org/a' }
  const enforceAt = server.clock.now() + 42 * DAY + 1
  await changePolicy(admin, { ...words, mfa: 'announced', enforceAt })
  const browser = await signedInBrowser(server, sam)
  const told = { helpdesk: 'Room 12', approvedApp: { name: 'Sunstone', url: 'https://apps.example.org/a' } }
  expect(await browser.trpc.session.current.query()).toMatchObject({ organisation: told })
  expect(await browser.trpc.session.current.query()).not.toHaveProperty('organisation.enforcesFrom')
  server.clock.advance(1)
  expect(await browser.trpc.session.current.query()).toMatchObject({ organisation: { enforcesFrom: enforceAt } })
  expect(await server.browser().trpc.session.current.query()).toEqual({ stage: 'anonymous' })
})

test('who is told of a day may enrol early, with a fresh password alone, and then needs the code at once', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await newPerson(server, { colleagueOf: gwen })
  await changePolicy(admin, { mfa: 'announced', enforceAt: server.clock.now() + DAY })
  const browser = await signedInBrowser(server, sam)
  const earlier = browser.token()
  expect(await browser.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'enrol' })
  expect(browser.token()).not.toBe(earlier)
  const { secret } = await browser.trpc.enrolment.startTotp.mutate()
  expect(await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, server.clock.now()) })).toMatchObject({ kind: 'accepted' })
  expect(await kindOfSignIn(sam)).toBe('challenge')

  const late = await newPerson(server, { colleagueOf: gwen })
  const browserLeftOpen = await signedInBrowser(server, late)
  server.clock.advance(5 * 60_000 + 1)
  expect(await browserLeftOpen.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'sign-in-again' })
  const enrolled = await fullySignedIn(server, gwen)
  expect(await enrolled.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'enrolled' })
})

describe('somebody who can’t get a code', () => {
  async function stuck(waitHours = 0) {
    const { gwen, admin } = await administrator(server)
    if (waitHours > 0) await changePolicy(admin, { resetWaitHours: waitHours })
    const sam = await personWithApp(server, { colleagueOf: gwen })
    const browser = await signedInBrowser(server, sam)
    return { gwen, admin, sam, challenge: browser.trpc.challenge }
  }

  test('asks the administrators for a reset once, and one of them grants it', async () => {
    const { admin, sam, challenge } = await stuck()
    const { reference } = await challenge.askForHelp.mutate({ about: 'cannot-get-code' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => challenge.requestReset.mutate()))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const [answer] = answers
    const [request, ...others] = await admin.helpRequests.query()
    expect(others).toEqual([])
    expect(request).toMatchObject({ personId: sam.user.id, username: sam.username, waitHours: 0, resetAt: null })
    // The one that the page shows for the helpdesk: nobody has to tell two apart.
    expect([answer, request?.reference]).toEqual([{ kind: 'asked', reference }, reference])
    const grant = { id: request?.id ?? '', reason: REASON }
    expect(await admin.grantReset.mutate(grant)).toEqual({ kind: 'reset' })
    expect(await admin.grantReset.mutate(grant)).toEqual({ kind: 'unchanged' })
    expect(await admin.helpRequests.query()).toEqual([])
    expect(await kindOfSignIn(sam)).toBe('enrol')
  })

  test('is reset after the waiting time, and can cancel it until then', async () => {
    const { gwen, admin, sam, challenge } = await stuck(24)
    const granted = async () => {
      await challenge.requestReset.mutate()
      const [request] = await admin.helpRequests.query()
      expect(request?.waitHours).toBe(24)
      return admin.grantReset.mutate({ id: request?.id ?? '', reason: REASON })
    }
    const at = server.clock.now() + DAY
    expect(await granted()).toEqual({ kind: 'will-be-reset', at })
    expect(await challenge.current.query()).toMatchObject({ reset: { at } })
    const seen = await admin.person.query({ id: sam.user.id })
    expect([seen.resetAt, seen.events.find(({ kind }) => kind === 'grant-reset')?.effectAt]).toEqual([at, at])
    expect(await challenge.cancelReset.mutate()).toEqual({ kind: 'cancelled' })
    expect((await admin.person.query({ id: sam.user.id })).resetAt).toBeNull()
    expect(await challenge.cancelReset.mutate()).toEqual({ kind: 'unchanged' })
    await tidyUp({ ...server.deps, clock: () => at })
    expect(await kindOfSignIn(sam)).toBe('challenge')

    const again = await signedInBrowser(server, sam)
    await again.trpc.challenge.requestReset.mutate()
    // Tidying up has ended her session, as it was idle for a day by then.
    const later = (await fullySignedIn(server, gwen)).trpc.admin
    const [request] = await later.helpRequests.query()
    const second = await later.grantReset.mutate({ id: request?.id ?? '', reason: REASON })
    if (second.kind !== 'will-be-reset') throw new Error(`it was answered ${second.kind}`)
    await tidyUp({ ...server.deps, clock: () => second.at - 1 })
    expect(await kindOfSignIn(sam)).toBe('challenge')
    await Promise.all(Array.from({ length: 3 }, () => tidyUp({ ...server.deps, clock: () => second.at })))
    expect(await kindOfSignIn(sam)).toBe('enrol')
    const resets = (await server.store.audit.of(sam.user.id, 100)).filter(({ kind }) => kind === 'reset-mfa')
    expect(resets).toMatchObject([{ actorId: gwen.user.id, detail: { reason: REASON } }])
  })

  test('is told to ring the helpdesk where there is no administrator', async () => {
    const sam = await personWithApp(server)
    const browser = await signedInBrowser(server, sam)
    expect(await browser.trpc.challenge.requestReset.mutate()).toEqual({ kind: 'nobody-to-ask' })
  })

  test('is declined by an administrator who does not know them', async () => {
    const { admin, sam, challenge } = await stuck()
    await challenge.requestReset.mutate()
    const [request] = await admin.helpRequests.query()
    expect(await admin.declineRequest.mutate({ id: request?.id ?? '', reason: 'not them' })).toEqual({ kind: 'closed' })
    expect(await admin.grantReset.mutate({ id: request?.id ?? '', reason: REASON })).toEqual({ kind: 'unchanged' })
    expect(await kindOfSignIn(sam)).toBe('challenge')
  })
})

/** Mail is sent when the answer has been given. */
async function isTold(person: WithApp, subjects: readonly string[]): Promise<void> {
  const told = () => server.mail.messagesTo(person.email).map(({ subject }) => subject)
  await vi.waitFor(() => expect(told().toSorted()).toEqual(subjects))
}

test('whoever something is done to is told by mail, in their language, what and when', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  await (await fullySignedIn(server, sam)).trpc.session.chooseLanguage.mutate({ language: 'cy' })
  const id = sam.user.id
  await admin.suspend.mutate({ id, reason: REASON })
  await admin.restore.mutate({ id, reason: REASON })
  await admin.restore.mutate({ id, reason: REASON })
  await admin.allowEmailMfa.mutate({ id, reason: REASON, allowed: true })
  await admin.allowEmailMfa.mutate({ id, reason: REASON, allowed: false })
  await admin.giveRole.mutate({ id, reason: REASON, role: 'administrator' })
  await admin.resetMfa.mutate({ id, reason: REASON })
  await isTold(sam, [
    'CJSM: adferwyd eich cyfrif',
    'CJSM: ailosodwyd eich MFA',
    'CJSM: ataliwyd eich cyfrif',
    'CJSM: cewch ddefnyddio codau e-bost',
    'CJSM: newidiwyd eich rôl',
    'CJSM: ni chewch ddefnyddio codau e-bost mwyach',
  ])
  for (const { text } of server.mail.messagesTo(sam.email)) expect(text).not.toMatch(/https?:/)
})

test('who is unlocked, or given a new password, is told by mail, and it is on record with the reason', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  await miss(sam, 1)
  const action = { id: sam.user.id, reason: REASON }
  await admin.unlock.mutate(action)
  await admin.newOneTimePassword.mutate(action)
  await isTold(sam, ['CJSM: you were given a new password', 'CJSM: your MFA was unlocked'])
  for (const kind of ['unlock', 'give-one-time-password'])
    expect(await server.store.audit.newestOfKind(sam.user.id, kind)).toMatchObject({ actorId: gwen.user.id, detail: { reason: REASON } })
})

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
    await server.store.atomically([], [server.store.audit.record(eventOf(byHand.user, 'add-user'))])
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

describe('what is read before a password has been worked on may have changed when the session is opened', () => {
  /** A session as a sign-in opens it that began before. */
  async function openedLate(person: Person, stage: 'signed-in' | 'change-password'): Promise<Browser> {
    const token = randomBytes(32).toString('base64url')
    const browser = server.browser()
    await server.store.atomically([
      server.store.sessions.open({ id: sessionIdOf(token), userId: person.user.id, stage, at: server.clock.now() }),
    ])
    browser.setToken(token)
    return browser
  }

  test('a session with the password alone is over once its person looks after others (CWE-367)', async () => {
    const person = await newPerson(server, { mfa: 'off', role: 'helpdesk' })
    const browser = await openedLate(person, 'signed-in')
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    await expect(browser.trpc.admin.people.query({})).rejects.toThrow('no session')
  })

  test('a session with the password alone is over once a factor is enrolled', async () => {
    const person = await personWithApp(server, { mfa: 'enforced' })
    expect(await (await openedLate(person, 'signed-in')).trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    const other = await newPerson(server, { mfa: 'off' })
    expect(await (await openedLate(other, 'signed-in')).trpc.session.current.query()).toMatchObject({ stage: 'signed-in' })
  })

  test('a one-time password lets nobody choose a password once its owner has', async () => {
    const person = await newPerson(server)
    const browser = await openedLate(person, 'change-password')
    expect(await browser.trpc.session.current.query()).toEqual({ stage: 'anonymous' })
    await expect(browser.trpc.session.changePassword.mutate({ newPassword: 'tide lantern harbour 7' })).rejects.toThrow('no session')
  })
})

test('of two administrators who step down at the same instant, one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const { gwen, admin } = await administrator(server)
    const carys = await personWithApp(server, { colleagueOf: gwen, role: 'administrator' })
    const other = (await fullySignedIn(server, carys)).trpc.admin
    const again = round % 2 === 0 ? (await fullySignedIn(server, gwen)).trpc.admin : admin
    const down = { reason: REASON, role: 'member' } as const
    const answers = await Promise.allSettled([
      again.giveRole.mutate({ ...down, id: gwen.user.id }),
      other.giveRole.mutate({ ...down, id: carys.user.id }),
    ])
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.kind : 'refused')).toSorted()).toEqual([
      'changed',
      'last-administrator',
    ])
    expect(await server.store.people.administratorsOf(gwen.user.organisationId)).toHaveLength(1)
  }
})

test('of two administrators who suspend each other at the same instant, one stays, and the other’s session is over', async () => {
  for (let round = 0; round < 5; round++) {
    const { gwen, admin } = await administrator(server)
    const carys = await personWithApp(server, { colleagueOf: gwen, role: 'administrator' })
    const other = (await fullySignedIn(server, carys)).trpc.admin
    const again = round % 2 === 0 ? (await fullySignedIn(server, gwen)).trpc.admin : admin
    const answers = await Promise.allSettled([
      again.suspend.mutate({ reason: REASON, id: carys.user.id }),
      other.suspend.mutate({ reason: REASON, id: gwen.user.id }),
    ])
    expect(
      answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.kind : answer.reason.data?.httpStatus)).toSorted(),
    ).toEqual([401, 'done'])
    expect(await server.store.people.administratorsOf(gwen.user.organisationId)).toHaveLength(1)
  }
})

test('after a hundred misses an administrator can’t unlock, and only a reset helps (NIST SP 800-63B-4 §3.2.2)', async () => {
  const { gwen, admin } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const factor = await server.store.factors.of(sam.user.id)
  if (factor === null) throw new Error('no factor')
  await server.store.atomically([server.store.factors.saveIfUnchanged(factor, { misses: 100, lockedUntil: null })])
  expect(await admin.unlock.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'needs-reset' })
  expect(await admin.resetMfa.mutate({ id: sam.user.id, reason: REASON })).toEqual({ kind: 'reset', method: 'totp' })
})

test('whoever signs in with a code needs no reset: what was asked for in their name is settled', async () => {
  const { gwen, admin } = await administrator(server)
  await changePolicy(admin, { resetWaitHours: 48 })
  const sam = await personWithApp(server, { colleagueOf: gwen })
  await (await signedInBrowser(server, sam)).trpc.challenge.requestReset.mutate()
  const [request] = await admin.helpRequests.query()
  await admin.grantReset.mutate({ id: request?.id ?? '', reason: REASON })
  await fullySignedIn(server, sam)
  expect(await admin.helpRequests.query()).toEqual([])
  await tidyUp({ ...server.deps, clock: () => server.clock.now() + 3 * DAY })
  expect(await kindOfSignIn(sam)).toBe('challenge')
})
