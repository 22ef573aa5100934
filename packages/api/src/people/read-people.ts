import { createHash } from 'node:crypto'
import { isMailAddress } from '@enrol/mail'
import { foldedName } from '@enrol/store'
import { isTemplateExample } from '@enrol/words/admin'
import { columnCalled, type ImportColumn } from './import-columns.ts'
import { type CellProblemKind, type ImportProblem, type ImportProblems, withEncodingOnce, withProblems } from './import-problem.ts'
import { isPlainText, isTypeable } from './plain-text.ts'
import { type CsvRow, lineBreaks, readCsvRows } from './read-csv-rows.ts'

/** Somebody as a row of the file has them. */
export interface PersonRow {
  readonly line: number
  readonly username: string
  readonly name: string
  readonly contactEmail: string | null
  readonly role: 'member' | 'administrator'
  readonly emailMfaAllowed: boolean
}

export interface ReadPeople extends ImportProblems {
  /** Those rows in which nothing is wrong, in the order of the file. */
  readonly people: readonly PersonRow[]
  /** SHA-256 of the file, in hexadecimal. */
  readonly digest: string
}

export interface ImportLimit {
  readonly people: number
  readonly bytes: number
}

/** For the command line; 335 bytes a person are more than their longest usual row. */
export const IMPORT_LIMIT: ImportLimit = { people: 100_000, bytes: 32 * 1024 * 1024 }

/**
 * Reads a file of people: CSV with the header `username,name,contact_email,role,email_mfa` in any order, or as people else call
 * them, of which the last three may be left out or empty (no address, `member`, `no`). Nothing is looked up; every row that is wrong is named.
 */
export function readPeople(file: Uint8Array, limit: ImportLimit = IMPORT_LIMIT): ReadPeople {
  const digest = createHash('sha256').update(file).digest('hex')
  const unreadable = problemOfFile(file, limit)
  if (unreadable !== null) return { digest, people: [], problems: [unreadable], more: 0 }

  const people: PersonRow[] = []
  const found: ImportProblem[] = []
  const lineOfName = new Map<string, number>()
  let header: Header | null = null
  let rows = 0
  const reading = readCsvRows(file, (row) => {
    if (header === null) {
      header = readHeader(row)
      found.push(...header.problems)
      return
    }
    rows++
    if (rows > limit.people || header.problems.length > 0) return
    const read = readRow(row, header.columns)
    found.push(...read.problems, ...duplicateOf(read.username, row.line, lineOfName))
    if (read.person !== null) people.push(read.person)
  })
  if (reading.kind === 'quotes') found.push({ kind: 'quotes', line: reading.line, column: null })
  if (rows > limit.people) found.push({ kind: 'too-many-people', line: 1, column: null, most: limit.people, found: rows })
  if (rows === 0 && found.length === 0) found.push({ kind: 'nobody', line: 1, column: null })
  return { digest, people, ...withProblems({ problems: [], more: 0 }, withEncodingOnce(found)) }
}

function problemOfFile(file: Uint8Array, { bytes }: ImportLimit): ImportProblem | null {
  const at = { line: 1, column: null }
  const begins = (...start: number[]): boolean => start.every((byte, place) => file[place] === byte)
  if (file.length > bytes) return { kind: 'too-large', ...at, mostBytes: bytes }
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return { kind: 'utf-16', ...at }
  // A zip archive, as of Excel and LibreOffice, and what Excel wrote before 2007.
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'spreadsheet', ...at }
  const nul = file.indexOf(0)
  return nul === -1 ? null : { kind: 'nul', line: 1 + lineBreaks(file, 0, nul), column: null }
}

interface Header {
  /** Null: there is no such column. */
  readonly columns: readonly (ImportColumn | null)[]
  readonly problems: readonly ImportProblem[]
}

function readHeader({ line, cells }: CsvRow): Header {
  const headings = withoutBlankEnd(cells).map((cell) => cell.trim())
  const columns = headings.map(columnCalled)
  // A heading of another encoding is mended by a save, and looks unknown until then.
  const broken = headings.find((heading) => heading.includes(REPLACEMENT))
  if (broken !== undefined) return { columns, problems: [{ kind: 'not-utf-8', line, column: shown(broken), value: shown(broken) }] }
  if (columns.every((column) => column === null)) return { columns, problems: [{ kind: 'no-header', line, column: null }] }
  const problems: ImportProblem[] = []
  for (const [place, heading] of headings.entries()) {
    const column = columns[place] ?? null
    if (column === null) problems.push({ kind: 'unknown-column', line, column: shown(heading) })
    else if (columns.indexOf(column) < place) problems.push({ kind: 'duplicate-column', line, column, value: shown(heading) })
  }
  for (const column of ['username', 'name'] as const) if (!columns.includes(column)) problems.push({ kind: 'missing-column', line, column })
  return { columns, problems }
}

