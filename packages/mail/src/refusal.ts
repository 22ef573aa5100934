import { isMailAddress } from './mail-address.ts'
import type { OutgoingMail } from './mail-transport.ts'

const LONGEST_SUBJECT = 200
/** A line break in a header field begins the next field, or the body (CWE-93). */
const BREAKS_A_FIELD = /[\p{Cc}\p{Zl}\p{Zp}]/u
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9-]*$/
/** Fields that say who gets the message, who sent it, or how it is built: these are set from checked values alone. */
const RESERVED_FIELD = /^(?:to|cc|bcc|from|sender|reply-to|return-path|subject|date|message-id|mime-version|content-.*|resent-.*)$/i
const MESSAGE_ID = /^<[\w.-]+@[\w.-]+>$/
/** Resend takes up to 256 characters. */
const IDEMPOTENCY_KEY = /^[!-~]{1,256}$/

/**
 * Why this message may not be sent, or null. Every transport asks before its first byte, so that no caller can
 * reach a second person or add a header through a name, an address or a subject. The answer repeats no value.
 */
export function refusal(message: OutgoingMail): string | null {
  if (!isMailAddress(message.to)) return 'to is not one address'
  if (!isMailAddress(message.from)) return 'from is not one address'
  if (message.subject === '' || message.subject.length > LONGEST_SUBJECT) return 'subject is empty or too long'
  if (BREAKS_A_FIELD.test(message.subject)) return 'subject has a line break'
  if (!MESSAGE_ID.test(message.messageId)) return 'message id is malformed'
  if (!IDEMPOTENCY_KEY.test(message.idempotencyKey)) return 'idempotency key is malformed'
  for (const [name, value] of Object.entries(message.headers)) {
    if (!FIELD_NAME.test(name) || RESERVED_FIELD.test(name) || BREAKS_A_FIELD.test(value)) return 'a header is malformed'
  }
  return null
}
