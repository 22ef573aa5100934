import type { MailTransport } from './mail-transport.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or, with TLS from the first byte, `smtps://…`. */
  readonly url: string
  /** Each of: until connected, until greeted, until the next answer. */
  readonly timeoutMs?: number
}

export declare function createSmtpTransport(options: SmtpOptions): MailTransport
