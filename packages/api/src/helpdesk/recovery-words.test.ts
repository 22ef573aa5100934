import { expect, test } from 'vitest'
import type { StoryEvent } from './case.ts'
import { madeCodesWords, noticeWords, proofWords, recoveryWords } from './recovery-words.ts'

function event(outcome: string, detail: StoryEvent['detail'] = {}): StoryEvent {
  return { at: 1_800_000_000_000, kind: 'any', outcome, address: null, reference: null, detail }
}

test.each([
  [event('accepted', { left: 9 }), 1, 'used a recovery code and were signed in, with 9 left'],
  [event('wrong', { attemptsLeft: 4 }), 1, 'entered a wrong recovery code'],
  [event('wrong', { attemptsLeft: 2 }), 3, 'entered 3 wrong recovery codes'],
  [event('already-used'), 1, 'entered a recovery code that had been used already'],
  [event('malformed', { reason: 'empty' }), 1, 'submitted no recovery code'],
  [event('malformed', { reason: 'not-a-recovery-code' }), 1, 'entered something that is not a recovery code'],
  [event('nothing-to-confirm', { reason: 'none' }), 1, 'entered a recovery code when none had been made for them'],
  [event('locked'), 1, 'tried a recovery code while locked, when no code is looked at until 10:45'],
])('the helpdesk is told of %j, %i times, that they %s', (told, times, words) => {
  expect(recoveryWords(told, times, ' until 10:45')).toBe(words)
})

test('and of the codes that were made, the proof before it, and the mail after it', () => {
  expect(madeCodesWords(event('proof-needed'))).toBe('they wanted new recovery codes and were asked for password and code first')
  expect(proofWords(event('wrong-credentials'), 2, '')).toBe('a wrong password was given 2 times by somebody who was signed in')
  expect(proofWords(event('accepted'), 1, '')).toBe('they gave password and code once more')
  expect(madeCodesWords(event('created'))).toBe('they made new recovery codes')
  expect(noticeWords(event('sent', { about: 'recovery-codes-made' }))).toBe('they were told by email that recovery codes were made')
  expect(noticeWords(event('sent', { about: 'recovery-code-proved' }))).toBe('they were told by email that a recovery code was used')
  expect(noticeWords(event('failed', { about: 'recovery-code-used' }))).toBe('an email could not tell them that a recovery code was used')
})

test.each([
  [
    event('wrong', { method: 'recovery-code', attemptsLeft: 2 }),
    3,
    'they gave their password once more, and entered 3 wrong recovery codes',
  ],
  [
    event('malformed', { method: 'recovery-code', reason: 'empty' }),
    1,
    'they gave their password once more, and submitted no recovery code',
  ],
  [
    event('locked', { method: 'recovery-code' }),
    1,
    'they gave their password once more, and tried a recovery code while locked, when no code is looked at until 10:45',
  ],
  [event('wrong', { method: 'app', attemptsLeft: 4 }), 1, 'they were asked for password and code once more, which was answered "wrong"'],
])('of a proof that failed, %j, the helpdesk is told whether it was by a recovery code', (told, times, words) => {
  expect(proofWords(told, times, ' until 10:45')).toBe(words)
})
