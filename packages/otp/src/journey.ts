export type Method = 'totp' | 'email'

/** Where a session stands; each procedure belongs to one stage. */
export type Stage = 'anonymous' | 'change-password' | 'enrolling' | 'challenge' | 'signed-in'

/** What is known of a person when a password was right or has just been changed. */
export interface Standing {
  readonly mustChangePassword: boolean
  readonly factor: Method | null
  /** The organisation asks a second factor of everybody now. */
  readonly enforced: boolean
}

export type JourneyEvent =
  | { readonly kind: 'password-accepted'; readonly standing: Standing }
  | { readonly kind: 'password-changed'; readonly standing: Standing }
  | { readonly kind: 'factor-enrolled'; readonly method: Method }
  /** Somebody of whom no factor is asked so far wants one. */
  | { readonly kind: 'enrolment-chosen'; readonly factor: Method | null }
  | { readonly kind: 'code-accepted' }
  /** Password and code were given once more, by somebody who is signed in. */
  | { readonly kind: 'proven' }
  /** With a fresh proof: an app was added or taken away, or the method was changed. */
  | { readonly kind: 'factor-changed' }
  | { readonly kind: 'session-ended' }

/**
 * The stage after an event; null when the event can't happen in that stage.
 * A right password opens a new session whatever the old one was, and never skips a factor that exists.
 */
export function nextStage(stage: Stage, event: JourneyEvent): Stage | null {
  switch (event.kind) {
    case 'password-accepted':
      return event.standing.mustChangePassword ? 'change-password' : afterPassword(event.standing)
    case 'password-changed':
      return stage === 'change-password' ? afterPassword(event.standing) : null
    case 'factor-enrolled':
      if (stage !== 'enrolling') return null
      // An app's enrolment takes effect by signing out; an emailed code has just proven itself.
      return event.method === 'totp' ? 'anonymous' : 'signed-in'
    case 'enrolment-chosen':
      return stage === 'signed-in' && event.factor === null ? 'enrolling' : null
    case 'code-accepted':
      return stage === 'challenge' ? 'signed-in' : null
    case 'proven':
    case 'factor-changed':
      return stage === 'signed-in' ? 'signed-in' : null
    case 'session-ended':
      return 'anonymous'
  }
}

function afterPassword({ factor, enforced }: Standing): Stage {
  if (factor !== null) return 'challenge'
  return enforced ? 'enrolling' : 'signed-in'
}
