import { describe, expect, test } from 'vitest'
import { ADA, appCode, caseOf, event, help, MINUTE, mail, operator, START, signIn } from '../testing/cases.ts'
import { adviceOn } from './advice-on.ts'
import type { Case, StoryEvent } from './case.ts'
import type { Cause } from './cause.ts'
import { likelyCause } from './likely-cause.ts'

/** One of each, and both ways where two differ. */
const CAUSES: readonly Cause[] = [
  { kind: 'suspended', since: START },
  { kind: 'server-error' },
  { kind: 'disabled' },
  { kind: 'somebody-else', address: '203.0.113.9' },
  { kind: 'somebody-else', address: '203.0.113.9', gotIn: appCode(3, 'accepted', {}, '203.0.113.9') },
  { kind: 'mail-failed', reason: 'refused' },
  { kind: 'mail-failed', reason: 'unavailable' },
  { kind: 'mail-bounced', number: 2 },
  { kind: 'mail-junked', number: 2 },
  { kind: 'mail-delayed', number: 2 },
  { kind: 'mail-not-seen', number: 2, delivered: true },
  { kind: 'mail-not-seen', number: 2, delivered: false },
  { kind: 'mail-not-asked' },
  { kind: 'superseded', number: 1, newestNumber: 2 },
  { kind: 'expired' },
  { kind: 'code-died' },
  { kind: 'email-gone' },
  { kind: 'clock', secondsOff: -240 },
  { kind: 'older-entry', olderTag: '7K', tag: '9P' },
  { kind: 'older-entry', olderTag: null, tag: null },
  { kind: 'too-old', times: 1 },
  { kind: 'too-old', times: 2 },
  { kind: 'already-used', method: 'totp' },
  { kind: 'already-used', method: 'email' },
  { kind: 'nothing-shown' },
  { kind: 'wrong-code', method: 'totp', enrolling: true, tag: '9P' },
  { kind: 'wrong-code', method: 'totp', enrolling: false, tag: '9P' },
  { kind: 'wrong-code', method: 'email', enrolling: false, tag: null },
  { kind: 'malformed' },
  { kind: 'wrong-password' },
  { kind: 'throttled' },
  { kind: 'unknown-name' },
  { kind: 'not-offered', reason: 'organisation-policy' },
  { kind: 'not-offered', reason: 'no-verified-address' },
  { kind: 'no-device', tag: '9P' },
  { kind: 'no-device', tag: '9P', tags: ['9P', '7K'] },
  { kind: 'not-scanned' },
  { kind: 'not-started' },
  { kind: 'session-ended', idleMs: 5 * MINUTE },
  { kind: 'unclear' },
]

const stuck = [signIn(0, 'challenge'), appCode(1, 'wrong'), help(2)]

test.each(CAUSES)('$kind is told in whole sentences, at most three', (cause) => {
  const { likelyCause, whatToDo } = adviceOn(cause, caseOf(stuck))
  for (const text of [likelyCause, whatToDo]) {
    expect(text).toMatch(/^[A-Z].*\.$/)
    expect(text).not.toMatch(/null|undefined|NaN| {2}/)
    expect(text.split(/\.\s/).length).toBeLessThanOrEqual(3)
  }
})

test('of somebody with several apps every entry is named that the code could have been of', () => {
  const tags = ['9P', '7K', '4X']
  const { likelyCause, whatToDo } = adviceOn({ kind: 'wrong-code', method: 'totp', enrolling: false, tag: '9P', tags }, caseOf(stuck))
  expect(likelyCause).toContain('The code is not of the entry CJSM · 9P, CJSM · 7K or CJSM · 4X')
  expect(whatToDo).toContain('enter the code under CJSM · 9P, CJSM · 7K or CJSM · 4X')
  expect(adviceOn({ kind: 'no-device', tag: '9P', tags }, caseOf(stuck)).whatToDo).toContain('CJSM · 9P, CJSM · 7K or CJSM · 4X')
})

