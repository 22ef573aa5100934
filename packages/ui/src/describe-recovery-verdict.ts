import type { RecoveryVerdict } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'

/**
 * Null where the verdict is no refusal of the field: accepted, or a lock, which is a page. `codeWay`: what the page calls its way to
 * enter the usual code.
 */
export function describeRecoveryVerdict(verdict: RecoveryVerdict, { recovery: { refusals } }: Words, codeWay: string): Refusal | null {
  switch (verdict.kind) {
    case 'accepted':
    case 'locked':
      return null
    case 'malformed':
      return verdict.reason === 'empty' ? refusals.empty() : refusals.notACode(codeWay)
    case 'wrong':
      return refusals.wrong(verdict.attemptsLeft)
    case 'already-used':
      return refusals.alreadyUsed()
    case 'nothing-to-confirm':
      return refusals.none(codeWay)
  }
}
