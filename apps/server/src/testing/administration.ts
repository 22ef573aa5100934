import { POLICY } from './admin-procedures.ts'
import type { Browser } from './browser.ts'
import { fullySignedIn, personWithApp, type WithApp } from './people.ts'
import type { TestServer } from './test-server.ts'

export type Admin = Browser['trpc']['admin']

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
