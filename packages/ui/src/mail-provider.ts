import type { Instant } from '@enrol/otp'

/** Whose mailbox an address is in, as far as its domain tells. */
export type MailProvider = 'microsoft' | 'bt' | 'google' | 'yahoo' | 'apple' | 'work'

/** When the steps for a provider were last compared with published help; a work address has none. Change it with them. */
export const STEPS_CHECKED_AT: Readonly<Partial<Record<MailProvider, Instant>>> = {
  microsoft: Date.UTC(2026, 10, 24),
  bt: Date.UTC(2026, 10, 24),
  google: Date.UTC(2026, 10, 24),
  yahoo: Date.UTC(2026, 10, 24),
  apple: Date.UTC(2026, 10, 24),
}

/** "com", "fr", "co.uk", "com.au": not a longer name that merely begins so. */
const COUNTRY = String.raw`(com|[a-z]{2}|com?\.[a-z]{2})`

const BY_DOMAIN: readonly [RegExp, MailProvider][] = [
  [new RegExp(`^(hotmail|outlook|live|msn)\\.${COUNTRY}$`), 'microsoft'],
  [/^(btinternet|btopenworld|talk21)\.com$/, 'bt'],
  [/^(gmail|googlemail)\.com$/, 'google'],
  [new RegExp(`^(yahoo\\.${COUNTRY}|ymail\\.com|rocketmail\\.com)$`), 'yahoo'],
  [/^(icloud|me|mac)\.com$/, 'apple'],
]

/** Works on a masked address too, as long as the mask leaves the domain. */
export function mailProviderOf(address: string): MailProvider {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return BY_DOMAIN.find(([pattern]) => pattern.test(domain))?.[1] ?? 'work'
}

/** Providers that have lost such emails before: their people are told before they send. */
export function losesMail(provider: MailProvider): boolean {
  return provider === 'microsoft' || provider === 'bt'
}
