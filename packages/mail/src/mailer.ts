import { type CodeMail, codeMail } from './code-mail.ts'
import { deliver, MAIL_LIMITS, type MailLimits, type SendResult } from './deliver.ts'
import { isMailAddress, type MailAddress } from './mail-address.ts'
import type { MailTransport } from './mail-transport.ts'
import { refusal } from './refusal.ts'
import type { Clock, Wait } from './time.ts'

export interface MailerOptions {
  /** The one to try first, and those to turn to when it fails. */
  readonly transports: readonly [MailTransport, ...MailTransport[]]
  readonly from: MailAddress
  readonly clock: Clock
  readonly wait: Wait
  readonly limits?: MailLimits
}

export interface Mailer {
  /** Never throws. Ends within the limits, or at once when the signal aborts. */
  sendCode(mail: CodeMail, signal?: AbortSignal): Promise<SendResult>
  close(): void
}

/** Throws when `from` is not one address: better at the start than at the first person's code. */
export function createMailer({ transports, from, clock, wait, limits = MAIL_LIMITS }: MailerOptions): Mailer {
  if (!isMailAddress(from)) throw new Error('The address that mail comes from is not one plain address.')
  return {
    async sendCode(mail, signal) {
      const message = codeMail(mail, from)
      const refused = refusal(message)
      if (refused !== null) return { kind: 'failed', reason: 'refused', detail: refused }
      return deliver(message, { transports, clock, wait, limits }, signal)
    },
    close() {
      for (const transport of transports) transport.close()
    },
  }
}
