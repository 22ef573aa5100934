import { automaticMail } from './automatic-mail.ts'
import { type CodeMessage, codeMessage, type MessageBody } from './code-message.ts'
import { deliver, MAIL_LIMITS, type MailLimits, type SendResult } from './deliver.ts'
import { isMailAddress, type MailAddress } from './mail-address.ts'
import type { MailTransport } from './mail-transport.ts'
import { type NoticeMessage, noticeMessage } from './notice-message.ts'
import { refusal } from './refusal.ts'
import type { Clock, Instant, Wait } from './time.ts'

export interface MailerOptions {
  /** The one to try first, and those to turn to when it fails. */
  readonly transports: readonly [MailTransport, ...MailTransport[]]
  readonly from: MailAddress
  readonly clock: Clock
  readonly wait: Wait
  readonly limits?: MailLimits
}

/** Whom a message goes to, and what tells it from every other. */
interface Posted {
  readonly to: MailAddress
  /** The stored identity of this message: sent again with the same one it is still one message. */
  readonly idempotencyKey: string
}

export interface CodeMail extends CodeMessage, Posted {}
export interface NoticeMail extends NoticeMessage, Posted {}

/** Neither throws. Both end within the limits, or at once when the signal aborts. */
export interface Mailer {
  sendCode(mail: CodeMail, signal?: AbortSignal): Promise<SendResult>
  /** Tells somebody of what was done in their name. */
  sendNotice(mail: NoticeMail, signal?: AbortSignal): Promise<SendResult>
  close(): void
}

/** Throws when `from` is not one address: better at the start than at the first person's code. */
export function createMailer({ transports, from, clock, wait, limits = MAIL_LIMITS }: MailerOptions): Mailer {
  if (!isMailAddress(from)) throw new Error('The address that mail comes from is not one plain address.')

  async function send(posted: Posted, body: MessageBody, date: Instant, signal?: AbortSignal): Promise<SendResult> {
    const message = automaticMail({ ...posted, ...body, from, date })
    const refused = refusal(message)
    if (refused !== null) return { kind: 'failed', reason: 'refused', detail: refused }
    return deliver(message, { transports, clock, wait, limits }, signal)
  }
  return {
    sendCode: async (mail, signal) => send(mail, codeMessage(mail), mail.sentAt, signal),
    sendNotice: async (mail, signal) => send(mail, noticeMessage(mail), mail.at, signal),
    close() {
      for (const transport of transports) transport.close()
    },
  }
}
