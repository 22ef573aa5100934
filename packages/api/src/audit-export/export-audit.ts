import type { Instant } from '@enrol/otp'
import type { Store, StoredEvent } from '@enrol/store'
import { cefLine } from './cef-line.ts'
import type { ExportedEvent, ExportFormat } from './exported-event.ts'
import { jsonLine } from './json-line.ts'
import { syslogLine } from './syslog-line.ts'

export interface ExportQuestion {
  readonly format: ExportFormat
  /** Null: every organisation's, and those of none. */
  readonly organisationId: string | null
  /** From, and up to but without. */
  readonly from: Instant | null
  readonly to: Instant | null
  /** Only what came after this event, as the export before ended. */
  readonly after: number
  /** For syslog: the name of the machine. */
  readonly host: string
}

/** Read at a time: a few hundred kilobytes. */
const CHUNK = 1_000

/** Every event that was asked for, oldest first, a line each. The answer is the number of the last. */
export async function* exportAudit(store: Store, question: ExportQuestion): AsyncGenerator<string, number> {
  let { after } = question
  for (;;) {
    const events = await store.audit.following({ ...question, after, most: CHUNK })
    const names = await usernamesIn(store, events)
    for (const event of events) yield lineOf(withNames(event, names), question)
    after = events.at(-1)?.sequence ?? after
    if (events.length < CHUNK) return after
  }
}

function usernamesIn(store: Store, events: readonly StoredEvent[]): Promise<ReadonlyMap<string, { readonly username: string }>> {
  const ids = new Set(events.flatMap(({ actorId, subjectId }) => [actorId, subjectId].filter((id) => id !== null)))
  return store.users.namesOf([...ids])
}

function withNames(event: StoredEvent, names: ReadonlyMap<string, { readonly username: string }>): ExportedEvent {
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id)?.username ?? null))
  return { ...event, actor: event.actorId === 'operator' ? 'operator' : nameOf(event.actorId), subject: nameOf(event.subjectId) }
}

function lineOf(event: ExportedEvent, { format, host }: ExportQuestion): string {
  switch (format) {
    case 'jsonl':
      return jsonLine(event)
    case 'cef':
      return cefLine(event)
    case 'syslog':
      return syslogLine(event, host)
  }
}
