import { randomBytes } from 'node:crypto'
import { ONE_TIME_PASSWORD_MS, SESSION_LIFE } from '@enrol/otp'
import { sessionIdOf } from '@enrol/store'
import { englishDates } from '@enrol/words'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { POLICY } from './testing/admin-procedures.ts'
import { administrator, changePolicy, miss, REASON } from './testing/administration.ts'
import type { Browser } from './testing/browser.ts'
import {
  codeOf,
  fullySignedIn,
  kindOfSignIn,
  newPerson,
  type Person,
  personWithApp,
  personWithEmail,
  signedInBrowser,
  type WithApp,
  wrongCode,
} from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const DAY = 86_400_000
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
    await miss(server, sam, 5)
    expect(await miss(server, sam, 1)).toMatchObject({ kind: 'locked' })
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
    await newPerson(server)
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
    expect(await kindOfSignIn(server, sam)).toBe('signed-in')
    server.clock.advance(DAY)
    expect(await kindOfSignIn(server, sam)).toBe('enrol')
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
  expect(await kindOfSignIn(server, sam)).toBe('challenge')

  const late = await newPerson(server, { colleagueOf: gwen })
  const browserLeftOpen = await signedInBrowser(server, late)
  server.clock.advance(5 * 60_000 + 1)
  expect(await browserLeftOpen.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'sign-in-again' })
  const enrolled = await fullySignedIn(server, gwen)
  expect(await enrolled.trpc.account.startEnrolment.mutate()).toEqual({ kind: 'enrolled' })
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
  await miss(server, sam, 1)
  const action = { id: sam.user.id, reason: REASON }
  await admin.unlock.mutate(action)
  await admin.newOneTimePassword.mutate(action)
  await isTold(sam, ['CJSM: you were given a new password', 'CJSM: your MFA was unlocked'])
  for (const kind of ['unlock', 'give-one-time-password'])
    expect(await server.store.audit.newestOfKind(sam.user.id, kind)).toMatchObject({ actorId: gwen.user.id, detail: { reason: REASON } })
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
