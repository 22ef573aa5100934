import { type EmailVerdict, type Instant, MISS_LIMIT, type TotpEnrolmentVerdict, type TotpVerdict } from '@enrol/otp'
import type { Refusal, Words } from '@enrol/words'
import type { SentEmail } from './screen-data.ts'
import type { Unsent } from './use-code-entry.ts'

/** What a screen says to each verdict. Null where the verdict is no refusal of the field: accepted, or a lock, which is a page. */

export interface EntryNames {
  /** Of the entry that counts, as the app lists it. */
  readonly newest: string
  /** Of any other entry. */
  readonly of: (tag: string) => string
}

export function describeEnrolmentVerdict(
  verdict: TotpEnrolmentVerdict | Unsent,
  entry: EntryNames,
  now: Instant,
  { verdicts }: Words,
): Refusal | null {
  switch (verdict.kind) {
    case 'accepted':
    case 'locked':
      return null
    case 'secret-typed':
      return verdicts.secretTyped(entry.newest)
    case 'password-typed':
      return verdicts.passwordTyped()
    case 'recovery-code-typed':
      return verdicts.recoveryCodeTyped('app', null)
    case 'malformed':
      return verdicts.malformedInApp(verdict.reason, entry.newest)
    case 'wrong':
      return verdicts.enrolment[isFirstMiss(verdict) ? 'wrong' : 'wrongAgain'](entry.newest, verdict.attemptsLeft)
    case 'already-used':
      return verdicts.alreadyUsedInApp(verdict.nextCodeAt, now)
    case 'clock':
      return verdicts.enrolment.clock(verdict.secondsOff, verdict.attemptsLeft)
    case 'older-entry':
      return verdicts.enrolment.olderEntry(
        { entryName: entry.of(verdict.tag), issuedAt: verdict.issuedAt, now },
        entry.newest,
        verdict.attemptsLeft,
      )
    case 'nothing-to-confirm':
      return verdicts.enrolment.nothingToConfirm(verdict.reason)
  }
}

function isFirstMiss({ attemptsLeft }: { readonly attemptsLeft: number }): boolean {
  return attemptsLeft === MISS_LIMIT.missesPerLock - 1
}

/** `recoveryWay`: what the page calls its way to enter a recovery code; null: it has none. */
export function describeTotpVerdict(
  verdict: TotpVerdict | Unsent,
  entryName: string,
  now: Instant,
  { verdicts }: Words,
  recoveryWay: string | null = null,
): Refusal | null {
  switch (verdict.kind) {
    case 'accepted':
    case 'locked':
      return null
    case 'secret-typed':
      return verdicts.secretTyped(entryName)
    case 'password-typed':
      return verdicts.passwordTyped()
    case 'recovery-code-typed':
      return verdicts.recoveryCodeTyped('app', recoveryWay)
    case 'malformed':
      return verdicts.malformedInApp(verdict.reason, entryName)
    case 'wrong':
      return verdicts.challenge.wrong(entryName, verdict.attemptsLeft)
    case 'already-used':
      return verdicts.alreadyUsedInApp(verdict.nextCodeAt, now)
    case 'too-old':
      return verdicts.challenge.tooOld(verdict.attemptsLeft)
  }
}

/** `recoveryWay`: as for an app's code. */
export function describeEmailVerdict(
  verdict: EmailVerdict | Unsent,
  newest: SentEmail | null,
  now: Instant,
  { verdicts }: Words,
  recoveryWay: string | null = null,
): Refusal | null {
  switch (verdict.kind) {
    case 'accepted':
    case 'locked':
      return null
    case 'secret-typed':
      return verdicts.malformedInEmail('not-six-digits')
    case 'recovery-code-typed':
      return verdicts.recoveryCodeTyped('email', recoveryWay)
    case 'password-typed':
      return verdicts.passwordTyped()
    case 'malformed':
      return verdicts.malformedInEmail(verdict.reason)
    case 'wrong':
      return verdicts.email.wrong(newest && { ...newest, now }, verdict.attemptsLeft)
    case 'already-used':
      return verdicts.email.alreadyUsed()
    case 'superseded':
      return verdicts.email.superseded(verdict, verdict.newest, now, verdict.attemptsLeft)
    case 'expired':
      return verdicts.email.expired(verdict.sentAt, verdict.expiresAt)
    case 'nothing-to-confirm':
      return verdicts.email.nothingToConfirm(verdict.reason)
  }
}
