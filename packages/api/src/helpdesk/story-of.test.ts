import { describe, expect, test } from 'vitest'
import { appCode, caseOf, emailCode, enrolCode, event, help, MINUTE, mail, news, operator, START, shown, signIn } from '../testing/cases.ts'
import { type Case, leadingUpTo, type StoryEvent } from './case.ts'
import { storyOf } from './story-of.ts'

function told(events: readonly StoryEvent[], change?: Partial<Case>): string[] {
  return storyOf(caseOf(events, change)).map(({ when, what }) => `${when} ${what}.`)
}

describe('one step', () => {
  test.each<[StoryEvent, string]>([
    [signIn(0, 'enrolling'), 'At 10:38 they gave the right password and were asked to set up a second factor.'],
    [signIn(0, 'challenge'), 'At 10:38 they gave the right password and were asked for a code.'],
    [signIn(0, 'signed-in'), 'At 10:38 they were signed in by the password alone.'],
    [signIn(0, 'wrong-credentials'), 'At 10:38 a wrong password was given.'],
    [
      signIn(0, 'throttled', { until: START + 4 * MINUTE, counted: 'name' }),
      'At 10:38 a sign-in had to wait until 10:42, because of too many wrong passwords under this user name.',
    ],
    [
      signIn(0, 'throttled', { until: START + 30_000, counted: 'address' }),
      'At 10:38 a sign-in had to wait until 10:38:30, because of too many wrong passwords from this network.',
    ],
    [event(0, 'sign-out', 'signed-out'), 'At 10:38 they signed out.'],
    [shown(0), 'At 10:38 they were shown a QR code for the entry CJSM · 9P.'],
    [enrolCode(0, 'accepted'), 'At 10:38 they set up the authenticator app, entry CJSM · 9P.'],
    [enrolCode(0, 'wrong', { attemptsLeft: 4 }), 'At 10:38 they entered a wrong code.'],
    [
      enrolCode(0, 'wrong', { attemptsLeft: 0, until: START + 12 * MINUTE }),
      'At 10:38 they entered a wrong code, which locked them out until 10:50.',
    ],
    [
      enrolCode(0, 'wrong', { attemptsLeft: 0, until: null }),
      'At 10:38 they entered a wrong code; that was one wrong code too many, and none is looked at until the second factor is reset.',
    ],
    [
      enrolCode(0, 'clock', { secondsOff: -240, attemptsLeft: 3 }),
      'At 10:38 they entered a code of the right entry, but from a device whose clock is about 4 minutes slow.',
    ],
    [
      enrolCode(0, 'clock', { secondsOff: 60, attemptsLeft: 3 }),
      'At 10:38 they entered a code of the right entry, but from a device whose clock is about 1 minute fast.',
    ],
    [enrolCode(0, 'clock'), 'At 10:38 they entered a code of the right entry, but from a device whose clock is wrong.'],
    [
      enrolCode(0, 'older-entry', { olderTag: '7K', attemptsLeft: 3 }),
      'At 10:38 they entered a code of the older entry CJSM · 7K when that of CJSM · 9P was expected.',
    ],
    [
      enrolCode(0, 'nothing-to-confirm', { reason: 'too-long-ago' }),
      'At 10:38 they entered a code when the QR code had been shown over 30 minutes before.',
    ],
    [enrolCode(0, 'nothing-to-confirm', { reason: 'none' }), 'At 10:38 they entered a code when no QR code was waiting for one.'],
    [event(0, 'add-app', 'accepted'), 'At 10:38 they added an authenticator app.'],
    [
      event(0, 'add-app', 'other-app', { otherTag: '7K', attemptsLeft: 3 }),
      'At 10:38 they tried to add an authenticator app, but with a code of the entry CJSM · 7K that they have already.',
    ],
    [
      event(0, 'prove', 'wrong', { method: 'recovery-code', attemptsLeft: 0, until: START + 12 * MINUTE }),
      'At 10:38 they gave their password once more, and entered a wrong recovery code, which locked them out until 10:50.',
    ],
    [appCode(0, 'accepted'), 'At 10:38 they entered the right code and were signed in.'],
    [appCode(0, 'too-old'), 'At 10:38 they entered a code of the app that had already changed to the next one.'],
    [appCode(0, 'already-used'), 'At 10:38 they entered a code that had been used already.'],
    [appCode(0, 'malformed', { reason: 'empty' }), 'At 10:38 they submitted no code.'],
    [appCode(0, 'malformed', { reason: 'not-six-digits' }), 'At 10:38 they entered something that is not a six-digit code.'],
    [
      appCode(0, 'locked', { until: START + 12 * MINUTE }),
      'At 10:38 they tried again while locked, when no code is looked at until 10:50.',
    ],
    [emailCode(0, 'superseded', { number: 1, newestNumber: 2 }), 'At 10:38 they entered the code of email 1 when email 2 was the newest.'],
    [
      emailCode(0, 'expired', { expiresAt: START - MINUTE }),
      'At 10:38 they entered the right code of the newest email too late: it was good until 10:37.',
    ],
    [mail(0, 'sent', { number: 2 }), 'At 10:38 email 2 was sent to them.'],
    [mail(0, 'wait', { until: START + MINUTE }), 'At 10:38 they asked for another email too soon; one was possible from 10:39:00.'],
    [
      mail(0, 'not-offered', { reason: 'organisation-policy' }),
      "At 10:38 they asked for a code by email and did not get one: the organisation's policy does not offer it to them.",
    ],
    [mail(0, 'mail-unavailable', { number: 1, reason: 'refused' }), 'At 10:38 email 1 could not be sent: the mail provider refused it.'],
    [news(0, 'delivered', 1), 'At 10:38 the mail provider said that email 1 was delivered.'],
    [news(0, 'bounced', 1), 'At 10:38 the mail provider said that email 1 came back undelivered.'],
    [
      event(0, 'trouble', 'server-error', { procedure: 'challenge.submit' }),
      'At 10:38 the server failed while checking a code, by no fault of theirs.',
    ],
    [operator(0, 'reset-mfa', 'lost phone'), 'At 10:38 an operator took their second factor away ("lost phone").'],
    [operator(0, 'suspend-user', 'left; ask bo@example.org'), 'At 10:38 an operator suspended them ("left; ask b••••@example.org").'],
    [event(0, 'suspend-user', 'unchanged', {}), 'At 10:38 an administrator tried "suspend-user", which changed nothing (unchanged).'],
    [event(0, 'change-policy', 'done'), 'At 10:38 the event "change-policy" was recorded (done).'],
  ])('%j', (one, sentence) => {
    expect(told([one, help(30)])[0]).toBe(sentence)
  })
})

