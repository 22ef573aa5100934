import { randomBytes } from 'node:crypto'
import { codeOfStep, stepAt } from '@enrol/otp'
import type { EmailMfaPolicy, MfaPolicy, Role, User } from '@enrol/store'
import type { Browser } from './browser.ts'
import type { TestServer } from './test-server.ts'

export const PASSWORD = 'correct horse battery staple'

/** Argon2id of PASSWORD at the least cost there is, so that a thousand sign-ins stay cheap; the verification is the real one. */
const PASSWORD_HASH = '$argon2id$v=19$m=8,t=1,p=1$NnFWxR2wQyEihyMkBF2KFg$oLKUhwdAL03MG0beLEWyYkA9S6/muix6fQ9zpJspZSo'

export interface Traits {
  readonly mfa?: MfaPolicy
  readonly emailMfa?: EmailMfaPolicy
  readonly emailMfaAllowed?: boolean
  readonly contactEmail?: string | null
  readonly contactVerified?: boolean
  readonly oneTimePassword?: boolean
  readonly role?: Role
  /** Whose organisation they belong to; left out: one of their own. */
  readonly colleagueOf?: Person
  readonly username?: string
  readonly name?: string
}

export interface Person {
  readonly user: Pick<User, 'id' | 'organisationId' | 'username' | 'name' | 'passwordHash'>
  readonly username: string
  readonly email: string
  readonly organisation: string
}

/** A new person in an organisation of their own; unless told otherwise MFA is enforced and email MFA is offered. */
export async function newPerson({ store, clock }: Pick<TestServer, 'store' | 'clock'>, traits: Traits = {}): Promise<Person> {
  const id = randomBytes(6).toString('hex')
  const { mfa = 'enforced', emailMfa = 'everybody', emailMfaAllowed = false, contactVerified = true } = traits
  const username = traits.username ?? `person-${id}`
  const email = `${id}@example.org`
  const { colleagueOf } = traits
  const organisation = { id: `org-${id}`, name: `Organisation ${id}`, mfa, emailMfa, createdAt: clock.now() }
  const user = {
    id: `user-${id}`,
    organisationId: colleagueOf?.user.organisationId ?? organisation.id,
    username,
    name: traits.name ?? 'Ada Marsh',
    passwordHash: PASSWORD_HASH,
    contactEmail: traits.contactEmail === undefined ? email : traits.contactEmail,
    contactVerified,
    emailMfaAllowed,
    oneTimePasswordAt: traits.oneTimePassword === true ? clock.now() : null,
    role: traits.role ?? ('member' as const),
    language: null,
    suspendedAt: null,
    createdAt: clock.now(),
  }
  const founding = colleagueOf === undefined ? [store.organisations.add(organisation)] : []
  if (!(await store.atomically([...founding, store.users.add(user)]))) throw new Error(`${username} is taken`)
  return { user, username, email, organisation: colleagueOf?.organisation ?? organisation.name }
}

async function signIn(browser: Browser, { username }: Person): Promise<void> {
  const { kind } = await browser.trpc.session.signIn.mutate({ username, password: PASSWORD })
  if (kind === 'wrong-credentials' || kind === 'throttled') throw new Error(`${username} was answered ${kind}`)
}

/** A fresh browser in which the password was right. */
export async function signedInBrowser(server: TestServer, person: Person, address?: string): Promise<Browser> {
  const browser = server.browser(address)
  await signIn(browser, person)
  return browser
}

/** What a right password leads to. */
export async function kindOfSignIn(server: TestServer, { username }: Person): Promise<string> {
  return (await server.browser().trpc.session.signIn.mutate({ username, password: PASSWORD })).kind
}

/** The code that an app with `secret` shows, on a device that is `ahead` steps before the server. */
export function codeOf(secret: string, now: number, ahead = 0): string {
  return codeOfStep(secret, stepAt(now) + ahead)
}

/** A six-digit code that none of the secrets shows around now. */
export function wrongCode(now: number, ...secrets: readonly string[]): string {
  for (let n = 0; ; n++) {
    const code = String(n).padStart(6, '0')
    const near = secrets.some((secret) => range(-25, 25).some((ahead) => codeOf(secret, now, ahead) === code))
    if (!near) return code
  }
}

/** Another six-digit code than any of these. */
export function otherThan(...codes: readonly string[]): string {
  for (let n = 0; ; n++) {
    const code = String(n).padStart(6, '0')
    if (!codes.includes(code)) return code
  }
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

export interface WithApp extends Person {
  readonly secret: string
  readonly tag: string
}

/** A new person whose app is enrolled; the code of the present step is spent. */
export async function personWithApp(server: TestServer, traits?: Traits): Promise<WithApp> {
  const person = await newPerson(server, traits)
  const browser = await signedInBrowser(server, person)
  const { secret, tag } = await browser.trpc.enrolment.startTotp.mutate()
  const { kind } = await browser.trpc.enrolment.confirmTotp.mutate({ code: codeOf(secret, server.clock.now()) })
  if (kind !== 'accepted') throw new Error(`the enrolment was answered ${kind}`)
  return { ...person, secret, tag }
}

/** A new person whose email codes are enrolled, and the browser that is signed in by that. */
export async function personWithEmail(server: TestServer, traits?: Traits): Promise<Person & { readonly browser: Browser }> {
  const person = await newPerson(server, traits)
  const browser = await signedInBrowser(server, person)
  await browser.trpc.enrolment.sendEmailCode.mutate()
  const { kind } = await browser.trpc.enrolment.confirmEmail.mutate({ code: server.mail.codeTo(person.email) })
  if (kind !== 'accepted') throw new Error(`the enrolment was answered ${kind}`)
  return { ...person, browser }
}

/** A browser of a person with an app, signed in with password and code. The clock goes on by a step, as a spent code asks for. */
export async function fullySignedIn(server: TestServer, person: WithApp): Promise<Browser> {
  server.clock.advance(30_000)
  const browser = await signedInBrowser(server, person)
  const { kind } = await browser.trpc.challenge.submit.mutate({ code: codeOf(person.secret, server.clock.now()) })
  if (kind !== 'accepted') throw new Error(`the code was answered ${kind}`)
  return browser
}
