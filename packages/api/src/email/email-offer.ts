import type { Member } from '@enrol/store'

export type EmailOffer =
  | { readonly offered: true; readonly address: string }
  | { readonly offered: false; readonly reason: 'organisation-policy' | 'no-verified-address' }

/** Whether email MFA is offered to a person: by the organisation's choice first, then by having an address that was verified. */
export function emailOffer({ user, organisation }: Member): EmailOffer {
  const allowed = organisation.emailMfa === 'everybody' || (organisation.emailMfa === 'named' && user.emailMfaAllowed)
  if (!allowed) return { offered: false, reason: 'organisation-policy' }
  const address = verifiedAddress({ user })
  return address === null ? { offered: false, reason: 'no-verified-address' } : { offered: true, address }
}

export function verifiedAddress({ user }: Pick<Member, 'user'>): string | null {
  return user.contactVerified ? user.contactEmail : null
}

/** Enough for its owner to know it again: the first character and the domain. The number of dots says nothing. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = ''] = address
  return `${first}••••${address.slice(at)}`
}