describe('a story', () => {
  test('merges what is the same, with how often and between which times', () => {
    const wrong = [3, 4, 5, 6].map((minute) => appCode(minute, 'wrong', { attemptsLeft: 7 - minute }))
    expect(told([signIn(0, 'challenge'), ...wrong, appCode(7, 'too-old'), appCode(9, 'too-old'), help(10)])).toEqual([
      'At 10:38 they gave the right password and were asked for a code.',
      'Between 10:41 and 10:44 they entered 4 wrong codes.',
      'Between 10:45 and 10:47 they entered a code of the app that had already changed to the next one (2 times).',
      'At 10:48 they asked for help and were given this reference.',
    ])
  })

  test('a lock ends a repetition, so that it is told when it came', () => {
    const lock = appCode(2, 'wrong', { attemptsLeft: 0, until: START + 10 * MINUTE })
    expect(told([appCode(1, 'wrong', { attemptsLeft: 1 }), lock, appCode(11, 'wrong', { attemptsLeft: 4 }), help(12)]).slice(0, 2)).toEqual(
      ['Between 10:39 and 10:40 they entered 2 wrong codes, which locked them out until 10:48.', 'At 10:49 they entered a wrong code.'],
    )
  })

  test('different older entries are not one', () => {
    const older = ['7K', '7K', '8M'].map((olderTag, i) => enrolCode(i, 'older-entry', { olderTag }))
    expect(told([...older, help(5)])).toHaveLength(3)
  })

  test('codes of different apps that they have already are not one, and the last of them tells of its lock', () => {
    const others = ['7K', '8M', '8M'].map((otherTag, i) =>
      event(i, 'add-app', 'other-app', { otherTag, attemptsLeft: 2 - i, ...(i === 2 && { until: START + 12 * MINUTE }) }),
    )
    expect(told([...others, help(3)]).slice(0, 2)).toEqual([
      'At 10:38 they tried to add an authenticator app, but with a code of the entry CJSM · 7K that they have already.',
      'Between 10:39 and 10:40 they tried to add an authenticator app, but with a code of the entry CJSM · 8M that they have already, which locked them out until 10:50 (2 times).',
    ])
  })

  test('another day is named', () => {
    expect(told([signIn(-24 * 60 + 1, 'challenge'), help(0), appCode(24 * 60, 'accepted')])).toEqual([
      'On 23 November 2026 at 10:39 they gave the right password and were asked for a code.',
      'At 10:38 they asked for help and were given this reference.',
      'On 25 November 2026 at 10:38 they entered the right code and were signed in.',
    ])
  })

  test('times are those of London, in summer too', () => {
    const july = { ...help(0), at: Date.UTC(2026, 6, 1, 9, 44) }
    expect(told([july])).toEqual(['At 10:44 they asked for help and were given this reference.'])
  })

  test('an ended session is told where it was noticed', () => {
    expect(told([signIn(0, 'challenge'), signIn(6, 'challenge'), help(7)])[1]).toBe(
      'At 10:44 the earlier session had ended after 5 minutes without use; they gave the right password and were asked for a code.',
    )
  })

  test('an address is told where it changes, and never when it is always the same', () => {
    expect(told([appCode(0, 'wrong'), appCode(1, 'wrong'), help(2)]).join()).not.toContain('192.0.2.1')
    expect(
      told([
        appCode(0, 'wrong'),
        appCode(1, 'wrong', {}, '203.0.113.9'),
        appCode(2, 'wrong', {}, '203.0.113.9'),
        operator(3, 'reset-mfa'),
        help(4),
      ]),
    ).toEqual([
      'At 10:38 they entered a wrong code (from 192.0.2.1).',
      'Between 10:39 and 10:40 they entered 2 wrong codes (from 203.0.113.9).',
      'At 10:41 an operator took their second factor away ("because").',
      'At 10:42 they asked for help and were given this reference (from 192.0.2.1).',
    ])
  })

  test('of very many steps those nearest to the reference and to now are told, and the reference always is', () => {
    const many = Array.from({ length: 100 }, (_, i) => [appCode(2 * i, 'wrong'), appCode(2 * i + 1, 'too-old')]).flat()
    const asked = help(200)
    const after = many.map((one) => ({ ...one, at: one.at + 300 * MINUTE }))
    const story = told([...many, asked, ...after], { asked })
    expect(story).toHaveLength(22)
    expect(story[13]).toContain('were given this reference')
  })

  test('somebody without a name that is known is somebody', () => {
    expect(told([signIn(0, 'wrong-credentials')], { person: null })).toEqual([
      'At 10:38 somebody tried to sign in under a user name that nobody has (this reference).',
    ])
  })
})

describe('a story begins', () => {
  const asked = help(0)
  test('with the last success before the reference', () => {
    const [before, success, after] = [appCode(-9, 'wrong'), appCode(-8, 'accepted'), signIn(-7, 'challenge')]
    expect(leadingUpTo(asked, [after, success, before])).toEqual([success, after])
  })

  test('a day before it at the earliest', () => {
    const [old, young] = [appCode(-24 * 60, 'wrong'), appCode(-24 * 60 + 1, 'wrong')]
    expect(leadingUpTo(asked, [young, old])).toEqual([young])
  })
})