describe('what to do', () => {
  const wrong: Cause = { kind: 'wrong-code', method: 'totp', enrolling: false, tag: '9P' }

  test('names the command with the user name, after checking who they are', () => {
    expect(adviceOn({ kind: 'no-device', tag: '9P' }, caseOf(stuck)).whatToDo).toContain(
      'check who they are, then reset: users reset-mfa ada --reason "…"',
    )
  })

  test('says until when no code is looked at, while that is so', () => {
    const about = caseOf(stuck, { person: { ...ADA, lock: { kind: 'locked', until: START + 12 * MINUTE } } })
    expect(adviceOn(wrong, about).whatToDo).toMatch(/ No code is looked at before 10:50\.$/)
    expect(adviceOn(wrong, caseOf(stuck)).whatToDo).not.toContain('looked at')
  })

  test('says until when no password is looked at, while that is so', () => {
    const throttled = [help(0), signIn(1, 'throttled', { until: START + 4 * MINUTE })]
    expect(adviceOn({ kind: 'throttled' }, caseOf(throttled)).whatToDo).toMatch(/ No password is looked at before 10:42:00\.$/)
    expect(adviceOn({ kind: 'throttled' }, caseOf(throttled, { now: START + 4 * MINUTE })).whatToDo).not.toContain('looked at')
  })

  test('is to sign in again first when the session has ended while they were on the phone', () => {
    const words = /Their session has probably ended meanwhile: then they sign in again first\.$/
    expect(adviceOn(wrong, caseOf(stuck, { now: START + 7 * MINUTE })).whatToDo).toMatch(words)
    expect(adviceOn(wrong, caseOf(stuck, { now: START + 7 * MINUTE - 1 })).whatToDo).not.toMatch(words)
  })

  test('is nothing when they got in since, and something when they are stuck again', () => {
    expect(adviceOn(wrong, caseOf([...stuck, appCode(3, 'accepted')])).whatToDo).toBe(
      'Nothing, unless it happens again: they got in since, at 10:41.',
    )
    const again = [...stuck, appCode(3, 'accepted'), signIn(4, 'wrong-credentials')]
    expect(adviceOn(wrong, caseOf(again)).whatToDo).toMatch(
      /^They got in since, at 10:41, and were stopped again after that\. They do not give the right password, .*\. Have them check/,
    )
  })

  test('is against what stops them now, when that is something else than it was at the reference', () => {
    expect(adviceOn(wrong, caseOf([...stuck, signIn(3, 'wrong-credentials')])).whatToDo).toMatch(
      /^Since then something else has stopped them\. They do not give the right password, /,
    )
    expect(adviceOn(wrong, caseOf([...stuck, appCode(3, 'wrong')])).whatToDo).toMatch(/^Have them enter the code/)
  })

  test('says nothing of a session that a recovery code ended', () => {
    const events = [...stuck, event(3, 'use-recovery-code', 'accepted', { left: 9 }), signIn(4, 'wrong-credentials')]
    expect(adviceOn(wrong, caseOf(events, { now: START + 30 * MINUTE })).whatToDo).not.toContain('session has probably ended')
  })

  test('is to enrol again when they were reset since', () => {
    expect(adviceOn(wrong, caseOf([...stuck, operator(3, 'reset-mfa')])).whatToDo).toMatch(/taken away since, at 10:41: have them sign in/)
  })

  test('is the same as before when somebody tried to reset them and might not', () => {
    const refused = { ...operator(3, 'reset-mfa'), outcome: 'helpdesk-person' }
    expect(adviceOn(wrong, caseOf([...stuck, refused])).whatToDo).toBe(adviceOn(wrong, caseOf(stuck)).whatToDo)
  })

  test('is nothing more against what was undone since', () => {
    const mistyped = [signIn(20, 'wrong-credentials'), signIn(21, 'throttled'), signIn(22, 'challenge')]
    expect(adviceOn(wrong, caseOf([...stuck, ...mistyped], { now: START + 22 * MINUTE })).whatToDo).toMatch(/^Have them enter the code/)
    for (const undone of [
      mistyped,
      [operator(20, 'suspend-user'), operator(21, 'restore-user')],
      [mail(20, 'mail-unavailable', { number: 1, reason: 'refused' }), mail(21, 'sent', { number: 1 })],
    ])
      expect(adviceOn(wrong, caseOf([...stuck, appCode(3, 'accepted'), ...undone])).whatToDo).toMatch(/^Nothing, unless it happens again/)
  })

  test('is something still against what was undone once and came back', () => {
    const again = [appCode(3, 'accepted'), signIn(20, 'wrong-credentials'), signIn(21, 'challenge'), signIn(30, 'wrong-credentials')]
    expect(adviceOn(wrong, caseOf([...stuck, ...again])).whatToDo).toContain('They do not give the right password')
    const refused = [appCode(3, 'accepted'), mail(20, 'mail-unavailable', { number: 1, reason: 'refused' }), mail(21, 'wait')]
    expect(adviceOn(wrong, caseOf([...stuck, ...refused])).whatToDo).toContain('The email could not be sent')
  })

  test('is to restore a suspended person, whatever came before', () => {
    const about = caseOf([...stuck, appCode(3, 'accepted')], { person: { ...ADA, suspendedAt: START + 4 * MINUTE } })
    expect(adviceOn({ kind: 'suspended', since: START + 4 * MINUTE }, about).whatToDo).toContain('users restore ada')
  })
})

