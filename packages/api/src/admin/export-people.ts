import { csvForSpreadsheets, csvRow } from '@enrol/words'
import type { z } from 'zod'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { type exportInput, lineOf, type PersonLine, questionOf } from './list-people.ts'

/** As many people as an export holds; more than that are no longer a list that somebody reads. */
const MOST = 100_000
/** Read at a time, so that nobody else waits for long. */
const CHUNK = 2_000

export interface PeopleExport {
  /** CSV with a header, for spreadsheets. */
  readonly csv: string
  readonly people: number
}

/** The people of the list, all pages of it, as a file for a spreadsheet. */
export async function exportPeople(ctx: SessionContext, input: z.output<typeof exportInput>): Promise<PeopleExport> {
  const question = questionOf(ctx, input)
  const lines: string[] = []
  while (question !== null && lines.length < MOST) {
    const people = await ctx.store.people.list({ ...question, order: 'name', descending: false, offset: lines.length, most: CHUNK })
    lines.push(...people.map((person) => row(lineOf(ctx, person))))
    if (people.length < CHUNK) break
  }
  const { user } = ctx.session
  const subject = { id: user.id, organisationId: user.organisationId }
  const detail = { people: lines.length, filter: input.filter ?? 'none' }
  await ctx.store.atomically([], [recorded(ctx, { kind: 'export-people', outcome: 'done', subject, detail })])
  return { csv: csvForSpreadsheets(HEADER, lines), people: lines.length }
}

const HEADER = 'username,name,organisation,contact_email,role,method,enrolled_at,locked,suspended,bounced'

function row({ username, name, organisationName, contactEmail, role, method, enrolledAt, locked, suspended, bounced }: PersonLine): string {
  const enrolled = enrolledAt === null ? '' : new Date(enrolledAt).toISOString()
  const flags = [locked, suspended, bounced].map((flag) => (flag ? 'yes' : 'no'))
  return csvRow([username, name, organisationName, contactEmail ?? '', role, method ?? '', enrolled, ...flags])
}
