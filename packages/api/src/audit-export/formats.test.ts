import { describe, expect, test } from 'vitest'
import { cefLine } from './cef-line.ts'
import type { ExportedEvent } from './exported-event.ts'
import { jsonLine } from './json-line.ts'
import { syslogLine } from './syslog-line.ts'

const EVENT: ExportedEvent = {
  sequence: 412,
  at: Date.UTC(2026, 10, 24, 10, 44, 12, 7),
  kind: 'submit-code',
  outcome: 'wrong',
  actorId: 'u1',
  actor: 'sam.okafor',
  subjectId: 'u1',
  subject: 'sam.okafor',
  organisationId: 'o1',
  address: '192.0.2.7',
  reference: '7KQM-3XDA',
  detail: { method: 'totp', attemptsLeft: 4 },
}
/** What somebody who chooses their own name, or reason, would try. */
const HOSTILE: ExportedEvent = {
  ...EVENT,
  kind: 'reset|mfa\\',
  actor: 'a=b]"\\|c\nCEF:0|forged',
  detail: { 'odd name="]': 'line one\r\n<13>1 forged\u0085\u2028\u001B[2J', reason: 'x=y]"' },
}

/** Everything that some reader takes for the end of a line, or a terminal obeys. */
const LINE_ENDS = /[\p{Cc}\p{Zl}\p{Zp}]/u

test('JSON Lines have the time in both forms, and are one line each', () => {
  expect(JSON.parse(jsonLine(EVENT))).toEqual({ ...EVENT, time: '2026-11-24T10:44:12.007Z' })
  expect(jsonLine(HOSTILE)).not.toMatch(LINE_ENDS)
  expect(JSON.parse(jsonLine(HOSTILE))).toMatchObject({ detail: HOSTILE.detail })
})

describe('the Common Event Format', () => {
  test('has seven header fields and then pairs', () => {
    expect(cefLine(EVENT)).toBe(
      'CEF:0|Enrol|Enrol|1|submit-code|submit-code: wrong|6|externalId=412 rt=1795517052007 outcome=wrong suid=u1 suser=sam.okafor ' +
        'duid=u1 duser=sam.okafor src=192.0.2.7 cs1Label=reference cs1=7KQM-3XDA cs2Label=organisation cs2=o1 ' +
        'msg={"method":"totp","attemptsLeft":4}',
    )
  })
  test('leaves out what there is not, and names an IPv6 address as one', () => {
    const bare = {
      ...EVENT,
      outcome: 'done',
      actorId: null,
      actor: null,
      address: '2001:db8::7',
      reference: null,
      organisationId: null,
      detail: {},
    }
    expect(cefLine(bare)).toBe(
      'CEF:0|Enrol|Enrol|1|submit-code|submit-code: done|3|externalId=412 rt=1795517052007 outcome=done duid=u1 duser=sam.okafor ' +
        'c6a2Label=Source IPv6 Address c6a2=2001:db8::7',
    )
  })
  test('can’t be made to say something else (CWE-117)', () => {
    const line = cefLine(HOSTILE)
    expect(line).not.toMatch(LINE_ENDS)
    expect(line).toContain('|reset\\|mfa\\\\|')
    expect(line).toContain('suser=a\\=b]"\\\\|c CEF:0|forged ')
    expect(line.split(/(?<!\\)\|/).slice(0, 7)).toHaveLength(7)
  })
})

describe('syslog', () => {
  test('is a message of RFC 5424: audit facility, warning for a refusal, structured data, text with its mark', () => {
    expect(syslogLine(EVENT, 'mfa.example.org')).toBe(
      '<108>1 2026-11-24T10:44:12.007Z mfa.example.org enrol - submit-code [enrol@32473 sequence="412" outcome="wrong" actorId="u1" ' +
        'actor="sam.okafor" subjectId="u1" subject="sam.okafor" organisationId="o1" address="192.0.2.7" reference="7KQM-3XDA" ' +
        'detail.method="totp" detail.attemptsLeft="4"] \uFEFFsubmit-code: wrong',
    )
    expect(syslogLine({ ...EVENT, outcome: 'accepted' }, 'h')).toMatch(/^<109>1 /)
  })
  test('can’t be made to say something else, and keeps to the lengths and characters of its fields', () => {
    const line = syslogLine({ ...HOSTILE, kind: 'k'.repeat(40) }, 'a host\n')
    expect(line).not.toMatch(LINE_ENDS)
    expect(line).toContain(' a_host_ enrol - ')
    expect(line).toContain(` ${'k'.repeat(32)} [`)
    expect(line).toContain('actor="a=b\\]\\"\\\\|c CEF:0|forged"')
    expect(line).toContain('detail.odd_name___="line one <13>1 forged [2J"')
  })
})
