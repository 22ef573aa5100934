import { type Judgement, WINDOW_STEPS } from './judge-code.ts'
import { judgeEnrolmentCode, type TotpEnrolment } from './judge-enrolment-code.ts'
import { MISS_LIMIT, type MissLimit } from './miss-limit.ts'
import { normaliseCode } from './normalise-code.ts'
import { type Instant, stepAt } from './time-step.ts'
import { matchingStep } from './totp-code.ts'
import type { FurtherAppVerdict } from './verdict.ts'

/** An app that the person has already. */
export interface OwnedApp {
  /** Base32. */
  readonly secret: string
  readonly tag: string
}

/**
 * Judges the code of one app more as any enrolment's, and names one cause that a first enrolment can't have: the code that one of
 * the person's own apps shows now, spent or not. It is refused as a wrong code is, at the same price, and what that app has spent
 * is not touched.
 */
export function judgeFurtherAppCode<Enrolment extends TotpEnrolment>(
  enrolment: Enrolment,
  apps: readonly OwnedApp[],
  typed: string,
  now: Instant,
  limit: MissLimit = MISS_LIMIT,
): Judgement<FurtherAppVerdict, Enrolment> {
  const judged = judgeEnrolmentCode(enrolment, typed, now, limit)
  const { verdict, next } = judged
  const normalised = normaliseCode(typed)
  if (verdict.kind !== 'wrong' || normalised.kind === 'malformed') return judged

  const current = stepAt(now)
  const shown = Array.from({ length: 2 * WINDOW_STEPS + 1 }, (_, i) => current - WINDOW_STEPS + i)
  const app = apps.find(({ secret }) => matchingStep(secret, normalised.code, shown) !== null)
  if (app === undefined) return judged
  return { verdict: { kind: 'other-app', tag: app.tag, attemptsLeft: verdict.attemptsLeft }, next }
}
