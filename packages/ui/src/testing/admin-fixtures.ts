import type { PeopleQuestion, Person, PersonLine, Policy, PolicyInForce, Progress } from '../admin/admin-data.ts'
import { MINUTE, NOW, REFERENCE, SECOND } from './fixtures.ts'

export const DAY = 24 * 60 * MINUTE

export const QUESTION: PeopleQuestion = { organisationId: null, search: '', filter: null, order: 'name', descending: false, page: 1 }

export function line(change: Partial<PersonLine> = {}): PersonLine {
  return {
    id: 'p1',
    username: 'sam.okafor',
    name: 'Sam Okafor',
    role: 'member',
    organisationName: 'Cwmbrân Solicitors',
    contactEmail: 'sam.okafor@example.org',
    method: 'totp',
    enrolledAt: NOW - 3 * DAY,
    locked: false,
    suspended: false,
    bounced: false,
    ...change,
  }
}

export const PEOPLE: readonly PersonLine[] = [
  line(),
  line({ id: 'p2', username: 'sian.wyn', name: 'Siân Ŵyn', method: 'email', bounced: true }),
  line({ id: 'p3', username: 'gwen.hale', name: 'Gwen Hale', role: 'administrator' }),
  line({ id: 'p4', username: 'ewan.price', name: 'Ewan Price', method: null, enrolledAt: null }),
  line({ id: 'p5', username: 'dev.rana', name: 'Dev Rana', locked: true }),
  line({ id: 'p6', username: 'ben.osei', name: 'Ben Osei', suspended: true }),
]

export const PERSON: Person = {
  id: 'p1',
  username: 'sam.okafor',
  name: 'Sam Okafor',
  role: 'member',
  organisation: { name: 'Cwmbrân Solicitors' },
  contactEmail: 'sam.okafor@example.org',
  contactVerified: true,
  bouncedAt: null,
  addressChange: null,
  resetAt: null,
  emailMfa: { policy: 'named', named: false },
  oneTimePassword: false,
  suspendedAt: null,
  lastSignInAt: NOW - 90 * MINUTE,
  factor: { method: 'totp', enrolledAt: NOW - 3 * DAY, apps: [{ tag: '7K', name: null, enrolledAt: NOW - 3 * DAY }] },
  misses: 0,
  lock: null,
  sessions: [{ stage: 'signed-in', openedAt: NOW - 20 * MINUTE, lastSeenAt: NOW - 40 * SECOND }],
  events: [
    { at: NOW - 20 * MINUTE, kind: 'submit-code', outcome: 'accepted', by: 'self', reference: REFERENCE },
    { at: NOW - 21 * MINUTE, kind: 'submit-code', outcome: 'wrong', by: 'self', reference: REFERENCE },
    { at: NOW - 3 * DAY, kind: 'confirm-enrolment', outcome: 'accepted', by: 'self', reference: REFERENCE },
    { at: NOW - 30 * DAY, kind: 'add-user', outcome: 'done', by: 'operator', reference: null },
  ],
  added: null,
}

export const POLICY: Policy = {
  mfa: 'enforced',
  enforceAt: null,
  noticeDays: 42,
  emailMfa: 'everybody',
  approvedApp: null,
  approvedAppUrl: null,
  helpdeskWords: null,
  resetWaitHours: 0,
}

export const POLICY_IN_FORCE: PolicyInForce = { ...POLICY, enforcedNow: true }

export const PROGRESS: Progress = {
  people: 480,
  app: 280,
  email: 74,
  notEnrolled: 126,
  mfa: 'announced',
  enforceAt: NOW + 20 * DAY,
  days: [2, 9, 31, 60, 71, 102, 160, 214, 280].map((app, place) => ({
    day: NOW - (40 - place * 4) * DAY,
    app,
    email: Math.round(app * 0.26),
  })),
  administrators: 2,
  reminders: { next: 81, later: 0, lately: 38, noAddress: 7 },
}
