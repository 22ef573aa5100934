import { PASSIVE_PROCEDURES } from '@enrol/api'
import type { SessionStage } from '@enrol/otp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN_PROCEDURES } from './testing/admin-procedures.ts'
import type { Browser } from './testing/browser.ts'
import { fullySignedIn, newPerson, personWithApp, personWithEmail, signedInBrowser } from './testing/people.ts'
import { call, isQuery, PROCEDURE_PATHS } from './testing/procedures.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

interface Entry {
  readonly stage: 'any' | SessionStage
  /** An input that is well formed; left out: the procedure takes none. */
  readonly input?: object
  /** For some roles alone: `roles.test.ts` says which. */
  readonly byRole?: true
}

/** Every procedure there is. Whoever adds one says here which stage it belongs to. */
const PROCEDURES: Readonly<Record<string, Entry>> = {
  'session.current': { stage: 'any' },
  'session.whyEnded': { stage: 'any' },
  'session.stay': { stage: 'any' },
  'session.chooseLanguage': { stage: 'any', input: { language: 'cy' } },
  'session.signIn': { stage: 'any', input: { username: 'nobody', password: 'nothing' } },
  'session.signOut': { stage: 'any' },
  'session.changePassword': { stage: 'change-password', input: { newPassword: 'tide lantern harbour 7' } },
  'enrolment.options': { stage: 'enrolling' },
  'enrolment.startTotp': { stage: 'enrolling' },
  'enrolment.pendingTotp': { stage: 'enrolling' },
  'enrolment.confirmTotp': { stage: 'enrolling', input: { code: '123456' } },
  'enrolment.sendEmailCode': { stage: 'enrolling' },
  'enrolment.confirmEmail': { stage: 'enrolling', input: { code: '123456' } },
  'enrolment.delivery': { stage: 'enrolling' },
  'enrolment.askForHelp': { stage: 'enrolling' },
  'challenge.current': { stage: 'challenge' },
  'challenge.submit': { stage: 'challenge', input: { code: '123456' } },
  'challenge.useRecoveryCode': { stage: 'challenge', input: { code: 'K7QM-3XDA-9WTE-0HBV' } },
  'challenge.sendEmailCode': { stage: 'challenge' },
  'challenge.delivery': { stage: 'challenge' },
  'challenge.askForHelp': { stage: 'challenge' },
  'challenge.requestReset': { stage: 'challenge' },
  'challenge.cancelReset': { stage: 'challenge' },
  'account.current': { stage: 'signed-in' },
  'account.createRecoveryCodes': { stage: 'signed-in' },
  'account.prove': { stage: 'signed-in', input: { password: 'nothing', code: '123456' } },
  'account.proveByRecoveryCode': { stage: 'signed-in', input: { password: 'nothing', recoveryCode: 'ZZZZ-ZZZZ-ZZZZ-ZZZZ' } },
  'account.sendProofCode': { stage: 'signed-in' },
  'account.startEnrolment': { stage: 'signed-in' },
  'account.startApp': { stage: 'signed-in' },
  'account.confirmApp': { stage: 'signed-in', input: { code: '123456' } },
  'account.removeApp': { stage: 'signed-in', input: { tag: 'AB' } },
  'account.sendEmailCode': { stage: 'signed-in' },
  'account.changeToEmail': { stage: 'signed-in', input: { code: '123456' } },
  'account.delivery': { stage: 'signed-in' },
  'account.sessions': { stage: 'signed-in' },
  'account.endSession': { stage: 'signed-in', input: { id: 'nobody' } },
  'account.endOtherSessions': { stage: 'signed-in' },
  'account.rememberBrowser': { stage: 'signed-in' },
  'account.events': { stage: 'signed-in' },
  'account.changePassword': { stage: 'signed-in', input: { newPassword: 'tide lantern harbour 7' } },
  ...Object.fromEntries(
    Object.entries(ADMIN_PROCEDURES).map(([path, { input }]) => [path, { stage: 'signed-in', ...(input && { input }), byRole: true }]),
  ),
}

const walked = Object.entries(PROCEDURES).map(([path, entry]) => ({ path, ...entry }))

/** A browser in each stage that there is. */
const STAGES: Readonly<Record<'anonymous' | SessionStage, () => Promise<Browser>>> = {
  anonymous: async () => server.browser(),
  'change-password': async () => signedInBrowser(server, await newPerson(server, { oneTimePassword: true })),
  enrolling: async () => signedInBrowser(server, await newPerson(server)),
  challenge: async () => signedInBrowser(server, await personWithEmail(server)),
  'signed-in': async () => fullySignedIn(server, await personWithApp(server)),
}

