import { judgePasswordLength, type NewPasswordRefusal } from '@enrol/otp'
import { foldedName } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { isTheirs } from './is-theirs.ts'

/** Why a password can't be the person's next one; null: it can. It tells whether it is the one they have, so they must have proven that they know it. */
export async function judgeNewPassword(
  { passwords, service, session }: SessionContext,
  newPassword: string,
): Promise<NewPasswordRefusal | null> {
  const { user, organisation } = session
  const length = judgePasswordLength(newPassword, user.role !== 'member')
  if (length.kind !== 'right-length') return length
  const known = [user.username, user.name, organisation.name, service.name]
  if (await passwords.isEasy(newPassword, known)) return { kind: 'too-common' }
  const same = await passwords.inTurn(foldedName(user.username), (verify) => isTheirs(verify, user, newPassword))
  return same ? { kind: 'unchanged' } : null
}
