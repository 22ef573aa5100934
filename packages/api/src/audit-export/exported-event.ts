import type { StoredEvent } from '@enrol/store'

/** An event as it leaves for an organisation's own collection of events (SIEM): with the names that its ids stood for. */
export interface ExportedEvent extends StoredEvent {
  /** User names; null where there is none, or nobody has the id. */
  readonly actor: string | null
  readonly subject: string | null
}

export const EXPORT_FORMATS = ['jsonl', 'cef', 'syslog'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Endings that somebody who watches wants to see first. */
const REFUSALS: ReadonlySet<string> = new Set([
  'wrong',
  'wrong-credentials',
  'one-time-password-expired',
  'throttled',
  'locked',
  'already-used',
  'too-old',
  'superseded',
  'older-entry',
  'other-app',
])

export function isRefusal({ outcome }: StoredEvent): boolean {
  return REFUSALS.has(outcome)
}
