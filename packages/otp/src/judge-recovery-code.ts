import type { Judgement } from './judge-code.ts'
import { countMiss, lockInForce, MISS_LIMIT, type Misses, type MissLimit } from './miss-limit.ts'
import { normaliseRecoveryCode } from './recovery-code.ts'
import type { Instant } from './time-step.ts'
import type { RecoveryVerdict } from './verdict.ts'

/** A code that was made for a person. The code itself is not kept, only a keyed digest of it. */
export interface KeptRecoveryCode {
  readonly usedAt: Instant | null
}

/** What a recovery code is judged against. The misses are the factor's. */
export interface RecoveryChallenge<Kept extends KeptRecoveryCode = KeptRecoveryCode> extends Misses {
  /** Those that were made last, used ones among them, in any order; earlier ones are gone. */
  readonly codes: readonly Kept[]
}

/** `spent`: the code that was accepted, as it is to be remembered; null when none was. */
export interface RecoveryJudgement<Kept extends KeptRecoveryCode> extends Judgement<RecoveryVerdict, RecoveryChallenge<Kept>> {
  readonly spent: Kept | null
}

/** Judges a recovery code, at sign-in or in the place of the factor's code when that is asked for once more. `isCodeOf` compares a normalised code with one digest, in constant time. */
export function judgeRecoveryCode<Kept extends KeptRecoveryCode>(
  challenge: RecoveryChallenge<Kept>,
  typed: string,
  now: Instant,
  isCodeOf: (kept: Kept, code: string) => boolean,
  limit: MissLimit = MISS_LIMIT,
): RecoveryJudgement<Kept> {
  const unchanged = (verdict: RecoveryVerdict): RecoveryJudgement<Kept> => ({ verdict, next: challenge, spent: null })

  const locked = lockInForce(challenge, now, limit)
  if (locked) return unchanged(locked)
  const normalised = normaliseRecoveryCode(typed)
  if (normalised.kind === 'malformed') return unchanged(normalised)
  if (challenge.codes.length === 0) return unchanged({ kind: 'nothing-to-confirm', reason: 'none' })

  // Each is compared, so that the time does not tell which one it was.
  const [match] = challenge.codes.filter((kept) => isCodeOf(kept, normalised.code))
  if (match === undefined) {
    const { next, attemptsLeft } = countMiss(challenge, now, limit)
    return { verdict: { kind: 'wrong', attemptsLeft }, next: { ...challenge, ...next }, spent: null }
  }
  if (match.usedAt !== null) return unchanged({ kind: 'already-used' })
  const spent = { ...match, usedAt: now }
  const codes = challenge.codes.map((kept) => (kept === match ? spent : kept))
  return { verdict: { kind: 'accepted' }, next: { codes, misses: 0, lockedUntil: null }, spent }
}