test('looking whether mail has arrived keeps no session from ending: a page does it by itself', () => {
  const looks = Object.keys(PROCEDURES).filter((name) => name.endsWith('.delivery'))
  expect(looks).toHaveLength(3)
  for (const name of looks) expect(PASSIVE_PROCEDURES).toContain(name)
})

test('the table names every procedure of the router, and no other', () => {
  expect(Object.keys(PROCEDURES).sort()).toEqual(PROCEDURE_PATHS.toSorted())
})

test('every procedure that the contract names is there, a query where it says so', () => {
  const queries = ['session.current', 'enrolment.options', 'enrolment.delivery', 'challenge.current', 'challenge.delivery']
  const mutations = [
    ...[
      'session.signIn',
      'session.signOut',
      'session.changePassword',
      'enrolment.startTotp',
      'enrolment.confirmTotp',
      'enrolment.sendEmailCode',
    ],
    ...['enrolment.confirmEmail', 'challenge.submit', 'challenge.sendEmailCode', 'challenge.useRecoveryCode'],
  ]
  const all = PROCEDURE_PATHS
  expect(all).toEqual(expect.arrayContaining([...queries, ...mutations]))
  expect(queries.filter((path) => !isQuery(path))).toEqual([])
  expect(mutations.filter(isQuery)).toEqual([])
})

describe.each(Object.entries(STAGES))('in the stage %s', (stage, open) => {
  const foreign = walked.filter((entry) => entry.stage !== 'any' && entry.stage !== stage)

  test('every procedure of another stage is refused, 401 without a session and 403 with one, and changes nothing (CWE-285)', async () => {
    const browser = await open()
    const before = await server.contents()
    const [token, mails] = [browser.token(), server.mail.tries()]
    const statuses: Record<string, number> = {}
    for (const { path, input } of foreign) {
      statuses[path] = (await call(browser, path, input)).status
      // The stage is asked before the input: a malformed call tells nothing more.
      expect((await call(browser, path, { unknown: 1 })).status, path).toBe(statuses[path])
    }
    expect(statuses).toEqual(Object.fromEntries(foreign.map(({ path }) => [path, stage === 'anonymous' ? 401 : 403])))
    expect(await server.contents()).toBe(before)
    expect(browser.token()).toBe(token)
    expect(server.mail.tries()).toBe(mails)
  })

  test('its own procedures and those of any stage are not refused', async () => {
    for (const { path, input, stage: own, byRole } of walked) {
      if ((own !== 'any' && own !== stage) || byRole) continue
      const { status, text } = await call(await open(), path, input)
      expect(status, `${path} ${text}`).toBe(200)
    }
  })
})

describe('in its own stage', () => {
  async function inOwnStage({ stage, byRole }: Entry): Promise<Browser> {
    if (stage === 'any') return server.browser()
    if (byRole) return fullySignedIn(server, await personWithApp(server, { role: 'administrator' }))
    return STAGES[stage]()
  }

  test.each(walked)('$path refuses fields that it does not know with 400, and nothing changes', async ({ path, input, ...entry }) => {
    const browser = await inOwnStage(entry)
    const before = await server.contents()
    for (const extra of [{ unknown: 1 }, { batch: 1 }, { constructor: {} }])
      expect((await call(browser, path, { ...input, ...extra })).status, JSON.stringify(extra)).toBe(400)
    expect((await call(browser, path, `{"__proto__":{"admin":true}${input ? `,${JSON.stringify(input).slice(1)}` : '}'}`)).status).toBe(400)
    for (const odd of ['null', '[]', '[{}]', '1', '"text"', 'true']) expect((await call(browser, path, odd)).status, odd).toBe(400)
    expect(await server.contents()).toBe(before)
  })

  test.each(walked.filter(({ input }) => input === undefined))('$path takes no input, or {}', async ({ path, ...entry }) => {
    expect((await call(await inOwnStage(entry), path)).status).toBe(200)
    expect((await call(await inOwnStage(entry), path, {})).status).toBe(200)
  })

  test.each(walked.filter(({ input, byRole }) => input !== undefined && !byRole))(
    '$path wants text in every field, and says which',
    async ({ path, input, ...entry }) => {
      const browser = await inOwnStage(entry)
      const before = await server.contents()
      expect((await call(browser, path)).status).toBe(400)
      expect((await call(browser, path, {})).status).toBe(400)
      for (const field of Object.keys(input ?? {})) {
        for (const value of [123456, null, true, ['123456'], { toString: '123456' }, undefined]) {
          const { status, text } = await call(browser, path, { ...input, [field]: value })
          expect(status, `${field} ${JSON.stringify(value)}`).toBe(400)
          expect(text).toContain(field)
        }
      }
      expect(await server.contents()).toBe(before)
    },
  )
})
