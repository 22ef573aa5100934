import { countMiss, lockInForce, MISS_LIMIT, type Misses, type MissLimit } from './miss-limit.ts'
import { normaliseCode } from './normalise-code.ts'
import { type Instant, stepAt, stepStart } from './time-step.ts'
import { matchingStep } from './totp-code.ts'
import type { AlreadyUsed, TotpVerdict } from './verdict.ts'

/** Steps accepted either side of now (RFC 6238 §5.2: at most one for the network, one for a clock that drifts). */
export const WINDOW_STEPS = 1

/** How far off a code is still recognised, in steps: ten minutes. */
export const RECOGNISED_STEPS = 20

/** One entry in an app. */
export interface TotpApp {
  /** Base32. */
  readonly secret: string
  /** The last time step that was accepted: no code of it or of an earlier step is accepted again (RFC 6238 §5.2). */
  readonly lastStep: number
}

/** What a code is judged against at sign-in: the person's apps, which count their misses together. */
export interface TotpFactor extends TotpApp, Misses {
  /** The apps beside the first. */
  readonly further?: readonly TotpApp[]
}

/** How many apps somebody may have: each of them is one more right code for a guess to meet. */
export const MOST_APPS = 5

export interface Judgement<Verdict, Subject> {
  readonly verdict: Verdict
  /** What to remember; the very object that was judged when nothing changed. */
  readonly next: Subject
}

/** A code that was judged against several apps. */
export interface CodeJudgement<Factor> extends Judgement<TotpVerdict, Factor> {
  /** Whose code it was, whatever became of it: 0 is the first app, 1 the first of the further ones; null: it is none of theirs. */
  readonly app: number | null
}

/** Start of the first step whose code can be accepted after `lastStep`. */
export function nextCodeAt(lastStep: number): Instant {
  return stepStart(lastStep + 1)
}

/** The answer to a spent code. Long after it was spent, the first code that can be accepted is the oldest one in the window. */
export function alreadyUsed(lastStep: number, now: Instant): AlreadyUsed {
  return { kind: 'already-used', nextCodeAt: Math.max(nextCodeAt(lastStep), stepStart(stepAt(now) - WINDOW_STEPS)) }
}

/** Judges an app's code at sign-in. Says nothing about codes of later steps: they are as wrong as any other. */
export function judgeCode<Factor extends TotpFactor>(
  factor: Factor,
  typed: string,
  now: Instant,
  limit: MissLimit = MISS_LIMIT,
): CodeJudgement<Factor> {
  const locked = lockInForce(factor, now, limit)
  if (locked) return { verdict: locked, next: factor, app: null }

  const normalised = normaliseCode(typed)
  if (normalised.kind === 'malformed') return { verdict: normalised, next: factor, app: null }

  const { code } = normalised
  const current = stepAt(now)
  const { further = [] } = factor
  const apps: readonly TotpApp[] = [factor, ...further]
  for (const [app, { secret, lastStep }] of apps.entries()) {
    const step = matchingStep(secret, code, freshSteps(lastStep, current))
    if (step !== null) return { verdict: { kind: 'accepted' }, next: { ...spent(factor, app, step), misses: 0, lockedUntil: null }, app }
  }
  for (const [app, { secret, lastStep }] of apps.entries()) {
    if (matchingStep(secret, code, [lastStep]) !== null) return { verdict: alreadyUsed(lastStep, now), next: factor, app }
  }

  // Older steps are compared for refused codes alone: the longer time tells no more than the refusal does.
  const older = apps.findIndex(({ secret, lastStep }) => matchingStep(secret, code, olderSteps(lastStep, current)) !== null)
  const { next, attemptsLeft } = countMiss(factor, now, limit)
  if (older === -1) return { verdict: { kind: 'wrong', attemptsLeft }, next: { ...factor, ...next }, app: null }
  return { verdict: { kind: 'too-old', attemptsLeft }, next: { ...factor, ...next }, app: older }
}

/** The factor with a step of one of its apps spent; the first app is the factor itself. */
function spent<Factor extends TotpFactor>(factor: Factor, index: number, lastStep: number): Factor {
  if (index === 0) return { ...factor, lastStep }
  return { ...factor, further: factor.further?.map((app, at) => (at === index - 1 ? { ...app, lastStep } : app)) }
}

/** Looked at before the spent one, so that a code that two steps or two apps happen to share is taken at its best. */
function* freshSteps(lastStep: number, current: number): Generator<number> {
  for (let step = current - WINDOW_STEPS; step <= current + WINDOW_STEPS; step++) if (step > lastStep) yield step
}

function* olderSteps(lastStep: number, current: number): Generator<number> {
  for (let step = current + WINDOW_STEPS; step >= current - RECOGNISED_STEPS; step--) {
    if (step < lastStep || step < current - WINDOW_STEPS) yield step
  }
}
