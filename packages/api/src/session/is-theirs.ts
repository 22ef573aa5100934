import { readOneTimePassword } from '@enrol/otp'
import type { User } from '@enrol/store'
import type { Verify } from '../passwords.ts'

/**
 * Whether a password is somebody's, as it was typed, or as a letter has it: who copies one from paper leaves hyphens out, and types
 * capitals. The second look takes the same time for everybody, known or not.
 */
export async function isTheirs(
  verify: Verify,
  user: Pick<User, 'passwordHash' | 'oneTimePasswordAt'> | null,
  typed: string,
): Promise<boolean> {
  if (await verify(user?.passwordHash ?? null, typed)) return true
  const asGiven = readOneTimePassword(typed)
  if (asGiven === null || asGiven === typed) return false
  const wasGiven = user !== null && user.oneTimePasswordAt !== null
  return verify(wasGiven ? user.passwordHash : null, asGiven)
}
