import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf, newPerson, otherThan, type Person, range, signedInBrowser } from './testing/people.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/** What another request does, once, right after ours has read the misses or the factor. */
let meanwhile: { readonly after: 'misses' | 'factor'; readonly run: () => Promise<unknown> } | null = null

async function readAnd<T>(what: 'misses' | 'factor', read: Promise<T>): Promise<T> {
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
