import { createHash } from 'node:crypto'
import { type CodeMessage, codeMessage } from './code-message.ts'
import type { MailAddress } from './mail-address.ts'
import type { OutgoingMail } from './mail-transport.ts'

export interface CodeMail extends CodeMessage {
  readonly to: MailAddress
  /** The stored identity of this message: sent again with the same one it is still one message. */
  readonly idempotencyKey: string
}

/**
 * RFC 3834 §5 and Exchange's own: no robot answers, no absence notes.
 * No `Precedence`: RFC 2076 discourages it, and its only fitting value, "bulk", sorts a code in with newsletters.
 */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** The whole message as every try will send it. */
export function codeMail(mail: CodeMail, from: MailAddress): OutgoingMail {
  const { to, idempotencyKey, sentAt } = mail
  return {
    from,
    to,
    ...codeMessage(mail),
    date: sentAt,
    messageId: messageIdOf(idempotencyKey, from),
    headers: AUTOMATIC,
    idempotencyKey,
  }
}

/** Unique as the key is, without showing our own ids to whoever reads the message (RFC 5322 §3.6.4). */
function messageIdOf(idempotencyKey: string, from: MailAddress): string {
  const left = createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32)
  return `<${left}@${from.address.split('@')[1]}>`
}
