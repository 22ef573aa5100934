import type { ExportedEvent } from './exported-event.ts'

/** One JSON object on a line; the time in ISO 8601, UTC, beside epoch milliseconds. */
export function jsonLine(event: ExportedEvent): string {
  const { sequence, at, kind, outcome, actor, actorId, subject, subjectId, organisationId, address, reference, detail } = event
  const time = new Date(at).toISOString()
  const line = JSON.stringify({
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
  // JSON leaves some line ends as they are, at which some readers begin another line (CWE-117).
  return line.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
