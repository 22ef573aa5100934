import { SESSION_LIFE } from '@enrol/otp'
import type { Case, PersonFacts, StoryEvent } from '../helpdesk/case.ts'

/** 24 November 2026, 10:38 in London. */
export const START = Date.UTC(2026, 10, 24, 10, 38)
export const MINUTE = 60_000

/** A minute after START unless told otherwise, an event of the person's own network. */
export function event(
  minute: number,
  kind: string,
  outcome: string,
  detail: StoryEvent['detail'] = {},
  address: string | null = '192.0.2.1',
): StoryEvent {
  return { at: START + minute * MINUTE, kind, outcome, address, reference: `R-${minute}-${kind}`, detail }
}

export const signIn = (minute: number, outcome: string, detail?: StoryEvent['detail'], address?: string): StoryEvent =>
  event(minute, 'sign-in', outcome, detail, address)
export const appCode = (minute: number, outcome: string, detail: StoryEvent['detail'] = {}, address?: string): StoryEvent =>
  event(minute, 'submit-code', outcome, { method: 'totp', tag: '9P', ...detail }, address)
export const enrolCode = (minute: number, outcome: string, detail: StoryEvent['detail'] = {}): StoryEvent =>
  event(minute, 'confirm-enrolment', outcome, { method: 'totp', tag: '9P', ...detail })
export const emailCode = (minute: number, outcome: string, detail: StoryEvent['detail'] = {}): StoryEvent =>
  event(minute, 'submit-code', outcome, { method: 'email', ...detail })
export const shown = (minute: number, tag = '9P'): StoryEvent => event(minute, 'start-enrolment', 'secret-shown', { method: 'totp', tag })
export const mail = (minute: number, outcome: string, detail: StoryEvent['detail'] = {}): StoryEvent =>
  event(minute, 'send-email-code', outcome, { purpose: 'sign-in', ...detail })
export const news = (minute: number, status: string, number: number): StoryEvent =>
  event(minute, 'delivery', status, { purpose: 'sign-in', number }, null)
export const help = (minute: number, detail: StoryEvent['detail'] = {}): StoryEvent => event(minute, 'ask-for-help', 'noted', detail)
export const operator = (minute: number, kind: string, reason = 'because'): StoryEvent => event(minute, kind, 'done', { reason }, null)

export const ADA: PersonFacts = {
  name: 'Ada Marsh',
  username: 'ada',
  organisation: { name: 'Harbour Chambers', mfa: 'enforced', emailMfa: 'everybody' },
  emailMfaAllowed: false,
  address: 'a••••@example.org',
  addressVerified: true,
  suspendedAt: null,
  factor: { method: 'totp', tag: '9P', enrolledAt: START - 30 * 24 * 60 * MINUTE },
  lock: null,
}
export const BY_EMAIL: PersonFacts = { ...ADA, factor: { method: 'email', tag: null, enrolledAt: START } }

/** A case whose reference is that of the last call for help, else of the last event; told two minutes after its last event. */
export function caseOf(events: readonly StoryEvent[], change: Partial<Case> = {}): Case {
  const last = events.at(-1)
  const asked = events.findLast(({ kind }) => kind === 'ask-for-help') ?? last
  if (asked === undefined || last === undefined) throw new Error('a case needs an event')
  const service = { name: 'CJSM', mailFrom: 'noreply@system.cjsm.net' }
  return { reference: '7KQM-3XDA', now: last.at + 2 * MINUTE, service, life: SESSION_LIFE, person: ADA, events, asked, ...change }
}
