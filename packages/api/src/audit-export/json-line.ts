import type { ExportedEvent } from './exported-event.ts'

/** One JSON object on a line; the time in ISO 8601, UTC, beside epoch milliseconds. */
export function jsonLine(event: ExportedEvent): string {
  const { sequence, at, kind, outcome, actor, actorId, subject, subjectId, organisationId, address, reference, detail } = event
  const time = new Date(at).toISOString()
  return JSON.stringify({
    sequence,
    time,
    at,
    kind,
    outcome,
    actor,
    actorId,
    subject,
    subjectId,
    organisationId,
    address,
    reference,
    detail,
  })
}
