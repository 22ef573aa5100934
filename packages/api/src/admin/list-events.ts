import type { Instant } from '@enrol/otp'
import { z } from 'zod'
import type { SessionContext } from '../context.ts'
import { ownOrganisation } from './scope.ts'

/** Events on a page of the trail. */
const PAGE = 50

export const eventsInput = z.strictObject({
  kind: z.string().max(64).nullable().default(null),
  /** From, and up to but without. */
  from: z.int().nonnegative().nullable().default(null),
  to: z.int().nonnegative().nullable().default(null),
  /** Older than this event, as the answer before named it. */
  before: z.int().positive().nullable().default(null),
})

export interface TrailEvent {
  readonly sequence: number
  readonly at: Instant
  readonly kind: string
  readonly outcome: string
  readonly who: string | null
  readonly whom: string | null
  readonly address: string | null
  readonly reference: string | null
}

export interface TrailPage {
  /** Newest first. */
  readonly events: readonly TrailEvent[]
  /** For the next page; null: there are no older events. */
  readonly before: number | null
}

/** The audit trail of an administrator's own organisation. */
export async function listEvents(ctx: SessionContext, input: z.output<typeof eventsInput>): Promise<TrailPage> {
  const { store } = ctx
  const organisation = await ownOrganisation(ctx)
  const kind = input.kind?.includes('\0') ? '' : input.kind
  const found = await store.audit.ofOrganisation(organisation.id, { ...input, kind, most: PAGE + 1 })
  const events = found.slice(0, PAGE)
  const names = await store.users.namesOf([...new Set(events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]))].filter(isString))
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id)?.name ?? id))
  return {
    events: events.map(({ sequence, at, kind, outcome, actorId, subjectId, address, reference }) => ({
      sequence,
      at,
      kind,
      outcome,
      who: nameOf(actorId),
      whom: nameOf(subjectId),
      address,
      reference,
    })),
    before: found.length > PAGE ? (events.at(-1)?.sequence ?? null) : null,
  }
}

function isString(id: string | null): id is string {
  return id !== null
}
