/** One mailbox. Never a list, and never read out of a longer text: a comma in it is a refusal, not a second recipient. */
export interface MailAddress {
  readonly address: string
  /** Shown before the address by mail programs. */
  readonly name?: string
}

/** RFC 5321 §4.5.3.1: 64 octets before the @, 254 in all that fit a path. */
const LONGEST_ADDRESS = 254
const LOCAL_PART = /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** What could end a quoted name early, begin another address, or hide one (control and direction characters). */
const NOT_IN_A_NAME = /[<>"\\,;:@\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
const LONGEST_NAME = 100

/**
 * Whether this is exactly one mailbox that every mail program reads alike: ASCII, a plain dot-atom before one @
 * (RFC 5322 §3.4.1; no quoted strings, comments, routes or address literals), a harmless name.
 */
export function isMailAddress({ address, name }: MailAddress): boolean {
  if (name !== undefined && (name.length > LONGEST_NAME || NOT_IN_A_NAME.test(name))) return false
  if (address.length > LONGEST_ADDRESS) return false
  const [local, domain, ...more] = address.split('@')
  if (local === undefined || domain === undefined || more.length > 0) return false
  return LOCAL_PART.test(local) && DOMAIN.test(domain)
}
