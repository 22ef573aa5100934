import { describe, expect, test } from 'vitest'
import { type EmailChallenge, judgeEmailCode } from './judge-email-code.ts'
import { NO_MISSES } from './miss-limit.ts'
import { HOUR_MS, MINUTE_MS, NOW } from './testing/samples.ts'
import { isCodeOf, sentCode, type TestCode } from './testing/sent-codes.ts'

function challenge(sent: readonly TestCode[], change: Partial<EmailChallenge<TestCode>> = {}): EmailChallenge<TestCode> {
  return { ...NO_MISSES, sent, ...change }
}
const judge = (judged: EmailChallenge<TestCode>, typed: string, now = NOW) =>
  judgeEmailCode<TestCode, EmailChallenge<TestCode>>(judged, typed, now, isCodeOf)
const verdictOn = (judged: EmailChallenge<TestCode>, typed: string, now = NOW) => judge(judged, typed, now).verdict

const first = sentCode('111111', { number: 1, sentAt: NOW - 10 * MINUTE_MS })
const second = sentCode('222222', { number: 2, sentAt: NOW - 5 * MINUTE_MS })
const third = sentCode('333333', { number: 3, sentAt: NOW - MINUTE_MS })

describe('the code of the newest message', () => {
  test('is accepted once, and the misses are forgiven', () => {
    const read = challenge([third, second], { misses: 3, lockedUntil: NOW - 1 })
    expect(judge(read, '333 333')).toEqual({
      verdict: { kind: 'accepted' },
      next: { sent: [{ ...third, usedAt: NOW }, second], misses: 0, lockedUntil: null },
    })
  })

  test('is already used the second time, costs nothing, and has no next one', () => {
    const read = challenge([{ ...third, usedAt: NOW - 1 }, second])
    expect(judge(read, '333333')).toEqual({ verdict: { kind: 'already-used' }, next: read })
    expect(judge(read, '333333').next).toBe(read)
    expect(verdictOn(read, '３３３-３３３')).toEqual({ kind: 'already-used' })
  })

  test('expires at the instant that was told, and costs nothing', () => {
    const read = challenge([third])
    expect(verdictOn(read, '333333', third.expiresAt - 1)).toEqual({ kind: 'accepted' })
    const { verdict, next } = judge(read, '333333', third.expiresAt)
    expect(verdict).toEqual({ kind: 'expired', sentAt: third.sentAt, expiresAt: third.expiresAt })
    expect(next).toBe(read)
  })

  test('is already used rather than expired when it is both', () => {
    expect(verdictOn(challenge([{ ...third, usedAt: NOW }]), '333333', NOW + HOUR_MS)).toEqual({ kind: 'already-used' })
  })

  test('that another message happens to share is the newest one', () => {
    const twin = sentCode('333333', { number: 1, sentAt: NOW - 10 * MINUTE_MS, usedAt: NOW - 9 * MINUTE_MS })
    expect(verdictOn(challenge([third, twin]), '333333')).toEqual({ kind: 'accepted' })
  })
})

describe('the code of an earlier message', () => {
  test('is superseded: which one, which one counts, and one attempt fewer', () => {
    const read = challenge([third, second, first])
    expect(judge(read, '111111')).toEqual({
      verdict: {
        kind: 'superseded',
        number: 1,
        sentAt: first.sentAt,
        newest: { number: 3, sentAt: third.sentAt },
        attemptsLeft: 4,
      },
      next: { sent: [{ ...third, misses: 1 }, second, first], misses: 1, lockedUntil: null },
    })
  })

  test('is superseded also when it has expired, and when the newest has', () => {
    expect(verdictOn(challenge([third, first]), '111111', NOW + HOUR_MS)).toMatchObject({ kind: 'superseded', number: 1 })
  })

  test('is already used when it is both spent and superseded, and costs nothing', () => {
    const read = challenge([third, { ...second, usedAt: NOW - MINUTE_MS }])
    expect(judge(read, '222222')).toEqual({ verdict: { kind: 'already-used' }, next: read })
  })

  test('shared by two earlier messages is named after the newer', () => {
    const twin = sentCode('111111', { number: 2, sentAt: NOW - 5 * MINUTE_MS })
    expect(verdictOn(challenge([third, twin, first]), '111111')).toMatchObject({ kind: 'superseded', number: 2 })
  })
})

