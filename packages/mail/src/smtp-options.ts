import { isIP } from 'node:net'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. */
  readonly secure: boolean
  /** No message and no password without STARTTLS. */
  readonly requireTLS: boolean
  readonly ignoreTLS: boolean
  readonly rejectUnauthorized: boolean
  readonly auth: { readonly user: string; readonly pass: string } | null
}

const KNOWN = new Set(['requireTLS', 'ignoreTLS', 'tls.rejectUnauthorized'])

/**
 * Reads `smtp://user:password@host:port?option=…`. Options: `requireTLS`, `ignoreTLS` and `tls.rejectUnauthorized`,
 * each `true` or `false`. A password crosses a network under TLS alone, unless the URL says `requireTLS=false`.
 * Throws on anything else, without repeating the URL: it holds a password.
 */
export function readSmtpUrl(url: string): SmtpServer {
  if (!URL.canParse(url)) throw new Error('The SMTP URL is not a URL.')
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new Error('The SMTP URL must begin with smtp:// or smtps://.')
  if (hostname === '') throw new Error('The SMTP URL names no host.')
  if (hostname.includes(',')) throw new Error('The SMTP URL has a comma in its host: each server takes a whole URL.')
  for (const [option, value] of searchParams) {
    if (!KNOWN.has(option)) throw new Error(`The SMTP URL has an option that is not known: ${option}.`)
    if (value !== 'true' && value !== 'false') throw new Error(`The SMTP URL's option ${option} must be true or false.`)
  }
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const ignoreTLS = searchParams.get('ignoreTLS') === 'true'
  const auth = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  const needsTLS = auth !== null && !isLoopback(host) && !ignoreTLS
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: searchParams.has('requireTLS') ? searchParams.get('requireTLS') === 'true' : needsTLS,
    ignoreTLS,
    rejectUnauthorized: searchParams.get('tls.rejectUnauthorized') !== 'false',
    auth,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
