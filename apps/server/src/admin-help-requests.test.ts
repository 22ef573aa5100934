import { tidyUp } from '@enrol/api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator, changePolicy, REASON } from './testing/administration.ts'
import { fullySignedIn, kindOfSignIn, personWithApp, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

const DAY = 86_400_000

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

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
    expect(await kindOfSignIn(server, sam)).toBe('enrol')
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
    expect(await kindOfSignIn(server, sam)).toBe('challenge')

    const again = await signedInBrowser(server, sam)
    await again.trpc.challenge.requestReset.mutate()
    // Tidying up has ended her session, as it was idle for a day by then.
    const later = (await fullySignedIn(server, gwen)).trpc.admin
    const [request] = await later.helpRequests.query()
    const second = await later.grantReset.mutate({ id: request?.id ?? '', reason: REASON })
    if (second.kind !== 'will-be-reset') throw new Error(`it was answered ${second.kind}`)
    await tidyUp({ ...server.deps, clock: () => second.at - 1 })
    expect(await kindOfSignIn(server, sam)).toBe('challenge')
    await Promise.all(Array.from({ length: 3 }, () => tidyUp({ ...server.deps, clock: () => second.at })))
    expect(await kindOfSignIn(server, sam)).toBe('enrol')
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
    expect(await kindOfSignIn(server, sam)).toBe('challenge')
  })
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
  expect(await kindOfSignIn(server, sam)).toBe('challenge')
})
