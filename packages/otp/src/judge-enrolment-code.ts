import { alreadyUsed, type Judgement, RECOGNISED_STEPS, WINDOW_STEPS } from './judge-code.ts'
import { countMiss, lockInForce, MISS_LIMIT, type Misses, type MissLimit } from './miss-limit.ts'
import { normaliseCode } from './normalise-code.ts'
import { type Instant, STEP_MS, stepAt } from './time-step.ts'
import { matchingStep } from './totp-code.ts'
import type { TotpEnrolmentVerdict } from './verdict.ts'

/** A secret that was put on the screen. */
export interface ShownSecret {
  /** Base32. */
  readonly secret: string
  readonly tag: string
  readonly issuedAt: Instant
}

export interface NewestSecret extends ShownSecret {
  /** The time step that confirmed it, or a later one accepted since; null while it waits. */
  readonly spentStep: number | null
}

/** What a code is judged against while a person enrols an app. The misses are the person's. */
export interface TotpEnrolment extends Misses {
  readonly newest: NewestSecret | null
  /** Secrets shown earlier and never confirmed, and those of factors since reset; newest first. */
  readonly earlier: readonly ShownSecret[]
}

/** How long after it was shown a secret can be confirmed. */
export const CONFIRMABLE_MS = 30 * 60_000

/** How many earlier secrets are recognised, and for how long. */
export const EARLIER_SECRETS = { most: 10, keptMs: 24 * 3_600_000 }

/** Judges an app's code while enrolling, and names the cause: the newest secret first, then its clock, then older entries. */
export function judgeEnrolmentCode<Enrolment extends TotpEnrolment>(
  enrolment: Enrolment,
  typed: string,
  now: Instant,
  limit: MissLimit = MISS_LIMIT,
): Judgement<TotpEnrolmentVerdict, Enrolment> {
  const unchanged = (verdict: TotpEnrolmentVerdict): Judgement<TotpEnrolmentVerdict, Enrolment> => ({ verdict, next: enrolment })

  const locked = lockInForce(enrolment, now, limit)
  if (locked) return unchanged(locked)
  const normalised = normaliseCode(typed)
  if (normalised.kind === 'malformed') return unchanged(normalised)

  const { newest, earlier } = enrolment
  if (newest === null) return unchanged({ kind: 'nothing-to-confirm', reason: 'none' })
  const { code } = normalised
  const current = stepAt(now)
  if (newest.spentStep !== null) {
    const spent = matchingStep(newest.secret, code, [newest.spentStep]) !== null
    return unchanged(spent ? alreadyUsed(newest.spentStep, now) : { kind: 'nothing-to-confirm', reason: 'none' })
  }
  if (now - newest.issuedAt > CONFIRMABLE_MS) return unchanged({ kind: 'nothing-to-confirm', reason: 'too-long-ago' })

  const step = matchingStep(newest.secret, code, nearestFirst(current))
  if (step !== null && Math.abs(step - current) <= WINDOW_STEPS) {
    return { verdict: { kind: 'accepted' }, next: { ...enrolment, newest: { ...newest, spentStep: step }, misses: 0, lockedUntil: null } }
  }

  const { next: misses, attemptsLeft } = countMiss(enrolment, now, limit)
  const refused = (verdict: TotpEnrolmentVerdict): Judgement<TotpEnrolmentVerdict, Enrolment> => ({
    verdict,
    next: { ...enrolment, ...misses },
  })
  if (step !== null) return refused({ kind: 'clock', secondsOff: ((step - current) * STEP_MS) / 1000, attemptsLeft })
  const older = earlier.find(({ secret }) => matchingStep(secret, code, nearestFirst(current)) !== null)
  if (older) return refused({ kind: 'older-entry', tag: older.tag, issuedAt: older.issuedAt, attemptsLeft })
  return refused({ kind: 'wrong', attemptsLeft })
}

/** The current step, then outwards, so that the likeliest match is named when two steps share a code. */
function* nearestFirst(current: number): Generator<number> {
  yield current
  for (let off = 1; off <= RECOGNISED_STEPS; off++) {
    yield current - off
    yield current + off
  }
}
