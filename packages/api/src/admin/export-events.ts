import { setImmediate as othersTurn } from 'node:timers/promises'
import type { StoredEvent } from '@enrol/store'
import { csvForSpreadsheets, csvRow } from '@enrol/words'
import type { z } from 'zod'
import { recorded } from '../audit.ts'
import type { SessionContext } from '../context.ts'
import { meantBy, type TrailEvent, type trailInput, withNames } from './list-events.ts'
import { lookFurther } from './look-at-person.ts'
import type { Party } from './parties.ts'
import type { PolicyChange } from './policy.ts'
import { ownOrganisation } from './scope.ts'

/** As many events as an export holds; all of a large trail leave by `audit export`. */
const MOST = 100_000
/** Read at a time, so that nobody else waits for long. */
const CHUNK = 2_000

export interface EventsExport {
  /** CSV with a header, newest event first, for spreadsheets. */
  readonly csv: string
  readonly events: number
  /** There are older ones, which it has not. */
  readonly cut: boolean
  /** The words for a person are true of so many that nothing was looked for, and there is no file. */
  readonly tooManyPeople: boolean
}

/** The events of an administrator's own organisation that are asked for, all pages of them, as a file for a spreadsheet. */
export async function exportEvents(ctx: SessionContext, asked: z.output<typeof trailInput>): Promise<EventsExport> {
  const { store, session } = ctx
  const { id: organisationId } = await ownOrganisation(ctx)
  const meant = await meantBy(ctx, organisationId, asked)
  if (meant.kind === 'too-many-people') return { csv: '', events: 0, cut: false, tooManyPeople: true }
  if (meant.kind === 'events' && meant.person !== null) await lookFurther(ctx, meant.person)
  const lines: string[] = []
  let cut = false
  for (let before: number | null = null; meant.kind === 'events' && !cut; ) {
    // One more than there is room for tells whether these are all of them.
    const most = Math.min(CHUNK, MOST - lines.length + 1)
    const found: readonly StoredEvent[] = await store.audit.ofOrganisation(organisationId, { ...meant.question, before, most })
    const held = found.slice(0, MOST - lines.length)
    lines.push(...(await withNames(ctx, held)).map(row))
    cut = held.length < found.length
    before = held.at(-1)?.sequence ?? null
    if (found.length < most) break
    // SQLite answers at once, so nothing above lets anybody else in.
    await othersTurn()
  }
  const { kind, person, reference, from, to } = asked
  const detail = { events: lines.length, of: kind ?? 'everything', person, reference, from, to }
  const event = recorded(ctx, { kind: 'export-events', outcome: 'done', subject: session.user, detail })
  await store.atomically([], [event])
  return { csv: csvForSpreadsheets(HEADER, lines), events: lines.length, cut, tooManyPeople: false }
}

const HEADER = 'at,kind,outcome,who,whom,address,reference,people_added,reason,changes,who_username,whom_username'

/** Kinds and outcomes by the names that the trail itself has for them, as in `audit export`. */
function row(event: TrailEvent): string {
  const { at, kind, outcome, who, whoIs, whom, whomIs, address, reference, added, reason, changes } = event
  const changed = changes.map(({ name, from, to }) => `${name}: ${valueInFile(name, from)} → ${valueInFile(name, to)}`).join('; ')
  const cells = [kind, outcome, who, whom, address, reference, String(added ?? ''), reason, changed, usernameOf(whoIs), usernameOf(whomIs)]
  return csvRow([new Date(at).toISOString(), ...cells.map((cell) => cell ?? '')])
}

/** Nobody but a person has one: whoever is called “operator” is told from the operator by it. */
function usernameOf(party: Party | null): string | null {
  return party?.kind === 'person' ? party.username : null
}

function valueInFile(name: PolicyChange['name'], value: string | null): string | null {
  return name === 'enforceAt' && value !== null ? new Date(Number(value)).toISOString() : value
}
