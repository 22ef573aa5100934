import type { Case, StoryEvent } from './case.ts'
import { endedSessions } from './ended-sessions.ts'

/** What is told in one sentence: events that differ in nothing but their time. */
export interface Repeated {
  readonly events: readonly [StoryEvent, ...StoryEvent[]]
  /** Where the requests came from; null where it is not worth telling. */
  readonly from: string | null
  readonly isAsked: boolean
  /** How long a session had been left alone before this sign-in; null when none had ended. */
  readonly idleMs: number | null
}

/** Puts together what follows on each other and would be told in the same words. */
export function repetitions({ events, asked, now, life }: Case): Repeated[] {
  const idleBefore = new Map(endedSessions(events, now, life).map(({ before, idleMs }) => [before, idleMs]))
  const addresses = addressesWorthTelling(events)
  const repeated: Repeated[] = []
  for (const event of events) {
    const from = addresses.get(event) ?? null
    const isAsked = event === asked
    const idleMs = idleBefore.get(event) ?? null
    const last = repeated.at(-1)
    if (last !== undefined && from === null && !isAsked && idleMs === null && isSameAgain(last, event)) {
      repeated[repeated.length - 1] = { ...last, events: [...last.events, event] }
    } else repeated.push({ events: [event], from, isAsked, idleMs })
  }
  return repeated
}

function isSameAgain({ events, isAsked }: Repeated, event: StoryEvent): boolean {
  const last = events.at(-1) ?? events[0]
  return !isAsked && !startsLock(last) && keyOf(last) === keyOf(event)
}

/** Details that make two events of one kind different things to tell. */
const TOLD_APART = ['method', 'reason', 'olderTag', 'otherTag', 'number', 'newestNumber', 'counted', 'procedure', 'purpose', 'about']

function keyOf(event: StoryEvent): string {
  const until = 'attemptsLeft' in event.detail ? null : (event.detail['until'] ?? null)
  return JSON.stringify([event.kind, event.outcome, until, ...TOLD_APART.map((name) => event.detail[name] ?? null)])
}

function startsLock({ detail }: StoryEvent): boolean {
  return detail['attemptsLeft'] === 0
}

/** An address is told where it differs from that of the request before; when all are the same, never. */
function addressesWorthTelling(events: readonly StoryEvent[]): Map<StoryEvent, string> {
  const told = new Map<StoryEvent, string>()
  if (new Set(events.flatMap(({ address }) => address ?? [])).size < 2) return told
  let last: string | null = null
  for (const event of events) {
    if (event.address === null || event.address === last) continue
    last = event.address
    told.set(event, last)
  }
  return told
}
