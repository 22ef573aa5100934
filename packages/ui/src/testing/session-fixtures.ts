import type { OwnEvent } from '../account/recent-events-panel.tsx'
import type { SessionLine } from '../account/sessions-panel.tsx'
import { MINUTE, NOW, REFERENCE } from './fixtures.ts'

export const HERE: SessionLine = {
  id: 'here',
  stage: 'signed-in',
  device: { browser: 'Edge', system: 'windows' },
  address: '198.51.100.4',
  here: true,
  createdAt: NOW - 20 * MINUTE,
  lastSeenAt: NOW,
  current: true,
}

export const PHONE: SessionLine = {
  ...HERE,
  id: 'phone',
  device: { browser: 'Safari', system: 'iphone' },
  createdAt: NOW - 9 * MINUTE,
  lastSeenAt: NOW - 4 * MINUTE,
  current: false,
}

export const UNFINISHED: SessionLine = {
  ...PHONE,
  id: 'unfinished',
  stage: 'challenge',
  device: { browser: 'Chrome', system: 'android-tablet' },
  address: '203.0.113.9',
  here: false,
}

export const UNKNOWN: SessionLine = {
  ...UNFINISHED,
  id: 'unknown',
  stage: 'signed-in',
  device: { browser: null, system: null },
  address: null,
}

export const OWN_EVENTS: readonly OwnEvent[] = [
  { at: NOW, kind: 'submit-code', outcome: 'accepted', by: 'you', reference: REFERENCE },
  { at: NOW - MINUTE, kind: 'sign-in', outcome: 'challenge', by: 'you', reference: REFERENCE },
  { at: NOW - 60 * MINUTE, kind: 'sign-in', outcome: 'wrong-credentials', by: 'somebody', reference: null },
  { at: NOW - 1440 * MINUTE, kind: 'unlock', outcome: 'done', by: 'helpdesk', reference: null },
  { at: NOW - 1500 * MINUTE, kind: 'allow-email-mfa', outcome: 'done', by: 'administrator', reference: null },
  { at: NOW - 9000 * MINUTE, kind: 'reset-mfa', outcome: 'done', by: 'service', reference: null },
]
