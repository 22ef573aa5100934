import type { Instant } from './time-step.ts'

/** What an organisation asks of its people: nothing, a second factor from a day that was announced, or one of everybody. */
export interface MfaPolicy {
  readonly mfa: 'off' | 'announced' | 'enforced'
  /** While it is announced: from when on everybody is asked. */
  readonly enforceAt: Instant | null
  /** How many days before that people are told. */
  readonly noticeDays: number
}

const DAY_MS = 86_400_000

/** Whether a person without a factor must enrol now. A day that was announced comes by itself. */
export function isEnforced({ mfa, enforceAt }: Pick<MfaPolicy, 'mfa' | 'enforceAt'>, now: Instant): boolean {
  return mfa === 'enforced' || (mfa === 'announced' && enforceAt !== null && now >= enforceAt)
}

/** The day from which on everybody will be asked; null: none was announced, or it has come. */
export function comingDay({ mfa, enforceAt }: Pick<MfaPolicy, 'mfa' | 'enforceAt'>, now: Instant): Instant | null {
  return mfa === 'announced' && enforceAt !== null && now < enforceAt ? enforceAt : null
}

/** The day that people are told of now; null: there is none to come, or it is too far away to be told. */
export function announcedDay(policy: MfaPolicy, now: Instant): Instant | null {
  const day = comingDay(policy, now)
  return day !== null && now >= day - policy.noticeDays * DAY_MS ? day : null
}
