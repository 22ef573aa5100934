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

/** The day that people are told of now; null: none was announced, or it is too far away to be told, or it has come. */
export function announcedDay(policy: MfaPolicy, now: Instant): Instant | null {
  const { mfa, enforceAt, noticeDays } = policy
  if (mfa !== 'announced' || enforceAt === null || isEnforced(policy, now)) return null
  return now >= enforceAt - noticeDays * DAY_MS ? enforceAt : null
}
