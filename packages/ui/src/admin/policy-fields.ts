import { LONGEST } from '@enrol/otp'
import type { AdminWords } from '@enrol/words/admin'
import type { FieldRefusal } from '../error-summary.tsx'
import { lineRefusal } from '../line-refusal.ts'
import type { Policy } from './admin-data.ts'
import { dayFieldOf, dayOfField } from './day-field.tsx'

/** A policy as it stands in the form, where anything can be typed. */
export interface PolicyFields extends Pick<Policy, 'mfa' | 'emailMfa'> {
  readonly day: string
  readonly noticeDays: string
  readonly resetWaitHours: string
  readonly approvedApp: string
  readonly approvedAppUrl: string
  readonly helpdeskWords: string
}

/** The ids of the fields, as refusals name them. */
export const FIELD = {
  day: 'enforce-at',
  noticeDays: 'notice-days',
  resetWaitHours: 'reset-wait-hours',
  approvedApp: 'approved-app',
  approvedAppUrl: 'approved-app-url',
  helpdeskWords: 'helpdesk-words',
} as const

export function fieldsOf(policy: Policy): PolicyFields {
  const { mfa, emailMfa, enforceAt, noticeDays, resetWaitHours, approvedApp, approvedAppUrl, helpdeskWords } = policy
  return {
    mfa,
    emailMfa,
    day: enforceAt === null ? '' : dayFieldOf(enforceAt),
    noticeDays: String(noticeDays),
    resetWaitHours: String(resetWaitHours),
    approvedApp: approvedApp ?? '',
    approvedAppUrl: approvedAppUrl ?? '',
    helpdeskWords: helpdeskWords ?? '',
  }
}

export function policyOf(fields: PolicyFields, { enforceAt }: Policy): Policy {
  const { mfa, emailMfa, day, noticeDays, resetWaitHours, approvedApp, approvedAppUrl, helpdeskWords } = fields
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  // Another place's midnight is the same day: as long as nobody enters another one, it stays to the minute.
  const sameDay = enforceAt !== null && dayFieldOf(enforceAt) === day.trim()
  return {
    mfa,
    emailMfa,
    enforceAt: mfa !== 'announced' ? null : sameDay ? enforceAt : dayOfField(day),
    noticeDays: Number(noticeDays),
    resetWaitHours: Number(resetWaitHours),
    approvedApp: orNull(approvedApp),
    approvedAppUrl: orNull(approvedAppUrl),
    helpdeskWords: orNull(helpdeskWords),
  }
}

/** Whether a save would change anything, or be refused. */
export function isUnsaved(fields: PolicyFields, policy: Policy): boolean {
  const asked = policyOf(fields, policy)
  return (Object.keys(asked) as (keyof Policy)[]).some((name) => asked[name] !== policy[name])
}

/** What was typed, and where nothing was, what is saved by now. */
export function rebased(typed: PolicyFields, before: PolicyFields, after: PolicyFields): PolicyFields {
  const untouched = (Object.keys(typed) as (keyof PolicyFields)[]).filter((name) => typed[name] === before[name])
  return { ...typed, ...Object.fromEntries(untouched.map((name) => [name, after[name]])) }
}

/** What a save is refused for before the service is asked. */
export function problemsIn(fields: PolicyFields, words: AdminWords['policy']): FieldRefusal[] {
  const { mfa, day, noticeDays, resetWaitHours, approvedApp, approvedAppUrl, helpdeskWords } = fields
  const problems: FieldRefusal[] = []
  if (mfa === 'announced' && dayOfField(day) === null) problems.push({ ...words.noDay, fieldId: FIELD.day })
  if (mfa === 'announced' && !isWhole(noticeDays, 1, 365)) problems.push({ ...words.noticeWrong, fieldId: FIELD.noticeDays })
  const app = lineRefusal(approvedApp, LONGEST.policyText, words.approvedAppRefused)
  if (app !== null) problems.push({ ...app, fieldId: FIELD.approvedApp })
  const url = lineRefusal(approvedAppUrl, LONGEST.policyAddress, { tooLong: words.urlTooLong, notPlain: () => words.urlWrong })
  if (url !== null) problems.push({ ...url, fieldId: FIELD.approvedAppUrl })
  else if (approvedAppUrl.trim() !== '' && !/^https:\/\/[^\s/]+\.\S+$/.test(approvedAppUrl.trim()))
    problems.push({ ...words.urlWrong, fieldId: FIELD.approvedAppUrl })
  const helpdesk = lineRefusal(helpdeskWords, LONGEST.policyText, words.helpdeskWordsRefused)
  if (helpdesk !== null) problems.push({ ...helpdesk, fieldId: FIELD.helpdeskWords })
  if (!isWhole(resetWaitHours, 0, 168)) problems.push({ ...words.resetWaitWrong, fieldId: FIELD.resetWaitHours })
  return problems
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}
