import type { Judgement } from './judge-code.ts'
import { countMiss, lockInForce, MISS_LIMIT, type Misses, type MissLimit } from './miss-limit.ts'
import { normaliseCode } from './normalise-code.ts'
import type { Instant } from './time-step.ts'
import type { EmailVerdict } from './verdict.ts'

/** A code that was emailed. The code itself is not kept, only a keyed digest of it. */
export interface SentCode {
  /** Counts the person's messages of one purpose since the last success, from 1. */
  readonly number: number
  readonly sentAt: Instant
  readonly expiresAt: Instant
  /** Misses while this was the newest code. */
  readonly misses: number
  readonly usedAt: Instant | null
}

/** What an emailed code is judged against. The misses are the factor's; while enrolling, the person's. */
export interface EmailChallenge<Sent extends SentCode = SentCode> extends Misses {
  /** Newest first, those of the last 24 hours. */
  readonly sent: readonly Sent[]
}

/** How long an emailed code is recognised at all. */
export const SENT_CODES_KEPT_MS = 24 * 3_600_000

/**
 * Judges an emailed code: the newest message first, then earlier ones.
 * `isCodeOf` compares a six-digit code with one message's digest, in constant time.
 */
export function judgeEmailCode<Sent extends SentCode, Challenge extends EmailChallenge<Sent>>(
  challenge: Challenge & EmailChallenge<Sent>,
  typed: string,
  now: Instant,
  isCodeOf: (sent: Sent, code: string) => boolean,
  limit: MissLimit = MISS_LIMIT,
): Judgement<EmailVerdict, Challenge & EmailChallenge<Sent>> {
  const unchanged = (verdict: EmailVerdict): Judgement<EmailVerdict, Challenge & EmailChallenge<Sent>> => ({ verdict, next: challenge })

  const locked = lockInForce(challenge, now, limit)
  if (locked) return unchanged(locked)
  const normalised = normaliseCode(typed)
  if (normalised.kind === 'malformed') return unchanged(normalised)

  const [newest, ...earlier] = challenge.sent
  if (newest === undefined) return unchanged({ kind: 'nothing-to-confirm', reason: 'none' })
  if (now - newest.sentAt > SENT_CODES_KEPT_MS) return unchanged({ kind: 'nothing-to-confirm', reason: 'too-long-ago' })
  if (newest.usedAt === null && newest.misses >= limit.missesPerLock) return unchanged({ kind: 'nothing-to-confirm', reason: 'misses' })

  const matches = challenge.sent.filter((sent) => isCodeOf(sent, normalised.code))
  if (newest.usedAt === null && matches.includes(newest)) {
    if (now >= newest.expiresAt) return unchanged({ kind: 'expired', sentAt: newest.sentAt, expiresAt: newest.expiresAt })
    return {
      verdict: { kind: 'accepted' },
      next: { ...challenge, sent: [{ ...newest, usedAt: now }, ...earlier], misses: 0, lockedUntil: null },
    }
  }
  if (matches.some(({ usedAt }) => usedAt !== null)) return unchanged({ kind: 'already-used' })
  if (newest.usedAt !== null) return unchanged({ kind: 'nothing-to-confirm', reason: 'none' })

  const { next: misses, attemptsLeft } = countMiss(challenge, now, limit)
  const next = { ...challenge, ...misses, sent: [{ ...newest, misses: newest.misses + 1 }, ...earlier] }
  const [match] = matches
  if (match === undefined) return { verdict: { kind: 'wrong', attemptsLeft }, next }
  return {
    verdict: {
      kind: 'superseded',
      number: match.number,
      sentAt: match.sentAt,
      newest: { number: newest.number, sentAt: newest.sentAt },
      attemptsLeft,
    },
    next,
  }
}
