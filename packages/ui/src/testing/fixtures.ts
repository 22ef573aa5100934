import { otpauthUri, taggedIssuer } from '@enrol/otp'
import type { Service } from '@enrol/words'
import type { TotpEntry } from '../screen-data.ts'

/** The moment at which stories stand still: 24 November 2026, 10:44:12 in London, 18 seconds before the next code. */
export const NOW = Date.UTC(2026, 10, 24, 10, 44, 12)
export const SECOND = 1000
export const MINUTE = 60 * SECOND

export const SERVICE: Service = {
  name: 'CJSM',
  mailFrom: 'noreply@system.cjsm.net',
  helpdesk: { email: 'cjsm.helpdesk@egress.com', phone: '0207 604 5598' },
}

export const REFERENCE = '7KQM-3XDA'
export const ADDRESS = 'sam.okafor@example.org'
export const PERSON = { name: 'Sam Okafor', username: 'sam.okafor' }

/** The secret of the examples in RFC 6238, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

export function entryWith(tag: string): TotpEntry {
  const accountName = 'sam.okafor'
  return {
    tag,
    accountName,
    secret: SECRET,
    issuedAt: NOW,
    uri: otpauthUri({ issuer: taggedIssuer(SERVICE.name, tag), accountName, secret: SECRET }),
  }
}
