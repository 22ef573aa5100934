import type { Instant } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import type { FieldRefusal } from './error-summary.tsx'

/** What may be wrong with a pair by its look alone: nothing of what the service knows is in it. */
export type SignInSlip = 'outer-space' | 'other-name'

export type ShownAtSignIn =
  | { readonly username: boolean; readonly password: boolean }
  | { readonly kind: 'wrong-credentials'; readonly slips?: readonly SignInSlip[] }
  | { readonly kind: 'one-time-password-expired' }
  | { readonly kind: 'throttled'; readonly until: Instant }
  | null

/** What the sign-in page says, by field. A wrong pair belongs to both fields: it does not say which was wrong. */
export function describeSignIn(shown: ShownAtSignIn, now: Instant, { signIn }: Words): FieldRefusal[] {
  if (shown === null) return []
  if (!('kind' in shown)) {
    return [
      ...(shown.username ? [{ fieldId: 'username', cause: signIn.noUsername, next: '' }] : []),
      ...(shown.password ? [{ fieldId: 'password', cause: signIn.noPassword, next: '' }] : []),
    ]
  }
  switch (shown.kind) {
    case 'wrong-credentials':
      return [{ fieldId: 'username', ...wrongCredentials(shown.slips ?? [], signIn) }]
    case 'one-time-password-expired':
      return [{ fieldId: 'password', ...signIn.oneTimePasswordExpired() }]
    case 'throttled':
      return [{ fieldId: 'username', ...signIn.throttled(shown.until, now) }]
  }
}

function wrongCredentials(slips: readonly SignInSlip[], signIn: Words['signIn']): Refusal {
  const { cause, next } = signIn.wrongCredentials()
  return { cause, next: [next, ...slips.map((slip) => signIn.slips[slip])].join(' ') }
}