describe('of somebody who guesses', () => {
  const STRANGER = '203.0.113.9'
  const PHONE = '198.51.100.7'
  const guesses = (minute: number, address = STRANGER): StoryEvent[] =>
    [0, 1, 2].map((after) => appCode(minute + after, 'wrong', {}, address))
  const guessed = [signIn(-1, 'challenge', {}, STRANGER), ...guesses(0), help(4)]
  const asks = /^Ask the person whether that was them\. If not, tell security at once, and have the password changed\./

  function toldOf(events: readonly StoryEvent[], change?: Partial<Case>): { cause: Cause['kind']; whatToDo: string } {
    const about = caseOf(events, change)
    const cause = likelyCause(about)
    return { cause: cause.kind, whatToDo: adviceOn(cause, about).whatToDo }
  }

  test.each<[string, readonly StoryEvent[], RegExp]>([
    ['guesses on', guesses(5), /changed\.$/],
    ['mistypes the password as well', [signIn(5, 'wrong-credentials', {}, STRANGER)], /changed\.$/],
    [
      'meets a fault of the server',
      [event(5, 'trouble', 'server-error')],
      /Since then something else has stopped them\. The server failed/,
    ],
    ['leaves it there, and the person gets in', [appCode(5, 'accepted')], /changed\.$/],
    [
      'leaves it there, and the person gets in and is stopped again',
      [appCode(5, 'accepted'), signIn(60, 'wrong-credentials')],
      /They got in since, at 10:43, and were stopped again after that\. They do not give the right password/,
    ],
    ['leaves it there, and the person is reset', [operator(5, 'reset-mfa')], /taken away since, at 10:43: have them sign in/],
  ])('who %s after the call for help, the person is asked, and security told', (_what, later, rest) => {
    for (const before of [[], [appCode(-60, 'accepted')]]) {
      const { cause, whatToDo } = toldOf([...before, ...guessed, ...later], { asked: guessed[4] as StoryEvent, now: START + 5 * MINUTE })
      expect(cause).toBe('somebody-else')
      expect(whatToDo).toMatch(asks)
      expect(whatToDo).toMatch(rest)
    }
  })

  describe('and got in', () => {
    const gotIn = appCode(5, 'accepted', {}, STRANGER)
    const known = [appCode(-60, 'accepted'), ...guessed]
    const reset =
      'Somebody got in at 10:43, from 203.0.113.9. Ask the person whether that was them. ' +
      'If not, tell security at once, have the password changed, then reset: users reset-mfa ada --reason "…".'

    test.each<[string, readonly StoryEvent[]]>([
      ['with a code', [gotIn]],
      ['with a recovery code', [event(5, 'use-recovery-code', 'accepted', { left: 9 }, STRANGER)]],
      ['before the person did', [gotIn, appCode(60, 'accepted')]],
    ])('%s, the agent is told when and from where, and to reset after a new password', (_how, later) => {
      for (const before of [guessed, known]) expect(toldOf([...before, ...later])).toEqual({ cause: 'somebody-else', whatToDo: reset })
    })

    test('from the network of an earlier guess, that is told as well', () => {
      const other = guesses(0, '203.0.113.77').slice(0, 1)
      const about = [appCode(-60, 'accepted'), signIn(-1, 'challenge', {}, STRANGER), ...guesses(-1), ...other, help(4), gotIn]
      expect(toldOf(about).whatToDo).toBe(reset)
    })

    test('it is not the person who is said to have got in, when something else stops them then', () => {
      const { whatToDo } = toldOf([...known, gotIn, signIn(60, 'wrong-credentials')])
      expect(whatToDo).toContain(`${reset} Since then something else has stopped them. They do not give the right password`)
      expect(whatToDo).not.toContain('They got in')
    })

    test('it stays told when somebody guesses from yet another network', () => {
      const { whatToDo } = toldOf([...known, gotIn, appCode(30, 'accepted'), ...guesses(60, PHONE)])
      expect(whatToDo).toContain(`${reset} They got in since, at 11:08, and were stopped again after that. Somebody at another`)
    })

    test('after the person did, that is told whatever the reference was about, and whatever came after', () => {
      const later = [...stuck, appCode(3, 'accepted'), ...guesses(60), appCode(63, 'accepted', {}, STRANGER)]
      const told = reset.replace('10:43', '11:41')
      expect(toldOf(later)).toEqual({ cause: 'wrong-code', whatToDo: told })
      expect(toldOf([...later, appCode(90, 'accepted')]).whatToDo).toBe(told)
      expect(toldOf([...later, signIn(90, 'wrong-credentials')]).whatToDo).toContain(`${told} Since then something else`)
    })

    test('there is nothing to reset where that was done since, unless they got in once more', () => {
      const undone = [...known, gotIn, operator(6, 'reset-mfa')]
      const { whatToDo } = toldOf(undone)
      expect(whatToDo).toMatch(
        /^Somebody got in at 10:43, from 203\.0\.113\.9\. Ask the person .*, and have the password changed\. Their second/,
      )
      expect(whatToDo).not.toContain('reset')
      const enrolled = event(9, 'confirm-enrolment', 'accepted', {}, STRANGER)
      expect(toldOf([...undone, enrolled]).whatToDo).toBe(reset.replace('10:43', '10:47'))
    })

    test('nothing of it is said where the person got in from a network of theirs', () => {
      expect(toldOf([...known, appCode(5, 'accepted')]).whatToDo).not.toMatch(/got in|reset/)
      expect(toldOf([...known, appCode(5, 'accepted', {}, PHONE)]).whatToDo).not.toMatch(/got in|reset/)
    })
  })

  test('both before and after the person got in, it is asked once', () => {
    const { whatToDo } = toldOf([...guessed, appCode(5, 'accepted'), ...guesses(60)], { asked: guessed[4] as StoryEvent })
    expect(whatToDo).toMatch(/^They got in since, at 10:43, and were stopped again after that\. Somebody at another network address/)
    expect(whatToDo.match(/Ask the person/g)).toHaveLength(1)
  })

  test('the person is never the one, on whatever network they try once more', () => {
    const own = [signIn(-1, 'challenge'), ...guesses(0, '192.0.2.1'), help(4)]
    for (const later of [
      [appCode(5, 'wrong', {}, PHONE)],
      [signIn(5, 'wrong-credentials', {}, PHONE)],
      [appCode(5, 'accepted', {}, PHONE), ...guesses(60, PHONE)],
      [appCode(5, 'accepted', {}, PHONE), ...guesses(60, '192.0.2.1'), appCode(64, 'wrong', {}, PHONE)],
    ]) {
      const { cause, whatToDo } = toldOf([...own, ...later])
      expect(cause).toBe('wrong-code')
      expect(whatToDo).not.toMatch(/stolen|Ask the person/)
    }
  })
})
