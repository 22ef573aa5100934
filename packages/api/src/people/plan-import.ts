import { foldedName, type KnownUser, type Organisation, type Store } from '@enrol/store'
import type { ImportColumn } from './import-columns.ts'
import { type ImportProblem, type ImportProblems, withProblems } from './import-problem.ts'
import type { PersonRow, ReadPeople } from './read-people.ts'

/** What an import would do. Where there are problems, it would do nothing. */
export interface ImportPlan extends ImportProblems {
  readonly organisationId: string
  /** The file's SHA-256, in hexadecimal. */
  readonly digest: string
  /** Who is not there yet, in the order of the file. */
  readonly added: readonly PersonRow[]
  /** How many are there already, as the file has them. */
  readonly unchanged: number
}

/** Between two of these others have their turn. */
const AT_ONCE = 2_000

/**
 * Compares what was read with who is there. An import adds people and changes nobody: somebody who is there already is unchanged
 * when everything in the row is so, and a problem else. `onProgress` is told how many were looked up, of how many.
 */
export async function planImport(
  { store }: { readonly store: Store },
  { id: organisationId }: Pick<Organisation, 'id'>,
  { people, digest, problems, more }: ReadPeople,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<ImportPlan> {
  const added: PersonRow[] = []
  const found: ImportProblem[] = []
  let unchanged = 0
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE)
    const users = await store.users.amongUsernames(some.map(({ username }) => username))
    const known = new Map(users.map((user) => [user.usernameKey, user]))
    for (const person of some) {
      const user = known.get(foldedName(person.username))
      const problem = user === undefined ? null : problemWith(person, user, organisationId)
      if (user === undefined) added.push(person)
      else if (problem === null) unchanged++
      else found.push(problem)
    }
    onProgress(from + some.length, people.length)
  }
  return { organisationId, digest, added, unchanged, ...withProblems({ problems, more }, found) }
}

function problemWith(person: PersonRow, user: KnownUser, organisationId: string): ImportProblem | null {
  const { line, username } = person
  if (user.organisationId !== organisationId) return { kind: 'taken', line, column: 'username', value: username }
  const column = differingColumn(person, user)
  return column === null ? null : { kind: 'differs', line, column, value: writtenIn(person, column), username }
}

function differingColumn(person: PersonRow, user: KnownUser): ImportColumn | null {
  if (person.name !== user.name) return 'name'
  if (person.contactEmail !== user.contactEmail) return 'contact_email'
  if (person.role !== user.role) return 'role'
  return person.emailMfaAllowed === user.emailMfaAllowed ? null : 'email_mfa'
}

function writtenIn({ username, name, contactEmail, role, emailMfaAllowed }: PersonRow, column: ImportColumn): string {
  switch (column) {
    case 'username':
      return username
    case 'name':
      return name
    case 'contact_email':
      return contactEmail ?? ''
    case 'role':
      return role
    case 'email_mfa':
      return emailMfaAllowed ? 'yes' : 'no'
  }
}
