import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface CaughtMail {
  readonly mailFrom: string
  readonly rcptTo: readonly string[]
  readonly raw: string
  /** Whether it came over TLS. */
  readonly secure: boolean
  readonly parsed: ParsedMail
}

/** What the server says to the next message: a reply to RCPT or after DATA, or nothing. */
export type SmtpAnswer =
  | { readonly kind: 'reply'; readonly at: 'recipient' | 'data'; readonly code: number; readonly text?: string }
  | { readonly kind: 'stall' }

export interface SmtpCatcher {
  readonly port: number
  readonly mails: readonly CaughtMail[]
  /** How often a recipient was named: once a try. */
  readonly tries: () => number
  readonly connections: () => number
  answerNext(...answers: readonly SmtpAnswer[]): void
  close(): Promise<void>
}

/** A real SMTP server on a free port of this machine. */
export async function startSmtpCatcher(options: SMTPServerOptions = {}): Promise<SmtpCatcher> {
  const mails: CaughtMail[] = []
  const answers: SmtpAnswer[] = []
  let current: SmtpAnswer | undefined
  let tries = 0
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
    ...options,
    onConnect(_session, callback) {
      connections++
      callback()
    },
    onRcptTo(_address, _session, callback) {
      tries++
      current = answers.shift()
      if (current?.kind === 'stall') return
      callback(current?.at === 'recipient' ? replyError(current) : null)
    },
    async onData(stream, session, callback) {
      const raw = await readAll(stream)
      if (raw === null) return
      if (current?.kind === 'reply' && current.at === 'data') return callback(replyError(current))
      const { mailFrom, rcptTo } = session.envelope
      mails.push({
        mailFrom: mailFrom === false ? '' : mailFrom.address,
        rcptTo: rcptTo.map(({ address }) => address),
        raw: raw.toString('utf8'),
        secure: session.secure,
        parsed: await simpleParser(raw),
      })
      callback()
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mails,
    tries: () => tries,
    connections: () => connections,
    answerNext: (...next) => void answers.push(...next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function replyError({ code, text }: { readonly code: number; readonly text?: string }): Error {
  return Object.assign(new Error(text ?? 'Not now'), { responseCode: code })
}

/** Null when the client hung up in the middle. */
async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer)
  } catch {
    return null
  }
  return Buffer.concat(chunks)
}
