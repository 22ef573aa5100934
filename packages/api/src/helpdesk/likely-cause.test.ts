import { describe, expect, test } from 'vitest'
import {
  ADA,
  appCode,
  BY_EMAIL,
  caseOf,
  emailCode,
  enrolCode,
  event,
  help,
  MINUTE,
  mail,
  news,
  operator,
  START,
  shown,
  signIn,
} from '../testing/cases.ts'
import type { PersonFacts, StoryEvent } from './case.ts'
import type { Cause } from './cause.ts'
import { likelyCause } from './likely-cause.ts'

interface Tale {
  readonly tale: string
  readonly events: readonly StoryEvent[]
  readonly cause: Cause
  readonly person?: PersonFacts | null
  /** Which of the events the reference is of, where it is not the last call for help or the last one. */
  readonly asked?: number
}

const FOREIGN = '203.0.113.9'
const enrolling = signIn(0, 'enrolling')
const challenged = signIn(0, 'challenge')
const wrongTotp = { kind: 'wrong-code', method: 'totp', enrolling: false, tag: '9P' } as const

describe('while enrolling an app', () => {
  test.each<Tale>([
    {
      tale: 'a slow clock',
      events: [enrolling, shown(1), enrolCode(2, 'clock', { secondsOff: -240 }), help(3)],
      cause: { kind: 'clock', secondsOff: -240 },
    },
    {
      tale: 'a slow clock, and mistyped once more after it',
      events: [enrolling, shown(1), enrolCode(2, 'clock', { secondsOff: 90 }), enrolCode(3, 'wrong'), help(4)],
      cause: { kind: 'clock', secondsOff: 90 },
    },
    {
      tale: 'an older entry',
      events: [enrolling, shown(1, '7K'), shown(2), enrolCode(3, 'older-entry', { olderTag: '7K' }), help(4)],
      cause: { kind: 'older-entry', olderTag: '7K', tag: '9P' },
    },
    {
      tale: 'an older entry first, then a wrong clock: the last cause that has a name',
      events: [enrolling, shown(1), enrolCode(2, 'older-entry', { olderTag: '7K' }), enrolCode(3, 'clock', { secondsOff: 60 }), help(4)],
      cause: { kind: 'clock', secondsOff: 60 },
    },
    { tale: 'wrong codes alone', events: [enrolling, shown(1), enrolCode(2, 'wrong'), help(3)], cause: { ...wrongTotp, enrolling: true } },
    {
      tale: 'wrong codes of before the trail told more',
      events: [enrolling, event(2, 'confirm-enrolment', 'wrong', { method: 'totp' }), help(3)],
      cause: { ...wrongTotp, enrolling: true, tag: null },
    },
    {
      tale: 'letters',
      events: [enrolling, shown(1), enrolCode(2, 'malformed', { reason: 'not-six-digits' }), help(3)],
      cause: { kind: 'malformed' },
    },
    {
      tale: 'a code too long after the QR code',
      events: [enrolling, enrolCode(40, 'nothing-to-confirm', { reason: 'too-long-ago' }), help(41)],
      cause: { kind: 'nothing-shown' },
    },
    { tale: 'a QR code and nothing more', events: [enrolling, shown(1), help(3, { stage: 'enrolling' })], cause: { kind: 'not-scanned' } },
    { tale: 'nothing begun', events: [enrolling, help(3, { stage: 'enrolling' })], cause: { kind: 'not-started' } },
    {
      tale: 'a QR code, and email codes that the organisation does not offer',
      events: [enrolling, shown(1), mail(2, 'not-offered', { reason: 'organisation-policy' }), help(3)],
      cause: { kind: 'not-offered', reason: 'organisation-policy' },
    },
    {
      tale: 'an app with a wrong clock, then email codes that are not offered: the clock can be mended',
      events: [
        enrolling,
        shown(1),
        enrolCode(2, 'clock', { secondsOff: 60 }),
        mail(3, 'not-offered', { reason: 'no-verified-address' }),
        help(4),
      ],
      cause: { kind: 'clock', secondsOff: 60 },
    },
    {
      tale: 'an app given up for email, which came back',
      events: [enrolling, shown(1), enrolCode(2, 'wrong'), mail(3, 'sent', { number: 1 }), news(4, 'bounced', 1), help(5)],
      cause: { kind: 'mail-bounced', number: 1 },
    },
  ])('$tale', ({ events, cause }) => {
    expect(likelyCause(caseOf(events, { person: { ...ADA, factor: null } }))).toEqual(cause)
  })
})

