import { createTransport } from 'nodemailer'
import { judgeSmtpError } from './judge-smtp-error.ts'
import type { MailTransport } from './mail-transport.ts'
import { nodemailerMessage } from './nodemailer-message.ts'
import { refusal } from './refusal.ts'
import { readSmtpUrl } from './smtp-options.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or, with TLS from the first byte, `smtps://…`; see `readSmtpUrl`. */
  readonly url: string
  /** Each of: until connected, until greeted, until the next answer. */
  readonly timeoutMs?: number
  /** Tells one SMTP server from another in the log. */
  readonly name?: string
}

const TIMEOUT_MS = 4_000
/** Shorter than servers keep a silent client (RFC 5321 §4.5.3.2.7: 5 minutes; many less), so that none is closed under a message. */
const IDLE_MS = 30_000

/** Sends through an SMTP server, over a few connections that are kept. Throws when the URL can't be read. */
export function createSmtpTransport({ url, timeoutMs = TIMEOUT_MS, name = 'smtp' }: SmtpOptions): MailTransport {
  const { auth, rejectUnauthorized, ...server } = readSmtpUrl(url)
  const pool = createTransport({
    ...server,
    ...(auth === null ? {} : { auth: { ...auth } }),
    tls: { rejectUnauthorized },
    pool: true,
    connectionTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    idleTimeout: IDLE_MS,
    // Tries are counted in one place only, in `deliver`.
    maxRequeues: 0,
    // Its log would hold the message.
    logger: false,
    debug: false,
  })
  // Without a listener an idle connection's failure would end the process; a message's own failure comes with its send.
  pool.on('error', () => {})
  return {
    name,
    async send(message, signal) {
      const refused = refusal(message)
      if (refused !== null) return { kind: 'refused', detail: refused }
      try {
        await pool.sendMail({ ...nodemailerMessage(message), signal })
        return { kind: 'accepted', messageId: message.messageId }
      } catch (error) {
        return judgeSmtpError(name, error)
      }
    },
    close: () => pool.close(),
  }
}
