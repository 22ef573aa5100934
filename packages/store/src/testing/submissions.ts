import { randomUUID } from 'node:crypto'
import {
  type EmailVerdict,
  type Instant,
  judgeCode,
  judgeEmailCode,
  judgeEnrolmentCode,
  judgeRecoveryCode,
  type Misses,
  type RecoveryVerdict,
  type ShownSecret,
  type TotpEnrolmentVerdict,
  type TotpVerdict,
} from '@enrol/otp'
import type { Write } from '../database.ts'
import type { StoredCode } from '../email-code-store.ts'
import type { RememberedSecret } from '../enrolment-store.ts'
import type { Store } from '../open-store.ts'
import type { EmailPurpose } from '../schema/tables.ts'
import { readConsistently } from './consistent-read.ts'

/** Read, judge, save over what was read, answer: the loop that every submitted code goes through, reduced to its bones. */
export async function submitTotp(store: Store, userId: string, typed: string, now: Instant): Promise<TotpVerdict> {
  for (;;) {
    const factor = await store.factors.of(userId)
    if (factor?.method !== 'totp') throw new Error('no app')
    const { verdict, next } = judgeCode(factor, typed, now)
    if (next === factor || (await store.atomically([store.factors.saveIfUnchanged(factor, next)]))) return verdict
  }
}

/** The first right code makes the newest shown secret a factor. */
export async function confirmTotp(store: Store, userId: string, typed: string, now: Instant): Promise<TotpEnrolmentVerdict> {
  for (;;) {
    const [read, { factor, secrets }] = await readConsistently(
      () => store.enrolments.of(userId),
      async () => ({ factor: await store.factors.of(userId), secrets: await store.enrolments.secretsOf(userId, now) }),
    )
    const [newest, ...others] = secrets
    const spent = factor?.method === 'totp' ? { ...factor, spentStep: factor.lastStep } : null
    const waiting = newest && isOpened(newest) ? { ...newest, spentStep: null } : null
    const enrolment = { ...read, newest: spent ?? waiting, earlier: others.filter(isOpened) }
    const { verdict, next } = judgeEnrolmentCode(enrolment, typed, now)
    if (next === enrolment) return verdict
    const guards = [store.enrolments.saveIfUnchanged(read, next)]
    if (verdict.kind === 'accepted' && newest && waiting) {
      const { secret, tag, issuedAt } = waiting
      guards.push(store.factors.addTotp({ id: newest.id, userId, secret, tag, issuedAt, lastStep: next.newest?.spentStep ?? 0, at: now }))
    }
    if (await store.atomically(guards, newest && verdict.kind === 'accepted' ? [store.enrolments.forget(newest.id)] : [])) return verdict
  }
}

/** At sign-in the misses are the factor's, while enrolling the person's. */
export function submitEmail(store: Store, userId: string, purpose: EmailPurpose, typed: string, now: Instant): Promise<EmailVerdict> {
  if (purpose === 'enrolment') {
    const { of, saveIfUnchanged } = store.enrolments
    const enrol = () => [store.factors.addEmail({ id: randomUUID(), userId, at: now })]
    return submitEmailCounting(store, { userId, purpose, typed, now }, () => of(userId), saveIfUnchanged, enrol)
  }
  const factorOf = async () => {
    const factor = await store.factors.of(userId)
    if (factor === null) throw new Error('no factor')
    return factor
  }
  return submitEmailCounting(store, { userId, purpose, typed, now }, factorOf, store.factors.saveIfUnchanged, () => [])
}

async function submitEmailCounting<Counted extends Misses & { readonly version: number }>(
  store: Store,
  { userId, purpose, typed, now }: { userId: string; purpose: EmailPurpose; typed: string; now: Instant },
  readMisses: () => Promise<Counted>,
  saveMisses: (read: Counted, next: Misses) => Write,
  onAccepted: () => Write[],
): Promise<EmailVerdict> {
  for (;;) {
    const [counted, sent] = await readConsistently(readMisses, () => store.emailCodes.sent(userId, purpose, now))
    const challenge = { misses: counted.misses, lockedUntil: counted.lockedUntil, sent }
    const { verdict, next } = judgeEmailCode<StoredCode, typeof challenge>(challenge, typed, now, store.emailCodes.isCodeOf)
    if (next === challenge) return verdict
    const codes = next.sent.slice(0, 1).map(store.emailCodes.save)
    if (await store.atomically([saveMisses(counted, next), ...codes, ...(verdict.kind === 'accepted' ? onAccepted() : [])])) return verdict
  }
}

/** The misses are the factor's, whose version guards the save; the code is spent once. */
export async function submitRecovery(store: Store, userId: string, typed: string, now: Instant): Promise<RecoveryVerdict> {
  for (;;) {
    const readFactor = async () => {
      const factor = await store.factors.of(userId)
      if (factor === null) throw new Error('no factor')
      return factor
    }
    const [factor, codes] = await readConsistently(readFactor, () => store.recoveryCodes.of(userId))
    const { misses, lockedUntil } = factor
    const challenge = { misses, lockedUntil, codes }
    const { verdict, next, spent } = judgeRecoveryCode(challenge, typed, now, store.recoveryCodes.isCodeOf)
    if (next === challenge) return verdict
    const spending = spent === null ? [] : [store.recoveryCodes.spend(spent, now)]
    if (await store.atomically([store.factors.saveIfUnchanged(factor, next), ...spending])) return verdict
  }
}

function isOpened(shown: RememberedSecret): shown is RememberedSecret & ShownSecret {
  return shown.secret !== null
}