describe("at sign-in with an app's code", () => {
  test.each<Tale>([
    { tale: 'wrong codes', events: [challenged, appCode(1, 'wrong'), help(2)], cause: wrongTotp },
    { tale: 'locked, from before the day', events: [challenged, appCode(1, 'locked'), help(2)], cause: wrongTotp },
    { tale: 'one code too late', events: [challenged, appCode(1, 'too-old'), help(2)], cause: { kind: 'too-old', times: 1 } },
    {
      tale: 'three codes too late',
      events: [challenged, ...[1, 2, 3].map((m) => appCode(m, 'too-old')), help(4)],
      cause: { kind: 'too-old', times: 3 },
    },
    {
      tale: 'the code of the enrolment again',
      events: [enrolCode(-1, 'accepted'), challenged, appCode(1, 'already-used'), help(2)],
      cause: { kind: 'already-used', method: 'totp' },
    },
    {
      tale: 'a used code, then many wrong ones',
      events: [challenged, appCode(1, 'already-used'), ...[2, 3, 4].map((m) => appCode(m, 'wrong')), help(5)],
      cause: wrongTotp,
    },
    {
      tale: 'a used code, then two wrong ones',
      events: [challenged, appCode(1, 'already-used'), ...[2, 3].map((m) => appCode(m, 'wrong')), help(5)],
      cause: { kind: 'already-used', method: 'totp' },
    },
    { tale: 'no code at all', events: [challenged, help(2, { stage: 'challenge' })], cause: { kind: 'no-device', tag: '9P' } },
    {
      tale: 'a guess, and then no code to enter',
      events: [challenged, appCode(1, 'wrong'), help(2, { about: 'cannot-get-code' })],
      cause: { kind: 'no-device', tag: '9P' },
    },
    {
      tale: 'a wrong password before the right one',
      events: [signIn(-1, 'wrong-credentials'), challenged, appCode(1, 'wrong'), help(2)],
      cause: wrongTotp,
    },
    {
      tale: 'what went wrong before the last success is over',
      events: [appCode(-9, 'wrong'), appCode(-8, 'accepted'), challenged, help(2)],
      cause: { kind: 'no-device', tag: '9P' },
    },
    {
      tale: 'what went wrong before a reset is over',
      events: [appCode(-9, 'wrong'), operator(-8, 'reset-mfa'), enrolling, help(2)],
      cause: { kind: 'not-started' },
    },
    {
      tale: 'a reset that was refused ends nothing',
      events: [challenged, appCode(-3, 'wrong'), { ...operator(-2, 'reset-mfa'), outcome: 'helpdesk-person' }, help(0)],
      cause: { kind: 'wrong-code', method: 'totp', enrolling: false, tag: '9P' },
    },
    {
      tale: 'away for too long, again and again',
      events: [challenged, signIn(6, 'challenge'), help(7)],
      cause: { kind: 'session-ended', idleMs: 5 * MINUTE },
    },
    { tale: 'signed in again at once', events: [challenged, signIn(4, 'challenge'), help(5)], cause: { kind: 'no-device', tag: '9P' } },
    {
      tale: 'in at last after the reference: still why not before',
      events: [challenged, appCode(1, 'too-old'), help(2), appCode(3, 'accepted')],
      cause: { kind: 'too-old', times: 1 },
    },
    {
      tale: 'reset since, and about to enrol by email: still why it came to that',
      events: [challenged, appCode(1, 'wrong'), help(2), operator(3, 'reset-mfa'), signIn(4, 'enrolling'), mail(5, 'sent', { number: 1 })],
      cause: wrongTotp,
    },
    {
      tale: 'in at last, and out again by something else',
      events: [challenged, appCode(1, 'too-old'), help(2), appCode(3, 'accepted'), signIn(60, 'challenge'), appCode(61, 'wrong')],
      cause: { kind: 'too-old', times: 1 },
    },
    {
      tale: 'locked, in at last by a recovery code, and a password mistyped another time',
      events: [
        challenged,
        ...[1, 2, 3, 4, 5].map((m) => appCode(m, 'wrong')),
        help(6, { about: 'locked' }),
        event(7, 'use-recovery-code', 'accepted', { left: 9 }),
        signIn(20, 'wrong-credentials'),
        signIn(21, 'challenge'),
        appCode(21, 'accepted'),
      ],
      cause: wrongTotp,
    },
    {
      tale: 'locked, and a password mistyped on the way back',
      events: [challenged, appCode(1, 'wrong'), help(2), signIn(3, 'wrong-credentials'), signIn(3, 'challenge'), help(4)],
      cause: wrongTotp,
    },
    {
      tale: 'locked, and a password mistyped after the reference',
      events: [challenged, appCode(1, 'wrong'), help(2), signIn(3, 'wrong-credentials')],
      cause: wrongTotp,
    },
    {
      tale: 'a password mistyped under the reference, and the right one after it',
      events: [signIn(0, 'wrong-credentials'), signIn(1, 'challenge')],
      cause: { kind: 'no-device', tag: '9P' },
      asked: 0,
    },
    {
      tale: 'too many passwords under the reference, then the right one and wrong codes',
      events: [signIn(0, 'throttled'), signIn(9, 'challenge'), appCode(10, 'wrong')],
      cause: wrongTotp,
      asked: 0,
    },
    {
      tale: 'a password mistyped under the reference, and once more after the right one',
      events: [signIn(0, 'wrong-credentials'), signIn(1, 'challenge'), signIn(2, 'wrong-credentials')],
      cause: { kind: 'wrong-password' },
      asked: 0,
    },
    {
      tale: 'locked for a while, in since, and disabled another time',
      events: [challenged, appCode(1, 'wrong'), help(2), appCode(3, 'accepted'), appCode(60, 'wrong', { attemptsLeft: 0, until: null })],
      cause: wrongTotp,
      person: { ...ADA, lock: { kind: 'locked', until: null } },
    },
    {
      tale: 'wrong codes from another network',
      events: [appCode(-60, 'accepted'), ...[1, 2, 3].map((m) => appCode(m, 'wrong', {}, FOREIGN)), help(4)],
      cause: { kind: 'somebody-else', address: FOREIGN },
    },
    {
      tale: 'two wrong codes from another network are a phone on the train',
      events: [appCode(-60, 'accepted'), ...[1, 2].map((m) => appCode(m, 'wrong', {}, FOREIGN)), help(4)],
      cause: wrongTotp,
    },
    {
      tale: 'wrong codes from another address of the same IPv6 network',
      events: [
        appCode(-60, 'accepted', {}, '2001:db8:1:2::1'),
        ...[1, 2, 3].map((m) => appCode(m, 'wrong', {}, '2001:db8:1:2::ffff')),
        event(4, 'ask-for-help', 'noted', {}, '2001:db8:1:2::1'),
      ],
      cause: wrongTotp,
    },
    {
      tale: 'a hundred misses',
      events: [challenged, appCode(1, 'wrong', { attemptsLeft: 0, until: null }), help(2)],
      cause: { kind: 'disabled' },
      person: { ...ADA, lock: { kind: 'locked', until: null } },
    },
    {
      tale: 'suspended',
      events: [challenged, appCode(1, 'wrong'), help(2)],
      cause: { kind: 'suspended', since: START },
      person: { ...ADA, suspendedAt: START },
    },
  ])('$tale', ({ events, cause, person = ADA, asked }) => {
    const about = caseOf(events, { person })
    expect(likelyCause({ ...about, asked: events[asked ?? -1] ?? about.asked })).toEqual(cause)
  })
})

