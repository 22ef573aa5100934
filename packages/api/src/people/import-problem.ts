/**
 * Why a file of people can't be imported, and where: a line as an editor counts them, from 1, and the column's name. It is said
 * in words where it is shown, since the language is the reader's.
 */
export type ImportProblem = FileProblem | HeaderProblem | RowProblem

/** The whole file, or all of it from that line on. */
export type FileProblem = { readonly line: number; readonly column: null } & (
  | { readonly kind: 'too-large'; readonly mostBytes: number }
  | { readonly kind: 'too-many-people'; readonly most: number; readonly found: number }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'utf-16' }
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'nul' }
  /** A quotation mark that opens a cell and does not close it, or stands within one. */
  | { readonly kind: 'quotes' }
  | { readonly kind: 'no-header' }
)

export type HeaderProblem = { readonly line: number; readonly column: string } & (
  | { readonly kind: 'missing-column' }
  | { readonly kind: 'unknown-column' }
  /** `value` is how it is called there the second time. */
  | { readonly kind: 'duplicate-column'; readonly value: string }
)

/** `value` is what was given, cut where it is long. */
export type RowProblem =
  | { readonly kind: 'too-many-cells'; readonly line: number; readonly column: null; readonly most: number; readonly found: number }
  | ({ readonly line: number; readonly column: string; readonly value: string } & (
      | { readonly kind: CellProblemKind; readonly others?: OtherLines }
      /** The same user name stands in an earlier line. */
      | { readonly kind: 'duplicate'; readonly firstLine: number }
      /** By somebody of another organisation, which is not told. */
      | { readonly kind: 'taken' }
      /** A person of the organisation who is there already, and of whom something else is known than the row says. */
      | { readonly kind: 'differs'; readonly username: string }
    ))

/** Further lines with the same problem, of `not-utf-8` alone: how many, and the first of them. */
export interface OtherLines {
  readonly count: number
  readonly first: readonly number[]
}

/** What can be seen in one cell alone. */
export type CellProblemKind =
  | 'not-utf-8'
  | 'formula'
  | 'example'
  | 'missing'
  | 'bad-username'
  | 'bad-name'
  | 'bad-email'
  | 'bad-role'
  | 'bad-email-mfa'

/** Those that are shown, in the order of their lines, and how many more there are. */
export interface ImportProblems {
  readonly problems: readonly ImportProblem[]
  readonly more: number
}

/** More than anybody mends by hand. */
const SHOWN = 1_000

/** So many lines are enough to find what is meant. */
const EXAMPLES = 3

/** A file in another encoding is one thing that is wrong, and one save mends it: the first cell that shows it stands for all of them. */
export function withEncodingOnce(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  const first = problems.find(({ kind }) => kind === 'not-utf-8')
  if (first?.kind !== 'not-utf-8') return problems
  const lines = new Set(problems.filter(({ kind, line }) => kind === 'not-utf-8' && line !== first.line).map(({ line }) => line))
  const others = { count: lines.size, first: [...lines].slice(0, EXAMPLES) }
  const once = others.count === 0 ? first : { ...first, others }
  return [once, ...problems.filter(({ kind }) => kind !== 'not-utf-8')]
}

/** `earlier` and `further`, shortened to what is shown. */
export function withProblems(earlier: ImportProblems, further: readonly ImportProblem[]): ImportProblems {
  if (further.length === 0) return earlier
  const all = [...earlier.problems, ...further].toSorted((one, other) => one.line - other.line)
  return { problems: all.slice(0, SHOWN), more: earlier.more + Math.max(0, all.length - SHOWN) }
}
