import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POLICY } from './testing/admin-procedures.ts'
import { type Admin, administrator, changePolicy } from './testing/administration.ts'
import { newPerson, type Person, personWithApp, personWithEmail, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const REASON = 'asked to'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** What is newest in the audit trail of somebody. */
async function newest(subject: Person) {
  const [event] = await server.store.audit.of(subject.user.id, 1)
  return event
}

interface Home {
  readonly admin: Admin
  readonly gwen: Person
  readonly sam: Person
}

const acts: readonly (readonly [kind: string, outcome: string, act: (home: Home) => Promise<unknown>])[] = [
  ['unlock', 'unchanged', ({ admin, sam }) => admin.unlock.mutate({ id: sam.user.id, reason: REASON })],
  [
    'suspend-user',
    'unchanged',
    async ({ admin, sam }) => {
      await admin.suspend.mutate({ id: sam.user.id, reason: REASON })
      return admin.suspend.mutate({ id: sam.user.id, reason: REASON })
    },
  ],
  ['restore-user', 'unchanged', ({ admin, sam }) => admin.restore.mutate({ id: sam.user.id, reason: REASON })],
  ['allow-email-mfa', 'unchanged', ({ admin, sam }) => admin.allowEmailMfa.mutate({ id: sam.user.id, reason: REASON, allowed: false })],
  ['change-role', 'unchanged', ({ admin, sam }) => admin.giveRole.mutate({ id: sam.user.id, reason: REASON, role: 'member' })],
  [
    'start-address-change',
    'not-an-address',
    ({ admin, sam }) => admin.startAddressChange.mutate({ id: sam.user.id, reason: REASON, address: 'sam at home' }),
  ],
  [
    'start-address-change',
    'unchanged',
    ({ admin, sam }) => admin.startAddressChange.mutate({ id: sam.user.id, reason: REASON, address: sam.email }),
  ],
  ['cancel-address-change', 'unchanged', ({ admin, sam }) => admin.cancelAddressChange.mutate({ id: sam.user.id })],
]

describe('what an administrator did not get done with somebody', () => {
  test.each(acts)('is on record with its reason: %s, %s', async (kind, outcome, act) => {
    const { admin, gwen } = await administrator(server)
    const sam = await newPerson(server, { colleagueOf: gwen })
    expect(await act({ admin, gwen, sam })).toMatchObject({ kind: outcome })
    const event = await newest(sam)
    expect(event).toMatchObject({ kind, outcome, actorId: gwen.user.id, organisationId: gwen.user.organisationId })
    if (kind !== 'cancel-address-change') expect(event?.detail).toMatchObject({ reason: REASON })
  })

  test('is on record when it was themself, or somebody of the helpdesk', async () => {
    const { admin, gwen } = await administrator(server)
    const hari = await newPerson(server, { colleagueOf: gwen, role: 'helpdesk' })
    await expect(admin.resetMfa.mutate({ id: gwen.user.id, reason: REASON })).rejects.toThrow('to oneself')
    expect(await newest(gwen)).toMatchObject({ kind: 'reset-mfa', outcome: 'oneself', actorId: gwen.user.id })
    for (const [kind, act] of [
      ['suspend-user', admin.suspend],
      ['give-one-time-password', admin.newOneTimePassword],
    ] as const) {
      await expect(act.mutate({ id: hari.user.id, reason: REASON })).rejects.toThrow('command line')
      expect(await newest(hari)).toMatchObject({ kind, outcome: 'helpdesk-person', actorId: gwen.user.id })
    }
  })

  test('is on record in their own organisation when it was somebody of another one, or nobody, and alike (CWE-639, CWE-203)', async () => {
    const { admin, gwen } = await administrator(server)
    const stranger = await newPerson(server)
    const organisation = stranger.user.organisationId
    for (const [id, where] of [
      [stranger.user.id, organisation],
      ['nobody', null],
    ] as const) {
      await expect(admin.person.query({ id })).rejects.toThrow('nobody with this id')
      expect(await newest(gwen)).toMatchObject({ kind: 'beyond-scope', outcome: 'refused', detail: { id, organisation: where } })
    }
    await expect(admin.grantReset.mutate({ id: 'nobody.0', reason: REASON })).rejects.toThrow('nobody with this id')
    expect(await newest(gwen)).toMatchObject({ kind: 'beyond-scope', detail: { id: 'nobody.0' } })
    expect(await newest(stranger)).toBeUndefined()
  })
})

test('requests that could not be granted, declined, made or cancelled are on record', async () => {
  const { admin, gwen } = await administrator(server)
  const sam = await personWithApp(server, { colleagueOf: gwen })
  const { challenge } = (await signedInBrowser(server, sam)).trpc
  expect(await challenge.cancelReset.mutate()).toEqual({ kind: 'unchanged' })
  expect(await newest(sam)).toMatchObject({ kind: 'cancel-reset', outcome: 'unchanged' })
  await challenge.requestReset.mutate()
  const [request] = await admin.helpRequests.query()
  await admin.declineRequest.mutate({ id: request?.id ?? '', reason: REASON })
  for (const [kind, act] of [
    ['decline-help', admin.declineRequest],
    ['grant-reset', admin.grantReset],
  ] as const) {
    expect(await act.mutate({ id: request?.id ?? '', reason: REASON })).toEqual({ kind: 'unchanged' })
    expect(await newest(sam)).toMatchObject({ kind, outcome: 'unchanged', actorId: gwen.user.id })
  }
  const alone = await personWithApp(server)
  expect(await (await signedInBrowser(server, alone)).trpc.challenge.requestReset.mutate()).toEqual({ kind: 'nobody-to-ask' })
  expect(await newest(alone)).toMatchObject({ kind: 'request-reset', outcome: 'nobody-to-ask' })
})

test('a policy that was not changed is on record, with what was to change', async () => {
  const { admin, gwen } = await administrator(server)
  await personWithEmail(server, { colleagueOf: gwen })
  const from = { ...POLICY, approvedApp: 'another one' }
  const refusals = [
    ['no-day', () => changePolicy(admin, { mfa: 'announced' })],
    ['day-has-passed', () => changePolicy(admin, { mfa: 'announced', enforceAt: 1 })],
    ['locks-out', () => changePolicy(admin, { mfa: 'off', emailMfa: 'nobody' })],
    ['overtaken', () => admin.changePolicy.mutate({ policy: { ...POLICY, mfa: 'off' }, from, confirmed: true })],
  ] as const
  for (const [outcome, change] of refusals) {
    expect(await change()).toMatchObject({ kind: outcome })
    const event = await newest(gwen)
    expect(event).toMatchObject({ kind: 'change-policy', outcome })
    expect(event?.detail['mfa']).toMatch(/^enforced → /)
  }
})

test('a file of people that was refused is on record, with how much was wrong', async () => {
  const { admin, gwen } = await administrator(server)
  const file = Buffer.from('username,name,role\na,Ada,boss\nb,Ben,boss\n').toString('base64')
  expect(await admin.importPeople.mutate({ file, verified: false })).toMatchObject({ kind: 'bad-rows' })
  expect(await newest(gwen)).toMatchObject({ kind: 'import-people', outcome: 'bad-rows', detail: { problems: 2 } })
})
