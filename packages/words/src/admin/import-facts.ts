/** What is known of one thing that is wrong in a file of people, for the sentence about it. */
export interface ImportFacts {
  readonly kind: ImportProblemKind
  /** As an editor counts, from 1. */
  readonly line: number
  /** Null: the whole row, or the whole file. */
  readonly column: string | null
  readonly value?: string
  readonly username?: string
  readonly firstLine?: number
  readonly most?: number
  readonly found?: number
  readonly mostBytes?: number
  /** Further lines with the same problem: how many, and the first of them. */
  readonly others?: { readonly count: number; readonly first: readonly number[] }
}

export type ImportProblemKind =
  | 'too-large'
  | 'too-many-people'
  | 'nobody'
  | 'utf-16'
  | 'spreadsheet'
  | 'nul'
  | 'quotes'
  | 'no-header'
  | 'missing-column'
  | 'unknown-column'
  | 'duplicate-column'
  | 'too-many-cells'
  | 'not-utf-8'
  | 'formula'
  | 'example'
  | 'missing'
  | 'bad-username'
  | 'bad-name'
  | 'bad-email'
  | 'bad-role'
  | 'bad-email-mfa'
  | 'duplicate'
  | 'taken'
  | 'differs'

/** What is wrong and the mend, for each. */
export type ImportProblemWords = Readonly<Record<ImportProblemKind, (facts: ImportFacts) => string>>

/** The columns, which are the same in every language. */
export const IMPORT_HEADER = 'username,name,contact_email,role,email_mfa'

export function quoted({ value = '' }: ImportFacts): string {
  return `"${visible(value)}"`
}

/** Nothing obeys what is invisible, and what turns the direction of a text makes it another one (CWE-150). */
export function visible(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}

/** The first of several lines: "4, 7, 9, …". */
export function examples({ count, first }: NonNullable<ImportFacts['others']>): string {
  return [...first, ...(count > first.length ? ['…'] : [])].join(', ')
}

/** Nobody measures what is estimated: 24 is said as 30. */
export function inTens(seconds: number): number {
  return Math.ceil(seconds / 10) * 10
}

export function largest({ mostBytes = 0 }: ImportFacts): string {
  return mostBytes < 1024 * 1024 ? `${Math.floor(mostBytes / 1024)} KiB` : `${Math.floor(mostBytes / 1024 / 1024)} MiB`
}
