/** Whose mailbox an address is in, as far as its domain tells. */
export type MailProvider = 'microsoft' | 'bt' | 'google' | 'yahoo' | 'apple' | 'work'

const BY_DOMAIN: readonly [RegExp, MailProvider][] = [
  [/^(hotmail|outlook|live|msn|passport)\.[a-z.]+$/, 'microsoft'],
  [/^(btinternet|btopenworld|talk21)\.com$/, 'bt'],
  [/^(gmail|googlemail)\.com$/, 'google'],
  [/^(yahoo\.[a-z.]+|ymail\.com|rocketmail\.com)$/, 'yahoo'],
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
