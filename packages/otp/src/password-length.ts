/** ASVS 6.2.1 and 6.2.9: at least 12 characters, 15 for administrators, and any password up to 128. */
export const PASSWORD_LENGTH = { least: 12, leastForAdministrators: 15, most: 128 } as const

export type PasswordLengthVerdict =
  | { readonly kind: 'right-length' }
  | { readonly kind: 'too-short'; readonly least: number }
  | { readonly kind: 'too-long'; readonly most: number }

/** The same characters typed on different keyboards are the same password (NIST SP 800-63B-4 §3.1.1.2): it is counted, judged and hashed in this form. */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC')
}

/** Counted as a person counts: what takes two units of UTF-16 is one character. Spaces count, also outside. */
export function judgePasswordLength(password: string, isAdministrator: boolean): PasswordLengthVerdict {
  const { leastForAdministrators, most } = PASSWORD_LENGTH
  const least = isAdministrator ? leastForAdministrators : PASSWORD_LENGTH.least
  const length = [...normalisedPassword(password)].length
  if (length < least) return { kind: 'too-short', least }
  return length > most ? { kind: 'too-long', most } : { kind: 'right-length' }
}

/** Why a password was not taken as somebody's own. */
export type NewPasswordRefusal =
  | Exclude<PasswordLengthVerdict, { kind: 'right-length' }>
  | { readonly kind: 'too-common' }
  | { readonly kind: 'unchanged' }
