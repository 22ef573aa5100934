import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Write } from '@enrol/store'
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
  /** How many the list has. */
  readonly total: number
}

/** The people of the list, all pages of it, as a file for a spreadsheet. */
export async function exportPeople(ctx: SessionContext, input: z.output<typeof exportInput>): Promise<PeopleExport> {
  const { people: store } = ctx.store
  const question = questionOf(ctx, input)
  const lines: string[] = []
  const held = new Map<string, number>()
  while (question !== null && lines.length < MOST) {
    const people = await store.list({ ...question, order: 'name', descending: false, offset: lines.length, most: CHUNK })
    lines.push(...people.map((person) => row(lineOf(ctx, person))))
    for (const { organisationId } of people) held.set(organisationId, (held.get(organisationId) ?? 0) + 1)
    if (people.length < CHUNK) break
    // SQLite answers at once, so nothing above lets anybody else in.
    await othersTurn()
  }
  const total = question !== null && lines.length >= MOST ? await store.count(question) : lines.length
  await ctx.store.atomically([], eventsOf(ctx, held, input))
  return { csv: csvForSpreadsheets(HEADER, lines), people: lines.length, total }
}

/** In the trail of each organisation whose people are in the file: the helpdesk takes those of others away. */
function eventsOf(ctx: SessionContext, held: ReadonlyMap<string, number>, { search, filter }: z.output<typeof exportInput>): Write[] {
  const { id, organisationId: own } = ctx.session.user
  const counts = held.size === 0 ? new Map([[own, 0]]) : held
  return [...counts].map(([organisationId, people]) => {
    const detail = { people, filter: filter ?? 'none', search }
    return recorded(ctx, { kind: 'export-people', outcome: 'done', subject: { id, organisationId }, detail })
  })
}

const HEADER = 'username,name,organisation,contact_email,role,method,enrolled_at,locked,suspended,bounced'

function row({ username, name, organisationName, contactEmail, role, method, enrolledAt, locked, suspended, bounced }: PersonLine): string {
  const enrolled = enrolledAt === null ? '' : new Date(enrolledAt).toISOString()
  const flags = [locked, suspended, bounced].map((flag) => (flag ? 'yes' : 'no'))
  return csvRow([username, name, organisationName, contactEmail ?? '', role, method ?? '', enrolled, ...flags])
}
