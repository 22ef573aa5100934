import { type ExportedEvent, isRefusal } from './exported-event.ts'

/** ArcSight's scale of 0 to 10. */
const SEVERITY = { ordinary: 3, refusal: 6 }

/**
 * Common Event Format, version 0 (OpenText, "Implementing ArcSight Common Event Format"): a header of seven fields between
 * pipes, then pairs. What an event does not have is left out.
 */
export function cefLine(event: ExportedEvent): string {
  const { sequence, at, kind, outcome, actor, actorId, subject, subjectId, organisationId, address, reference, detail } = event
  const severity = isRefusal(event) ? SEVERITY.refusal : SEVERITY.ordinary
  const header = ['CEF:0', 'Enrol', 'Enrol', '1', kind, `${kind}: ${outcome}`, String(severity)].map(headerField).join('|')
  const isIpv6 = address?.includes(':') ?? false
  const pairs: Pair[] = [
    ['externalId', sequence],
    ['rt', at],
    ['outcome', outcome],
    ['suid', actorId],
    ['suser', actor],
    ['duid', subjectId],
    ['duser', subject],
    ...(isIpv6 ? labelled('c6a2', 'Source IPv6 Address', address) : ([['src', address]] satisfies Pair[])),
    ...labelled('cs1', 'reference', reference),
    ...labelled('cs2', 'organisation', organisationId),
    ['msg', Object.keys(detail).length === 0 ? null : JSON.stringify(detail)],
  ]
  const extension = pairs.filter(([, value]) => value !== null).map(([key, value]) => `${key}=${extensionValue(String(value))}`)
  return `${header}|${extension.join(' ')}`
}

type Pair = readonly [key: string, value: string | number | null]

/** A field that is free for any meaning is given with what it means. */
function labelled(key: string, label: string, value: string | null): Pair[] {
  return [
    [`${key}Label`, value === null ? null : label],
    [key, value],
  ]
}

function headerField(text: string, place: number): string {
  return place === 0 ? text : oneLine(text).replace(/[\\|]/g, '\\$&')
}

function extensionValue(text: string): string {
  return oneLine(text).replace(/[\\=]/g, '\\$&')
}

/** A line break would begin a forged event (CWE-117). */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
}
