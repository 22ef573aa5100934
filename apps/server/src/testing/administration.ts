import type { User } from '@enrol/store'
import { ADMIN_PROCEDURES, POLICY } from './admin-procedures.ts'
import type { Browser } from './browser.ts'
import { fullySignedIn, type Person, personWithApp, signedInBrowser, type WithApp, wrongCode } from './people.ts'
import type { TestServer } from './test-server.ts'

export type Admin = Browser['trpc']['admin']

/** What administrators give as theirs. */
export const REASON = 'lost phone, checked by video'

/** An administrator of a new organisation, and what they can do in the browser that they are signed in with. */
export async function administrator(server: TestServer): Promise<{ readonly gwen: WithApp; readonly admin: Admin }> {
  const gwen = await personWithApp(server, { role: 'administrator', name: 'Gwen Hale' })
  return { gwen, admin: (await fullySignedIn(server, gwen)).trpc.admin }
}

/** Saves the ordinary policy with some things in it changed, over the one that is in force. */
export async function changePolicy(admin: Admin, change: object, confirmed = false) {
  const { enforcedNow: _, ...from } = await admin.policy.query()
  return admin.changePolicy.mutate({ policy: { ...POLICY, ...change }, from, confirmed })
}

/** What the procedure at `path` is given so that it changes something, where it acts on somebody: on `person`. */
export async function deedOn({ store, clock }: TestServer, path: string, { user }: Person): Promise<object> {
  const { input, onPerson, onRequest } = ADMIN_PROCEDURES[path] ?? {}
  if (path === 'admin.changePolicy') return { policy: { ...POLICY, resetWaitHours: 1 }, from: POLICY, confirmed: false }
  if (onPerson) return { ...input, id: user.id }
  if (!onRequest) return { ...input }
  const { id: userId, organisationId } = user
  const request = { id: `${userId}.0`, userId, organisationId, reference: 'AAAA-BBBB', askedAt: clock.now() }
  await store.atomically([store.help.open(request)])
  return { ...input, id: request.id }
}

/** Enters so many wrong codes as the person, after the right password. The last answer. */
export async function miss(server: TestServer, person: WithApp, times: number): Promise<unknown> {
  const browser = await signedInBrowser(server, person)
  const code = wrongCode(server.clock.now(), person.secret)
  let verdict: unknown
  for (let n = 0; n < times; n++) verdict = await browser.trpc.challenge.submit.mutate({ code })
  return verdict
}

/** An event of now, for the trail, of what somebody did to themself. */
export function eventOf(
  { clock }: TestServer,
  { id, organisationId }: Pick<User, 'id' | 'organisationId'>,
  kind: string,
  outcome = 'done',
) {
  const where = { address: '192.0.2.7', reference: '7KQM-3XDA' }
  return { at: clock.now(), kind, outcome, actorId: id, subjectId: id, organisationId, ...where, detail: {} }
}
