import { addUser, createOrganisation, type Deps } from '@enrol/api'
import type { Role } from '@enrol/store'

const PASSWORD = 'lantern-harbour-42'

interface DemoPerson {
  readonly username: string
  readonly name: string
  readonly organisation: string
  readonly contactEmail: string | null
  readonly role: Role
  readonly shows: string
}

const ORGANISATIONS = [
  { name: 'Harbour Chambers', mfa: 'enforced', emailMfa: 'everybody' },
  { name: 'Quayside Probation', mfa: 'enforced', emailMfa: 'nobody' },
  { name: 'Millpond Police', mfa: 'off', emailMfa: 'everybody' },
] as const

const PEOPLE: readonly DemoPerson[] = [
  {
    username: 'ada',
    name: 'Ada Marsh',
    organisation: 'Harbour Chambers',
    contactEmail: 'ada@example.org',
    role: 'member',
    shows: 'enrols an app, or email codes',
  },
  {
    username: 'ben',
    name: 'Ben Osei',
    organisation: 'Harbour Chambers',
    contactEmail: 'ben@hotmail.example',
    role: 'member',
    shows: 'enrols an app, or email codes',
  },
  {
    username: 'carys',
    name: 'Carys Llwyd',
    organisation: 'Harbour Chambers',
    contactEmail: null,
    role: 'member',
    shows: 'has no verified address: an app only',
  },
  {
    username: 'dev',
    name: 'Dev Rana',
    organisation: 'Quayside Probation',
    contactEmail: 'dev@example.org',
    role: 'member',
    shows: 'the organisation offers an app only',
  },
  {
    username: 'ewan',
    name: 'Ewan Price',
    organisation: 'Millpond Police',
    contactEmail: 'ewan@example.org',
    role: 'member',
    shows: 'MFA is off: the password is enough',
  },
  {
    username: 'gwen',
    name: 'Gwen Hale',
    organisation: 'Harbour Chambers',
    contactEmail: 'gwen@example.org',
    role: 'administrator',
    shows: 'looks after its people, at /admin',
  },
  {
    username: 'hari',
    name: 'Hari Bose',
    organisation: 'Quayside Probation',
    contactEmail: 'hari@example.org',
    role: 'helpdesk',
    shows: 'helps the people of every organisation, at /admin; an app only',
  },
]

/**
 * Invented organisations and people to try the service with; those that are there already stay as they are. A database with
 * organisations of its own is left alone, for everybody can read the password: false.
 */
export async function loadDemo(deps: Deps): Promise<boolean> {
  const there = await deps.store.organisations.all()
  const ofDemo: ReadonlySet<string> = new Set(ORGANISATIONS.map(({ name }) => name))
  if (there.length > 0 && !there.some(({ name }) => ofDemo.has(name))) return false

  for (const organisation of ORGANISATIONS) await createOrganisation(deps, organisation)
  for (const { username, name, organisation, contactEmail, role } of PEOPLE) {
    if ((await deps.store.users.byUsername(username)) !== null) continue
    await addUser(deps, {
      username,
      name,
      organisation,
      contactEmail,
      contactVerified: contactEmail !== null,
      emailMfaAllowed: false,
      role,
      password: PASSWORD,
      oneTime: false,
    })
  }
  return true
}

/** What somebody who has just started the demo wants to know. `loaded`: its people are there. */
export function demoGreeting(publicUrl: string, mail: string, loaded: boolean): string {
  return [
    '',
    `  Enrol is running at ${publicUrl}`,
    '',
    ...(loaded ? whoIsThere() : ['  This database has organisations of its own, so no demo people were added.']),
    '',
    `  Their mail: ${mail}`,
    '  No phone at hand? The code of a copied secret:  npm run --silent enrol -- code SECRET',
    '  Stop with Ctrl+C; what was enrolled is kept.',
    '',
  ].join('\n')
}

function whoIsThere(): string[] {
  const width = Math.max(...PEOPLE.map(({ username }) => username.length))
  const people = PEOPLE.map(
    ({ username, name, organisation, shows }) => `    ${username.padEnd(width)}   ${name}, ${organisation}: ${shows}`,
  )
  return [`  Sign in as one of these demo people, with the password  ${PASSWORD}`, '', ...people]
}
