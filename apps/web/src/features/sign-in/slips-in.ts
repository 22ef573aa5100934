import type { Credentials, SignInSlip } from '@enrol/ui'

/** What may have been the slip in a pair that was refused, by the look of what was typed alone. */
export function slipsIn({ username, password }: Credentials): SignInSlip[] {
  const slips: SignInSlip[] = []
  if (password !== password.trim()) slips.push('outer-space')
  // An email address, a name with its domain, a full name, or one that was copied with the end of its sentence.
  if (/[@\\\s]|\.$/.test(username)) slips.push('other-name')
  return slips
}
