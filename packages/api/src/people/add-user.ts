import { Buffer } from 'node:buffer'
import { isMailAddress } from '@enrol/mail'
import { judgePasswordLength, PASSWORD_LENGTH } from '@enrol/otp'
import type { Role } from '@enrol/store'
import type { Passwords } from '../passwords.ts'
import { type NotDone, notDone, type OperatorDeps, organisationNamed, recordedByOperator } from './operator.ts'
import { isPlainText, isTypeable } from './plain-text.ts'

export interface NewUser {
  readonly username: string
  readonly organisation: string
  readonly name: string
  readonly contactEmail: string | null
  readonly contactVerified: boolean
  readonly emailMfaAllowed: boolean
  /** Member, unless told otherwise. */
  readonly role?: Role
  readonly password: string
  /** It must be changed at the first sign-in. */
  readonly oneTime: boolean
}

export async function addUser(
  deps: OperatorDeps & { passwords: Passwords },
  input: NewUser,
): Promise<{ kind: 'added'; id: string; username: string } | NotDone> {
  const { store, clock, randomBytes, passwords } = deps
  const username = input.username.trim()
  const name = input.name.trim()
  const why = problemWith({ ...input, username, name })
  if (why !== null) return notDone(why)

  const organisation = await organisationNamed(deps, input.organisation)
  if ('kind' in organisation) return organisation

  const { contactEmail, contactVerified, emailMfaAllowed } = input
  const id = Buffer.from(randomBytes(16)).toString('base64url')
  const passwordHash = await passwords.hash(input.password)
  const user = {
    id,
    organisationId: organisation.id,
    username,
    name,
    passwordHash,
    contactEmail,
    contactVerified,
    emailMfaAllowed,
    oneTimePasswordAt: input.oneTime ? clock() : null,
    role: input.role ?? 'member',
    language: null,
    suspendedAt: null,
    createdAt: clock(),
  }
  const added = await store.atomically([store.users.add(user)], [recordedByOperator(deps, 'add-user', user, { username })])
  return added ? { kind: 'added', id, username } : notDone(`The user name "${username}" is taken.`)
}

function problemWith({ username, name, contactEmail, contactVerified, role = 'member', password }: NewUser): string | null {
  if (!isTypeable(username)) return 'A user name needs 1 to 200 characters, without spaces or invisible characters.'
  if (!isPlainText(name)) return 'A name needs 1 to 200 characters, none of which breaks lines or changes direction.'
  if (contactEmail !== null && !isMailAddress({ address: contactEmail })) return `"${contactEmail}" is not an email address.`
  if (contactEmail === null && contactVerified) return '--verified needs --contact-email.'
  const length = judgePasswordLength(password, role !== 'member')
  if (length.kind === 'right-length') return null
  const { least, leastForAdministrators, most } = PASSWORD_LENGTH
  return `A password needs ${role === 'member' ? least : leastForAdministrators} to ${most} characters; this one has ${[...password].length}.`
}