interface ReadRow {
  /** Also of a row in which something is wrong, so that it is found to be there twice. */
  readonly username: string
  /** Null: something is wrong. */
  readonly person: PersonRow | null
  readonly problems: readonly ImportProblem[]
}

function readRow({ line, cells }: CsvRow, columns: Header['columns']): ReadRow {
  const written = withoutBlankEnd(cells)
  if (written.length > columns.length) {
    // Which of them is the one too many can't be told, so nothing is said of each.
    const tooMany = { kind: 'too-many-cells', line, column: null, most: columns.length, found: written.length } as const
    return { username: '', person: null, problems: [tooMany] }
  }
  const problems: ImportProblem[] = []
  function cell(column: ImportColumn): string {
    return cells[columns.indexOf(column)] ?? ''
  }
  function check(column: ImportColumn, kind: CellProblemKind, isRight: (value: string) => boolean): string {
    const value = cell(column).trim()
    const wrong = problemOfText(cell(column)) ?? (isRight(value) ? null : kind)
    if (wrong !== null) problems.push({ kind: wrong, line, column, value: shown(value) })
    return value
  }
  const username = check('username', usernameProblem(cell('username').trim()), isTypeable)
  const name = check('name', cell('name').trim() === '' ? 'missing' : 'bad-name', isPlainText)
  const address = check('contact_email', 'bad-email', (value) => value === '' || isMailAddress({ address: value }))
  const role = check('role', 'bad-role', (value) => Object.hasOwn(ROLES, value.toLowerCase()))
  const emailMfa = check('email_mfa', 'bad-email-mfa', (value) => Object.hasOwn(EMAIL_MFA, value.toLowerCase()))
  if (problems.length > 0) return { username, person: null, problems }
  const contactEmail = address === '' ? null : address
  // Written out rather than spread and added to: V8 would give each of 100,000 rows a hidden class of its own.
  const person: PersonRow = {
    line,
    username,
    name,
    contactEmail,
    role: ROLES[role.toLowerCase()] ?? 'member',
    emailMfaAllowed: EMAIL_MFA[emailMfa.toLowerCase()] ?? false,
  }
  return { username, person, problems }
}

/** What is said of a user name that can't be typed. */
function usernameProblem(username: string): CellProblemKind {
  if (username === '') return 'missing'
  return isTemplateExample(username) ? 'example' : 'bad-username'
}

const ROLES: Readonly<Record<string, PersonRow['role']>> = { '': 'member', member: 'member', administrator: 'administrator' }
const EMAIL_MFA: Readonly<Record<string, boolean>> = { '': false, no: false, yes: true }

/** What a spreadsheet would run when the list of people is opened in one (CWE-1236, OWASP "CSV Injection"). */
const FORMULA = /^(?:[\t\r\n]|[\s"]*[=+\-@＝＋－＠])/u
/** What stands for bytes that are no UTF-8, here or in a program that the file went through before. */
const REPLACEMENT = '\ufffd'

function problemOfText(cell: string): CellProblemKind | null {
  if (cell.includes(REPLACEMENT)) return 'not-utf-8'
  return FORMULA.test(cell) ? 'formula' : null
}

function duplicateOf(username: string, line: number, lineOfName: Map<string, number>): ImportProblem[] {
  if (username === '') return []
  const key = foldedName(username)
  const firstLine = lineOfName.get(key)
  if (firstLine !== undefined) return [{ kind: 'duplicate', line, column: 'username', value: shown(username), firstLine }]
  lineOfName.set(key, line)
  return []
}

/** Spreadsheets add empty cells at the end of a row. */
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

const LONGEST_SHOWN = 60

function shown(value: string): string {
  const characters = [...value.slice(0, 2 * LONGEST_SHOWN + 2)]
  return characters.length <= LONGEST_SHOWN ? value : `${characters.slice(0, LONGEST_SHOWN).join('')}…`
}
