import { setTimeout as sleep } from 'node:timers/promises'
import type { MailLimits } from '../deliver.ts'
import type { MailTransport, OutgoingMail } from '../mail-transport.ts'
import type { CodeMail } from '../mailer.ts'
import type { Wait } from '../time.ts'

export const SENT_AT = Date.UTC(2026, 10, 24, 10, 44)

export const FROM = { address: 'noreply@system.cjsm.net' }

export const CODE_MAIL: CodeMail = {
  locale: 'en',
  service: { name: 'CJSM', mailFrom: FROM.address, helpdesk: { email: 'cjsm.helpdesk@egress.com', phone: '0207 604 5598' } },
  code: '048151',
  number: 2,
  sentAt: SENT_AT,
  expiresAt: SENT_AT + 15 * 60_000,
  purpose: 'sign-in',
  to: { address: 'ada@example.org' },
  idempotencyKey: 'code-0001',
}

export const OUTGOING: OutgoingMail = {
  from: FROM,
  to: { address: 'ada@example.org' },
  subject: 'CJSM: your sign-in code (email 2)',
  text: '048151\n\nThis is your code.\n',
  html: '<p>048151</p><p>This is your code.</p>',
  date: SENT_AT,
  messageId: '<a1b2c3@system.cjsm.net>',
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  idempotencyKey: 'code-0001',
}

/** Long enough for the 100 ms that smtp-server waits before it greets. */
export const QUICK: MailLimits = { tries: 3, totalMs: 5_000, tryMs: 1_000, pausesMs: [5, 10] }

export const realWait: Wait = (ms, signal) => sleep(ms, undefined, { signal })

export const never = (): AbortSignal => new AbortController().signal

/** Messages that try to reach a second person, or to add a field. */
export const HOSTILE: readonly (readonly [string, Partial<OutgoingMail>])[] = [
  ['a comma in the recipient', { to: { address: 'a@b.example, evil@d.example' } }],
  ['a semicolon in the recipient', { to: { address: 'a@b.example;evil@d.example' } }],
  ['a space in the recipient', { to: { address: 'a@b.example evil@d.example' } }],
  ['a group as recipient', { to: { address: 'all:a@b.example,evil@d.example;' } }],
  ['a name inside the address', { to: { address: 'Ada <evil@d.example>' } }],
  ['a quoted local part', { to: { address: '"a@b.example, x"@d.example' } }],
  ['a line break in the recipient', { to: { address: 'a@b.example\r\nBcc: evil@d.example' } }],
  ['an SMTP command in the recipient', { to: { address: 'a@b.example>\r\nRCPT TO:<evil@d.example' } }],
  ['a letter of another alphabet in the recipient', { to: { address: 'ada@exаmple.org' } }],
  ['a name that closes its quotes', { to: { address: 'a@b.example', name: 'Ada" <evil@d.example>, "' } }],
  ['a name with a second address', { to: { address: 'a@b.example', name: 'evil@d.example,' } }],
  ['a line break in a name', { to: { address: 'a@b.example', name: 'Ada\nBcc: evil@d.example' } }],
  ['a line break in the sender', { from: { address: 'a@b.example\nBcc: evil@d.example' } }],
  ['two senders', { from: { address: 'a@b.example,evil@d.example' } }],
  ['CR LF in the subject', { subject: 'Code\r\nBcc: evil@d.example' }],
  ['LF in the subject', { subject: 'Code\nBcc: evil@d.example' }],
  ['CR in the subject', { subject: 'Code\rBcc: evil@d.example' }],
  ['a Unicode line break in the subject', { subject: 'Code\u2028Bcc: evil@d.example' }],
  ['a Bcc header', { headers: { Bcc: 'evil@d.example' } }],
  ['a To header', { headers: { to: 'evil@d.example' } }],
  ['a line break in a header', { headers: { 'X-Note': 'a\r\nBcc: evil@d.example' } }],
  ['a line break in a header name', { headers: { 'X-Note: a\r\nBcc': 'evil@d.example' } }],
  ['a line break in the message id', { messageId: '<a@b>\r\nBcc: evil@d.example' }],
  ['a line break in the idempotency key', { idempotencyKey: 'a\r\nX: b' }],
]

/** A transport that keeps what it was given and answers as told; the last answer stands for all that follow. */
export function recordingTransport(...answers: readonly MailTransport['send'][]): MailTransport & { readonly given: OutgoingMail[] } {
  const given: OutgoingMail[] = []
  return {
    name: 'recording',
    given,
    send(message, signal) {
      given.push(message)
      const answer = answers[Math.min(given.length, answers.length) - 1]
      return answer === undefined ? Promise.resolve({ kind: 'accepted', messageId: 'm-1' }) : answer(message, signal)
    },
    close: () => {},
  }
}
