import type { EmailVerdict, FurtherAppVerdict, Instant, Locked, RecoveryVerdict, TotpVerdict } from '@enrol/otp'
import type { AuditEvent } from '@enrol/store'

/**
 * What the audit trail is told of a verdict, so that the helpdesk can tell the story: the cause, never the code.
 * `lock`: the one in force after the verdict.
 */
export function detailOfVerdict(
  verdict: TotpVerdict | FurtherAppVerdict | EmailVerdict | RecoveryVerdict,
  lock: Locked | null,
): AuditEvent['detail'] {
  switch (verdict.kind) {
    case 'accepted':
      return {}
    case 'malformed':
    case 'nothing-to-confirm':
      return { reason: verdict.reason }
    case 'locked':
      return { until: verdict.until }
    case 'already-used':
      return 'nextCodeAt' in verdict ? { nextCodeAt: verdict.nextCodeAt } : {}
    case 'expired':
      return { expiresAt: verdict.expiresAt }
    case 'wrong':
    case 'too-old':
      return miss(verdict.attemptsLeft, lock)
    case 'clock':
      return { secondsOff: verdict.secondsOff, ...miss(verdict.attemptsLeft, lock) }
    case 'older-entry':
      return { olderTag: verdict.tag, ...miss(verdict.attemptsLeft, lock) }
    case 'other-app':
      return { otherTag: verdict.tag, ...miss(verdict.attemptsLeft, lock) }
    case 'superseded':
      return { number: verdict.number, newestNumber: verdict.newest.number, ...miss(verdict.attemptsLeft, lock) }
  }
}

function miss(attemptsLeft: number, lock: Locked | null): { attemptsLeft: number; until?: Instant | null } {
  return attemptsLeft > 0 || lock === null ? { attemptsLeft } : { attemptsLeft, until: lock.until }
}
