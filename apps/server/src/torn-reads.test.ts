import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf, newPerson, otherThan, type Person, personWithEmail, range, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

type Read = 'misses' | 'factor' | 'codes'

/** What another request does, once, right after ours has read the misses, the factor or the codes. */
let meanwhile: { readonly after: Read; readonly run: () => Promise<unknown> } | null = null

async function readAnd<T>(what: Read, read: Promise<T>): Promise<T> {
  const value = await read
  if (meanwhile?.after === what) {
    const { run } = meanwhile
    meanwhile = null
    await run()
  }
  return value
}

let server: TestServer
let person: Person
beforeAll(async () => {
  server = await startTestServer({
    changeDeps: ({ store, ...deps }) => ({
      ...deps,
      store: {
        ...store,
        factors: { ...store.factors, of: (userId) => readAnd('factor', store.factors.of(userId)) },
        emailCodes: { ...store.emailCodes, sent: (...asked) => readAnd('codes', store.emailCodes.sent(...asked)) },
        enrolments: { ...store.enrolments, of: (userId) => readAnd('misses', store.enrolments.of(userId)) },
      },
    }),
  })
})
beforeEach(async () => {
  person = await newPerson(server)
})
afterAll(() => server.close())

test.each(['misses', 'factor'] as const)(
  'a right code that is judged while another request enrols with it is already used, not one without a secret (after the %s)',
  async (after) => {
    const [one, other] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
    const { secret } = await one.trpc.enrolment.startTotp.mutate()
    const code = codeOf(secret, server.clock.now())
    meanwhile = { after, run: () => other.trpc.enrolment.confirmTotp.mutate({ code }) }
    expect(await one.trpc.enrolment.confirmTotp.mutate({ code })).toMatchObject({ kind: 'already-used' })
    expect(await server.store.factors.of(person.user.id)).toMatchObject({ method: 'totp' })
  },
)

test('an emailed code that is judged while another request starts the lock is locked out, not dead of its misses', async () => {
  const [one, other] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
  await one.trpc.enrolment.sendEmailCode.mutate()
  const code = otherThan(server.mail.codeTo(person.email))
  for (const _ of range(1, 4)) await one.trpc.enrolment.confirmEmail.mutate({ code })
  meanwhile = { after: 'misses', run: () => other.trpc.enrolment.confirmEmail.mutate({ code }) }
  expect(await one.trpc.enrolment.confirmEmail.mutate({ code })).toMatchObject({ kind: 'locked' })
})

test.each(['wrong', 'right'] as const)(
  'a %s code does not revive one that was spent while it was judged, and is not accepted',
  async (which) => {
    const withEmail = await personWithEmail(server)
    const browser = await signedInBrowser(server, withEmail)
    server.clock.advance(60_000)
    await browser.trpc.challenge.sendEmailCode.mutate()
    const code = server.mail.codeTo(withEmail.email)
    const { store, clock } = server
    // As a corrected address does.
    meanwhile = { after: 'codes', run: () => store.atomically([], [store.emailCodes.spendAllOf(withEmail.user.id, clock.now())]) }
    const { kind } = await browser.trpc.challenge.submit.mutate({ code: which === 'right' ? code : otherThan(code) })
    expect(kind).toBe(which === 'right' ? 'already-used' : 'nothing-to-confirm')
    expect(await store.emailCodes.newest(withEmail.user.id, 'sign-in')).toMatchObject({ misses: 0, usedAt: clock.now() })
  },
)
