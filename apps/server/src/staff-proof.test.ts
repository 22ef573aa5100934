import { FRESH_PROOF_MS } from '@enrol/otp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_PROCEDURES } from './testing/admin-procedures.ts'
import { deedOn } from './testing/administration.ts'
import type { Browser } from './testing/browser.ts'
import { codeOf, fullySignedIn, newPerson, PASSWORD, personWithApp, type WithApp } from './testing/people.ts'
import { isQuery } from './testing/procedures.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
let home: WithApp
beforeAll(async () => {
  server = await startTestServer()
  home = await personWithApp(server, { role: 'administrator' })
})
afterAll(() => server.close())

/** What can hand an account over or open a way in, and how it ends when it is done. */
const PROVEN: Readonly<Record<string, string>> = {
  'admin.resetMfa': 'reset',
  'admin.newOneTimePassword': 'given',
  'admin.giveRole': 'changed',
  'admin.startAddressChange': 'sent',
  'admin.grantReset': 'reset',
  'admin.importPeople': 'imported',
  'admin.changePolicy': 'changed',
}

const others = Object.keys(ADMIN_PROCEDURES).filter((path) => !isQuery(path) && !(path in PROVEN))

/** An administrator of the home organisation whose password was right five minutes ago. */
async function staleAdministrator(): Promise<{ readonly gwen: WithApp; readonly browser: Browser }> {
  const gwen = await personWithApp(server, { role: 'administrator', colleagueOf: home })
  const browser = await fullySignedIn(server, gwen)
  server.clock.advance(FRESH_PROOF_MS)
  return { gwen, browser }
}

async function kindOf(browser: Browser, path: string, input: object): Promise<unknown> {
  const { json, status, text } = await browser.post(path, input)
  expect(status, text).toBe(200)
  return (json as { result: { data: { kind?: unknown } } }).result.data.kind
}

describe.each(Object.entries(PROVEN))('%s, five minutes after the password', (path, done) => {
  test('changes nothing before password and code are given once more, and is on record as refused (ASVS 7.5.1)', async () => {
    const { gwen, browser } = await staleAdministrator()
    const sam = await personWithApp(server, { colleagueOf: home })
    const input = await deedOn(server, path, sam)
    const before = await server.contents()
    expect(await kindOf(browser, path, input)).toBe('proof-needed')
    expect(await server.contents()).toBe(before)
    const { onPerson, onRequest } = ADMIN_PROCEDURES[path] ?? {}
    const [event] = await server.store.audit.of((onPerson || onRequest ? sam : gwen).user.id, 1)
    expect(event).toMatchObject({ outcome: 'proof-needed', actorId: gwen.user.id })

    const code = codeOf(gwen.secret, server.clock.now())
    expect(await browser.trpc.account.prove.mutate({ password: PASSWORD, code })).toEqual({ kind: 'proven' })
    expect(await kindOf(browser, path, input)).toBe(done)
  })
})

test.each(others)('%s asks for no other proof than having signed in', async (path) => {
  const { browser } = await staleAdministrator()
  expect(await kindOf(browser, path, await deedOn(server, path, await newPerson(server, { colleagueOf: home })))).not.toBe('proof-needed')
})

test('a code for a new address is taken although it was read out five minutes after it was sent', async () => {
  const gwen = await personWithApp(server, { role: 'administrator', colleagueOf: home })
  const { admin } = (await fullySignedIn(server, gwen)).trpc
  const { id } = (await newPerson(server, { colleagueOf: home })).user
  const address = 'read-out@example.org'
  expect(await admin.startAddressChange.mutate({ id, address, reason: 'mistyped' })).toMatchObject({ kind: 'sent' })
  server.clock.advance(FRESH_PROOF_MS)
  expect(await admin.confirmAddressChange.mutate({ id, code: server.mail.codeTo(address) })).toEqual({ kind: 'accepted' })
})

test('what was mistyped in a policy or an address is said before a proof is asked for', async () => {
  const { browser } = await staleAdministrator()
  const { id } = (await newPerson(server, { colleagueOf: home })).user
  const { admin } = browser.trpc
  const { enforcedNow: _, ...from } = await admin.policy.query()
  const policy = { ...from, mfa: 'announced' as const, enforceAt: null }
  expect(await admin.changePolicy.mutate({ policy, from, confirmed: false })).toEqual({ kind: 'no-day' })
  expect(await admin.startAddressChange.mutate({ id, address: 'sam at home', reason: 'asked to' })).toEqual({ kind: 'not-an-address' })
})