describe('any other code', () => {
  test('is wrong, and a miss of the person and of the newest code', () => {
    expect(judge(challenge([third, second]), '999999')).toEqual({
      verdict: { kind: 'wrong', attemptsLeft: 4 },
      next: { sent: [{ ...third, misses: 1 }, second], misses: 1, lockedUntil: null },
    })
  })

  test('is wrong also when the newest code has expired: a code that has run out is no free guess', () => {
    expect(verdictOn(challenge([third]), '999999', NOW + HOUR_MS)).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })

  test('five times starts the lock, and kills the code', () => {
    let read = challenge([third])
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      const { verdict, next } = judge(read, '999999')
      expect(verdict).toEqual({ kind: 'wrong', attemptsLeft })
      read = next
    }
    expect(verdictOn(read, '333333')).toEqual({ kind: 'locked', until: NOW + 30_000 })
    const { verdict, next } = judge(read, '333333', NOW + 30_000)
    expect(verdict).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
    expect(next).toBe(read)
  })

  test('a new message has five attempts of its own, but the count of the person stands', () => {
    const read = challenge(
      [
        { ...third, misses: 0 },
        { ...second, misses: 5 },
      ],
      { misses: 8, lockedUntil: NOW - 1 },
    )
    expect(verdictOn(read, '999999')).toEqual({ kind: 'wrong', attemptsLeft: 1 })
    expect(verdictOn(read, '333333')).toEqual({ kind: 'accepted' })
  })

  test('a dead code stays dead with the other limits off', () => {
    const unlimited = { missesPerLock: 5, firstLockMs: 0, longestLockMs: 0, missesInAll: Number.MAX_SAFE_INTEGER }
    let read = challenge([third])
    for (let i = 0; i < 5; i++) read = judgeEmailCode<TestCode, EmailChallenge<TestCode>>(read, '999999', NOW, isCodeOf, unlimited).next
    const { verdict } = judgeEmailCode<TestCode, EmailChallenge<TestCode>>(read, '333333', NOW, isCodeOf, unlimited)
    expect(verdict).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
  })
})

describe('nothing to confirm', () => {
  test.each<[string, TestCode[], string]>([
    ['no message was ever sent', [], 'none'],
    ['the newest is over 24 hours old', [{ ...third, sentAt: NOW - 24 * HOUR_MS - 1 }], 'too-long-ago'],
    ['the newest died of misses', [{ ...third, misses: 5 }, second], 'misses'],
    ['the newest was spent, and no other has been sent since', [{ ...third, usedAt: NOW - HOUR_MS }], 'none'],
  ])('when %s: nothing is counted', (_when, sent, reason) => {
    const read = challenge(sent)
    const { verdict, next } = judge(read, '999999')
    expect(verdict).toEqual({ kind: 'nothing-to-confirm', reason })
    expect(next).toBe(read)
  })

  test('at 24 hours to the millisecond the code is still known, and has expired', () => {
    const old = sentCode('333333', { sentAt: NOW - 24 * HOUR_MS })
    expect(verdictOn(challenge([old]), '333333')).toMatchObject({ kind: 'expired' })
  })

  test('is said of a dead code even when the right one is typed, and before an earlier one is named', () => {
    const dead = challenge([{ ...third, misses: 5 }, second])
    expect(verdictOn(dead, '333333')).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
    expect(verdictOn(dead, '222222')).toEqual({ kind: 'nothing-to-confirm', reason: 'misses' })
  })
})

describe('the order of judgement', () => {
  test('a lock is said first, to right, wrong, spent and malformed codes, and where nothing was sent', () => {
    for (const sent of [[third, second], [{ ...third, usedAt: NOW }], []])
      for (const typed of ['333333', '222222', '999999', '', 'x']) {
        const read = challenge(sent, { misses: 5, lockedUntil: NOW + 1 })
        const { verdict, next } = judge(read, typed)
        expect(verdict).toEqual({ kind: 'locked', until: NOW + 1 })
        expect(next).toBe(read)
      }
  })

  test('a hundred misses in a row need the helpdesk', () => {
    expect(verdictOn(challenge([third], { misses: 100 }), '333333')).toEqual({ kind: 'locked', until: null })
  })

  test('malformed comes next, and costs nothing', () => {
    for (const sent of [[third], [], [{ ...third, misses: 5 }]]) {
      const read = challenge(sent, { misses: 4 })
      expect(judge(read, ' ')).toEqual({ verdict: { kind: 'malformed', reason: 'empty' }, next: read })
      expect(judge(read, '12345')).toEqual({ verdict: { kind: 'malformed', reason: 'not-six-digits' }, next: read })
    }
  })

  test('a code is compared in full with every message, so the time taken does not tell which one matched', () => {
    const compared: number[] = []
    judgeEmailCode<TestCode, EmailChallenge<TestCode>>(challenge([third, second, first]), '333333', NOW, (sent, code) => {
      compared.push(sent.number)
      return isCodeOf(sent, code)
    })
    expect(compared).toEqual([3, 2, 1])
  })

  test('only digits reach the comparison', () => {
    const compared: string[] = []
    judgeEmailCode<TestCode, EmailChallenge<TestCode>>(challenge([third]), ' ３３３ 333', NOW, (_, code) => compared.push(code) > 99)
    expect(compared).toEqual(['333333'])
  })
})