describe('with codes by email', () => {
  const sent = (minute: number, number = 1): StoryEvent => mail(minute, 'sent', { number })

  test.each<Tale>([
    { tale: 'not asked for', events: [challenged, help(1, { stage: 'challenge' })], cause: { kind: 'mail-not-asked' } },
    { tale: 'sent, nothing heard', events: [challenged, sent(1), help(5)], cause: { kind: 'mail-not-seen', number: 1, delivered: false } },
    {
      tale: 'delivered',
      events: [challenged, sent(1), news(2, 'delivered', 1), help(5)],
      cause: { kind: 'mail-not-seen', number: 1, delivered: true },
    },
    { tale: 'delayed', events: [challenged, sent(1), news(2, 'delayed', 1), help(5)], cause: { kind: 'mail-delayed', number: 1 } },
    {
      tale: 'delayed, then delivered',
      events: [challenged, sent(1), news(2, 'delayed', 1), news(3, 'delivered', 1), help(5)],
      cause: { kind: 'mail-not-seen', number: 1, delivered: true },
    },
    {
      tale: 'back after the reference was given',
      events: [challenged, sent(1), help(2), news(3, 'bounced', 1)],
      cause: { kind: 'mail-bounced', number: 1 },
    },
    {
      tale: 'the earlier one came back, the newest did not',
      events: [challenged, sent(1), news(2, 'bounced', 1), sent(3, 2), help(5)],
      cause: { kind: 'mail-not-seen', number: 2, delivered: false },
    },
    {
      tale: 'one of the same number but of the enrolment came back',
      events: [challenged, sent(1), event(2, 'delivery', 'bounced', { purpose: 'enrolment', number: 1 }), help(5)],
      cause: { kind: 'mail-not-seen', number: 1, delivered: false },
    },
    { tale: 'junk', events: [challenged, sent(1), news(2, 'complained', 1), help(5)], cause: { kind: 'mail-junked', number: 1 } },
    {
      tale: 'refused by the provider',
      events: [challenged, mail(1, 'mail-unavailable', { number: 1, reason: 'refused' })],
      cause: { kind: 'mail-failed', reason: 'refused' },
    },
    {
      tale: 'refused, then sent',
      events: [challenged, mail(1, 'mail-unavailable', { number: 1, reason: 'refused' }), sent(2), help(3)],
      cause: { kind: 'mail-not-seen', number: 1, delivered: false },
    },
    {
      tale: 'the code of email 1',
      events: [challenged, sent(1), sent(2, 2), emailCode(3, 'superseded', { number: 1, newestNumber: 2 }), help(4)],
      cause: { kind: 'superseded', number: 1, newestNumber: 2 },
    },
    { tale: 'too late', events: [challenged, sent(1), emailCode(17, 'expired'), help(18)], cause: { kind: 'expired' } },
    {
      tale: 'used already',
      events: [challenged, sent(1), emailCode(2, 'already-used'), help(18)],
      cause: { kind: 'already-used', method: 'email' },
    },
    {
      tale: 'dead of misses',
      events: [challenged, sent(1), emailCode(2, 'nothing-to-confirm', { reason: 'misses' }), help(3)],
      cause: { kind: 'code-died' },
    },
    {
      tale: 'a code without an email',
      events: [challenged, emailCode(2, 'nothing-to-confirm', { reason: 'none' }), help(3)],
      cause: { kind: 'email-gone' },
    },
    {
      tale: 'wrong',
      events: [challenged, sent(1), emailCode(2, 'wrong'), help(3)],
      cause: { kind: 'wrong-code', method: 'email', enrolling: false, tag: null },
    },
    { tale: 'letters', events: [challenged, sent(1), emailCode(2, 'malformed'), help(3)], cause: { kind: 'malformed' } },
    {
      tale: 'too impatient',
      events: [challenged, sent(1), mail(1, 'wait', { until: START }), help(2)],
      cause: { kind: 'mail-not-seen', number: 1, delivered: false },
    },
    {
      tale: 'no verified address any more',
      events: [challenged, mail(1, 'not-offered', { reason: 'no-verified-address' }), help(2)],
      cause: { kind: 'not-offered', reason: 'no-verified-address' },
    },
  ])('$tale', ({ events, cause }) => {
    expect(likelyCause(caseOf(events, { person: BY_EMAIL }))).toEqual(cause)
  })
})

