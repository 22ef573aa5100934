import { createHash } from 'node:crypto'
import type { MessageBody } from './code-message.ts'
import type { MailAddress } from './mail-address.ts'
import type { OutgoingMail } from './mail-transport.ts'
import type { Instant } from './time.ts'

export interface AutomaticMail extends MessageBody {
  readonly from: MailAddress
  readonly to: MailAddress
  readonly date: Instant
  readonly idempotencyKey: string
}

/**
 * RFC 3834 §5 and Exchange's own: no robot answers, no absence notes.
 * No `Precedence`: RFC 2076 discourages it, and its only fitting value, "bulk", sorts a code in with newsletters.
 */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** The whole message as every try will send it. */
export function automaticMail({ from, to, subject, text, html, date, idempotencyKey }: AutomaticMail): OutgoingMail {
  const messageId = messageIdOf(idempotencyKey, from)
  return { from, to, subject, text, html, date, messageId, headers: AUTOMATIC, idempotencyKey }
}

/** Unique as the key is, without showing our own ids to whoever reads the message (RFC 5322 §3.6.4). */
function messageIdOf(idempotencyKey: string, from: MailAddress): string {
  const left = createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 32)
  return `<${left}@${from.address.split('@')[1]}>`
}
