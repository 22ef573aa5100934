import { resetMfa } from '@enrol/api'
import type { Statement } from '@enrol/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, fullySignedIn, newPerson, type Person, personWithApp, signedInBrowser } from './testing/people.ts'
import { newPostgresDatabase } from './testing/postgres.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'

/** Long enough for another transaction to come to where it waits for ours. */
const A_MOMENT_MS = 300

/** Keeps the next transaction that shows a secret or sends a code from ending; called when it has written. */
let hold: (() => Promise<void>) | null = null

/** On PostgreSQL a transaction may take its time, and others do not see what it has written. */
function held(statement: Statement): Statement {
  return async (queries) => {
    const rows = await statement(queries)
    const wait = hold
    hold = null
    await wait?.()
    return rows
  }
}

/** Carries `first` as far as its write, lets `second` run into it, and only then lets `first` end. */
async function overlapping(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<void> {
  let one: Promise<unknown> = Promise.resolve()
  await new Promise<void>((hasWritten) => {
    hold = async () => {
      hasWritten()
      await new Promise((later) => setTimeout(later, A_MOMENT_MS))
    }
    one = first()
  })
  await Promise.all([one, second()])
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    databaseUrl: await newPostgresDatabase(),
    changeDeps: ({ store, ...deps }) => ({
      ...deps,
      store: {
        ...store,
        enrolments: { ...store.enrolments, remember: (userId, shown) => held(store.enrolments.remember(userId, shown)) },
        emailCodes: { ...store.emailCodes, add: (sent) => held(store.emailCodes.add(sent)) },
      },
    }),
  })
}, 60_000)
afterAll(async () => {
  await server.close()
})

const reset = ({ user }: Person) => resetMfa(server.deps, { username: user.username, reason: 'a lost phone' })
const pendingOf = async ({ user }: Person) =>
  (await server.store.enrolments.secretsOf(user.id, server.clock.now())).filter(({ retired }) => !retired)

/** A secret is being shown in one browser while the person gets what they have from now on, `gained`, in another. */
async function expectOnly(person: Person, gained: object, showing: () => Promise<unknown>, gaining: () => Promise<unknown>): Promise<void> {
  await overlapping(showing, gaining)
  expect(await server.store.factors.of(person.user.id)).toMatchObject(gained)
  expect(await pendingOf(person)).toEqual([])
}

test('a secret that is being shown while its person is reset can not be confirmed afterwards', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  await overlapping(
    () => browser.trpc.enrolment.startTotp.mutate(),
    () => reset(person),
  )
  expect(await server.store.enrolments.secretsOf(person.user.id, server.clock.now())).toHaveLength(1)
  expect(await pendingOf(person)).toEqual([])
})

test('a code that is being sent while its person is reset is spent', async () => {
  const person = await newPerson(server)
  const browser = await signedInBrowser(server, person)
  await overlapping(
    () => browser.trpc.enrolment.sendEmailCode.mutate(),
    () => reset(person),
  )
  expect(await server.store.emailCodes.newest(person.user.id, 'enrolment')).toMatchObject({ usedAt: server.clock.now() })
})

test('a secret that is being shown while another one is confirmed can not be confirmed as well', async () => {
  const person = await newPerson(server)
  const [one, other] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
  const { secret } = await one.trpc.enrolment.startTotp.mutate()
  await expectOnly(
    person,
    { secret },
    () => other.trpc.enrolment.startTotp.mutate(),
    () => one.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, server.clock.now()) }),
  )
})

test('a secret that is being shown while email is enrolled can not be confirmed as well', async () => {
  const person = await newPerson(server)
  const [one, other] = [await signedInBrowser(server, person), await signedInBrowser(server, person)]
  await one.trpc.enrolment.sendEmailCode.mutate()
  await expectOnly(
    person,
    { method: 'email' },
    () => other.trpc.enrolment.startTotp.mutate(),
    () => one.trpc.enrolment.confirmEmail.mutate({ code: server.mail.codeTo(person.email) }),
  )
})

test('a secret that is being shown while another app is added, or email takes the place of apps, can not be confirmed as well', async () => {
  const person = await personWithApp(server)
  const one = await fullySignedIn(server, person)
  const other = await fullySignedIn(server, person)
  const issued = await one.trpc.account.startApp.mutate()
  if (issued.kind !== 'issued') throw new Error(issued.kind)
  await expectOnly(
    person,
    { further: [{ secret: issued.secret }] },
    () => other.trpc.account.startApp.mutate(),
    () => one.trpc.account.confirmApp.mutate({ code: codeOf(issued.secret, server.clock.now()), name: null }),
  )

  const another = await fullySignedIn(server, person)
  await one.trpc.account.sendEmailCode.mutate()
  await expectOnly(
    person,
    { method: 'email' },
    () => another.trpc.account.startApp.mutate(),
    () => one.trpc.account.changeToEmail.mutate({ code: server.mail.codeTo(person.email) }),
  )
})
