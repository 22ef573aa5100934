import type { AddressVerdict, Instant } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import type { AdminWords } from '@enrol/words/admin'
import type { Unsent } from '../use-code-entry.ts'

/** Why no code went out to a new address. */
export type AddressRefusal =
  | { readonly kind: 'not-an-address' | 'unchanged' | 'address-refused' }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'mail-unavailable'; readonly reference: string }

export function describeAddressRefusal(refusal: AddressRefusal, now: Instant, { address: { refusals } }: AdminWords): Refusal {
  switch (refusal.kind) {
    case 'not-an-address':
    case 'unchanged':
    case 'address-refused':
      return refusals[refusal.kind]
    case 'wait':
      return refusals.wait(refusal.until, now)
    case 'mail-unavailable':
      return refusals['mail-unavailable'](refusal.reference)
  }
}

export function describeAddressVerdict(
  verdict: AddressVerdict | Unsent,
  { verdicts }: Words,
  { address: { refusals } }: AdminWords,
): Refusal | null {
  switch (verdict.kind) {
    case 'accepted':
      return null
    case 'password-typed':
      return verdicts.passwordTyped()
    case 'secret-typed':
    case 'recovery-code-typed':
      return verdicts.malformedInEmail('not-six-digits')
    case 'malformed':
      return verdict.reason === 'empty' ? { cause: verdicts.emptyCode, next: '' } : verdicts.malformedInEmail(verdict.reason)
    case 'wrong':
      return refusals.wrong(verdict.attemptsLeft)
    case 'expired':
      return verdicts.email.expired(verdict.sentAt, verdict.expiresAt)
    case 'nothing-to-confirm':
      return refusals['nothing-to-confirm']
  }
}
