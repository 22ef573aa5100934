import { MISS_LIMIT, type MissLimit } from './miss-limit.ts'
import { normaliseCode } from './normalise-code.ts'
import type { Instant } from './time-step.ts'
import type { Accepted, Expired, Malformed, NothingToConfirm, Wrong } from './verdict.ts'

/** A new address that waits for the code that was sent there. */
export interface PendingAddress {
  readonly sentAt: Instant
  readonly misses: number
}

/** Answers to the code that the owner of a new address has read out. The misses are the code's own: they lock nobody. */
export type AddressVerdict = Accepted | Malformed | Wrong | Expired | NothingToConfirm

/** `isCode` compares a six-digit code with the digest of the one that was sent, in constant time. */
export function judgeAddressCode(
  pending: PendingAddress | null,
  typed: string,
  now: Instant,
  lifeMs: number,
  isCode: (code: string) => boolean,
  { missesPerLock }: MissLimit = MISS_LIMIT,
): AddressVerdict {
  const normalised = normaliseCode(typed)
  if (normalised.kind === 'malformed') return normalised
  if (pending === null) return { kind: 'nothing-to-confirm', reason: 'none' }
  if (pending.misses >= missesPerLock) return { kind: 'nothing-to-confirm', reason: 'misses' }
  if (!isCode(normalised.code)) return { kind: 'wrong', attemptsLeft: missesPerLock - pending.misses - 1 }
  const { sentAt } = pending
  return now < sentAt + lifeMs ? { kind: 'accepted' } : { kind: 'expired', sentAt, expiresAt: sentAt + lifeMs }
}

/** Whether a code may still be accepted. */
export function awaitsCode(
  { sentAt, misses }: PendingAddress,
  now: Instant,
  lifeMs: number,
  { missesPerLock }: MissLimit = MISS_LIMIT,
): boolean {
  return misses < missesPerLock && now < sentAt + lifeMs
}
