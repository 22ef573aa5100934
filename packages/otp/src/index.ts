export { type DeliveryEvent, type DeliveryStatus, deliveryHistory } from './delivery-history.ts'
export { EMAIL_LIMIT, type EmailLimit, nextEmailAt } from './email-allowance.ts'
export { newEmailCode } from './email-code.ts'
export { FRESH_PROOF_MS, isFreshProof } from './fresh-proof.ts'
export { BROWSER_IMPORT_LIMIT } from './import-limit.ts'
export { type JourneyEvent, type Method, nextStage, type Stage, type Standing } from './journey.ts'
export { type AddressVerdict, awaitsCode, judgeAddressCode, type PendingAddress } from './judge-address-code.ts'
export { type Judgement, judgeCode, MOST_APPS, nextCodeAt, type TotpApp, type TotpFactor } from './judge-code.ts'
export { type EmailChallenge, judgeEmailCode, SENT_CODES_KEPT_MS, type SentCode } from './judge-email-code.ts'
export {
  CONFIRMABLE_MS,
  EARLIER_SECRETS,
  judgeEnrolmentCode,
  type NewestSecret,
  type ShownSecret,
  type TotpEnrolment,
} from './judge-enrolment-code.ts'
export { judgeFurtherAppCode, type OwnedApp } from './judge-further-app-code.ts'
export { judgeRecoveryCode, type KeptRecoveryCode, type RecoveryChallenge } from './judge-recovery-code.ts'
export { looksLikeSecret } from './looks-like-secret.ts'
export { announcedDay, comingDay, isEnforced, type MfaPolicy } from './mfa-policy.ts'
export { type Locked, lockInForce, MISS_LIMIT, type Misses, type MissLimit, NO_MISSES } from './miss-limit.ts'
export { type NormalisedCode, normaliseCode } from './normalise-code.ts'
export { judgeLine, type LineVerdict, LONGEST } from './one-line.ts'
export { hasExpired, newOneTimePassword, ONE_TIME_PASSWORD_MS, readOneTimePassword } from './one-time-password.ts'
export { labelPart, otpauthUri, taggedIssuer } from './otpauth-uri.ts'
export {
  judgePasswordLength,
  type NewPasswordRefusal,
  normalisedPassword,
  PASSWORD_LENGTH,
  type PasswordLengthVerdict,
} from './password-length.ts'
export { inBlocks, type RandomBytes } from './random-bytes.ts'
export {
  FEW_RECOVERY_CODES,
  type MalformedRecoveryCode,
  newRecoveryCode,
  normaliseRecoveryCode,
  RECOVERY_CODES,
  shownRecoveryCode,
} from './recovery-code.ts'
export { newReference, type ReadReference, readReference } from './reference.ts'
export { newSecret, normaliseSecret } from './secret.ts'
export { endsAtLimit, SESSION_LIFE, type SessionLife, type SessionStage, sessionEndsAt } from './session-life.ts'
export { ADDRESS_LIMIT, type Attempts, NAME_LIMIT, type ThrottleLimit, throttledUntil, withFailedAttempt } from './sign-in-throttle.ts'
export { newTag } from './tag.ts'
export { type Instant, STEP_MS, stepAt, stepStart } from './time-step.ts'
export { CODE_DIGITS, codeOfStep } from './totp-code.ts'
export type {
  Accepted,
  AlreadyUsed,
  Clock,
  EmailAlreadyUsed,
  EmailVerdict,
  Expired,
  FurtherAppVerdict,
  Malformed,
  NothingToConfirm,
  OlderEntry,
  OtherApp,
  RecoveryVerdict,
  Superseded,
  TooOld,
  TotpEnrolmentVerdict,
  TotpVerdict,
  Wrong,
} from './verdict.ts'
