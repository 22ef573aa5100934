import { nameKeyOf } from '@enrol/store'

/** The columns of a file of people. Only the first two must be there. */
export const IMPORT_COLUMNS = ['username', 'name', 'contact_email', 'role', 'email_mfa'] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/**
 * What else people call them, in both languages: this is the one list. They compare without case, accents, spaces, hyphens and
 * underscores, so that "E-Mail Address" is there too.
 */
const ALSO_CALLED: Readonly<Record<ImportColumn, readonly string[]>> = {
  username: ['login', 'login name', 'enw defnyddiwr'],
  name: ['full name', 'display name', 'enw', 'enw llawn'],
  contact_email: ['email', 'email address', 'contact email address', 'e-bost', 'cyfeiriad e-bost'],
  role: ['rôl'],
  email_mfa: ['email codes', 'mfa e-bost', 'codau e-bost'],
}

const COLUMN_OF: ReadonlyMap<string, ImportColumn> = new Map(
  IMPORT_COLUMNS.flatMap((column) => [column, ...ALSO_CALLED[column]].map((heading) => [folded(heading), column] as const)),
)

/** The column that a heading stands for; null: none. */
export function columnCalled(heading: string): ImportColumn | null {
  return COLUMN_OF.get(folded(heading)) ?? null
}

function folded(heading: string): string {
  return nameKeyOf(heading).replace(/[\s\p{Dash}_]/gu, '')
}
