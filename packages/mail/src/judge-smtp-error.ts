import { errorCode } from './error-code.ts'
import type { DeliveryReceipt } from './mail-transport.ts'

/** Nodemailer's code when the message itself can't be sent as it is. */
const HOPELESS = new Set(['EENVELOPE', 'EMESSAGE', 'ECONFIG'])

/** RFC 5321 §4.2.2: no such mailbox, not here, full, or not a name for one. Anything else is about us or the server. */
const MAILBOX_REPLIES = new Set([550, 551, 552, 553])
/** RFC 3463 §3: x.1 is about an address (7 and 8 about the sender's) and x.2 about the mailbox. */
const ABOUT_MAILBOX = /^5\.(?:1\.(?!7$|8$)|2\.)/
/** x.3 is about their system, x.7 about policy: a sender, a password or a network that they don't take mail from. */
const ABOUT_US = /^5\.(?:1\.[78]$|3\.|7\.)/

/** RFC 5321 §4.2.1: a reply of 5yz is final, one of 4yz may pass; without a reply it was the connection. */
export function judgeSmtpError(name: string, error: unknown): DeliveryReceipt {
  const { code, responseCode, response, command } = Object(error) as Record<string, unknown>
  const reply = typeof responseCode === 'number' ? responseCode : null
  const text = typeof response === 'string' ? response : ''
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1]
  const detail = [name, errorCode(code), reply, enhanced, errorCode(command)]
    .filter((part) => part !== null && part !== undefined)
    .join(' ')
  const final = reply === null ? HOPELESS.has(String(code)) : reply >= 500
  if (!final) return { kind: 'try-later', detail, retryAfterMs: null }
  return { kind: refusesRecipient({ command, reply, enhanced, text }) ? 'recipient-refused' : 'refused', detail }
}

interface SmtpRefusal {
  readonly command: unknown
  readonly reply: number | null
  readonly enhanced: string | undefined
  readonly text: string
}

/** Some servers only say after the message what they think of its one recipient. */
function refusesRecipient({ command, reply, enhanced, text }: SmtpRefusal): boolean {
  if (command !== 'RCPT TO' && command !== 'DATA') return false
  if (enhanced !== undefined && ABOUT_MAILBOX.test(enhanced)) return true
  if (command !== 'RCPT TO' || reply === null || !MAILBOX_REPLIES.has(reply)) return false
  // A server that does not send mail on for us says 550 as well, and some say it without an enhanced code.
  return !(enhanced !== undefined && ABOUT_US.test(enhanced)) && !/\brelay/i.test(text)
}
