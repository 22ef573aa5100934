import { type ExportedEvent, isRefusal } from './exported-event.ts'

/** RFC 5424 §6.2.1: facility 13, log audit; severity 5, notice, or 4, warning. */
const FACILITY = 13
const NOTICE = 5
const WARNING = 4

/** The number stands for nobody (RFC 5612): this product has none of its own. */
const ELEMENT = 'enrol@32473'

/** One message of RFC 5424, without the framing of a transport. `host` is the name of the machine that recorded it. */
export function syslogLine(event: ExportedEvent, host: string): string {
  const { sequence, at, kind, outcome, actor, actorId, subject, subjectId, organisationId, address, reference, detail } = event
  const priority = FACILITY * 8 + (isRefusal(event) ? WARNING : NOTICE)
  const given: readonly [string, string | number | boolean | null][] = [
    ['sequence', sequence],
    ['outcome', outcome],
    ['actorId', actorId],
    ['actor', actor],
    ['subjectId', subjectId],
    ['subject', subject],
    ['organisationId', organisationId],
    ['address', address],
    ['reference', reference],
    ...Object.entries(detail).map(([name, value]): [string, string | number | boolean | null] => [`detail.${parameterName(name)}`, value]),
  ]
  const parameters = given.filter(([, value]) => value !== null).map(([name, value]) => `${name}="${parameterValue(String(value))}"`)
  const header = `<${priority}>1 ${new Date(at).toISOString()} ${printable(host, 255)} enrol - ${printable(kind, 32)}`
  return `${header} [${ELEMENT} ${parameters.join(' ')}] \uFEFF${kind}: ${outcome}`
}

/** RFC 5424 §6.3.3: printable ASCII without `=`, space, `]` and `"`, 32 characters at most with its prefix. */
function parameterName(name: string): string {
  return name.replace(/[^!-~]|[=\]"]/g, '_').slice(0, 32 - 'detail.'.length)
}

function parameterValue(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/["\\\]]/g, '\\$&')
}

function printable(text: string, most: number): string {
  const name = text.replace(/[^!-~]/g, '_').slice(0, most)
  return name === '' ? '-' : name
}