describe('before the second factor, and besides it', () => {
  test.each<Tale>([
    { tale: 'a wrong password', events: [help(-5), signIn(0, 'wrong-credentials')], cause: { kind: 'wrong-password' } },
    {
      tale: 'too many of them',
      events: [help(-5), signIn(0, 'wrong-credentials'), signIn(1, 'throttled', { until: START })],
      cause: { kind: 'throttled' },
    },
    {
      tale: 'a fault of the server',
      events: [challenged, appCode(1, 'wrong'), event(2, 'trouble', 'server-error')],
      cause: { kind: 'server-error' },
    },
    {
      tale: 'a fault of the server for nobody',
      events: [event(2, 'trouble', 'server-error')],
      cause: { kind: 'server-error' },
      person: null,
    },
    { tale: 'an unknown name', events: [signIn(0, 'wrong-credentials')], cause: { kind: 'unknown-name' }, person: null },
    { tale: 'an unknown name, slowed down', events: [signIn(0, 'throttled')], cause: { kind: 'throttled' }, person: null },
    { tale: 'an event of nobody', events: [event(0, 'something', 'else')], cause: { kind: 'unclear' }, person: null },
    { tale: 'an event that is not known here', events: [event(0, 'something', 'else')], cause: { kind: 'unclear' } },
    { tale: 'a success', events: [challenged, appCode(1, 'accepted')], cause: { kind: 'unclear' } },
  ])('$tale', ({ events, cause, person = ADA }) => {
    expect(likelyCause(caseOf(events, { person }))).toEqual(cause)
  })
})
