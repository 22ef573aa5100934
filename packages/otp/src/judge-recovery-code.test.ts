import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeRecoveryCode, type RecoveryChallenge } from './judge-recovery-code.ts'
import { NO_MISSES } from './miss-limit.ts'
import { MINUTE_MS, NOW } from './testing/samples.ts'

interface TestCode {
  readonly code: string
  readonly usedAt: number | null
}

const CODES = ['AAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBB', 'CCCCCCCCCCCCCCCC']
const STRANGE = 'DDDD-DDDD-DDDD-DDDD'
const isCodeOf = ({ code }: TestCode, typed: string): boolean => code === typed

function challenge(change: Partial<RecoveryChallenge<TestCode>> = {}): RecoveryChallenge<TestCode> {
  return { ...NO_MISSES, codes: CODES.map((code) => ({ code, usedAt: null })), ...change }
}
const judge = (judged: RecoveryChallenge<TestCode>, typed: string, now = NOW) => judgeRecoveryCode(judged, typed, now, isCodeOf)

describe('a recovery code', () => {
  test('is accepted, forgives the misses, and is spent', () => {
    const { verdict, next, spent } = judge(challenge({ misses: 4 }), 'bbbb-bbbb-bbbb-bbbb')
    expect(verdict).toEqual({ kind: 'accepted' })
    expect(spent).toEqual({ code: CODES[1], usedAt: NOW })
    expect(next).toEqual({ ...NO_MISSES, codes: [{ code: CODES[0], usedAt: null }, spent, { code: CODES[2], usedAt: null }] })
  })

  test('that was used is already used however it is spelt, and costs nothing', () => {
    const { next } = judge(challenge(), CODES[1] ?? '')
    for (const typed of ['BBBBBBBBBBBBBBBB', 'bbbb bbbb bbbb bbbb', 'ＢＢＢＢ-BBBB-BBBB-BBBB']) {
      const again = judge(next, typed)
      expect(again).toEqual({ verdict: { kind: 'already-used' }, next, spent: null })
      expect(again.next).toBe(next)
    }
  })

  test('that is none of the person’s is wrong, and counts', () => {
    const { verdict, next } = judge(challenge({ misses: 3 }), STRANGE)
    expect(verdict).toEqual({ kind: 'wrong', attemptsLeft: 1 })
    expect(next.misses).toBe(4)
  })

  test('that is wrong after every code was used is wrong all the same', () => {
    const codes = CODES.map((code) => ({ code, usedAt: NOW - 1 }))
    expect(judge(challenge({ codes }), STRANGE).verdict).toEqual({ kind: 'wrong', attemptsLeft: 4 })
  })
})

describe('the order of judgement', () => {
  const locked = { misses: 5, lockedUntil: NOW + MINUTE_MS }

  test.each(['', 'x', STRANGE, ...CODES])('locked comes before anything is looked at: %j', (typed) => {
    const judged = challenge(locked)
    const none = (): boolean => {
      throw new Error('a code was looked at')
    }
    expect(judgeRecoveryCode(judged, typed, NOW, none)).toEqual({
      verdict: { kind: 'locked', until: NOW + MINUTE_MS },
      next: judged,
      spent: null,
    })
  })

  test('after a hundred misses only a reset helps', () => {
    expect(judge(challenge({ misses: 100 }), CODES[0] ?? '').verdict).toEqual({ kind: 'locked', until: null })
  })

  test('malformed comes before having no codes, and neither costs anything', () => {
    const none = challenge({ codes: [] })
    expect(judge(none, '').verdict).toEqual({ kind: 'malformed', reason: 'empty' })
    expect(judge(none, '123456').verdict).toEqual({ kind: 'malformed', reason: 'not-a-recovery-code' })
    expect(judge(none, STRANGE)).toEqual({ verdict: { kind: 'nothing-to-confirm', reason: 'none' }, next: none, spent: null })
  })
})

test('in any sequence each code is accepted once at most, and the fifth miss in a row locks', () => {
  const typing = fc.constantFrom('', 'x', STRANGE, STRANGE, STRANGE, ...CODES)
  fc.assert(
    fc.property(fc.array(fc.tuple(typing, fc.nat(20_000)), { maxLength: 80 }), (sequence) => {
      let standing = challenge()
      let now = NOW
      const accepted: string[] = []
      for (const [typed, wait] of sequence) {
        now += wait
        const before = standing
        const { verdict, next } = judge(standing, typed, now)
        standing = next
        if (verdict.kind === 'accepted') accepted.push(typed)
        if (verdict.kind === 'wrong') expect(verdict.attemptsLeft).toBe(4 - (before.misses % 5))
        if (verdict.kind !== 'accepted' && verdict.kind !== 'wrong') expect(next).toBe(before)
      }
      expect(new Set(accepted).size).toBe(accepted.length)
      expect(standing.codes.filter(({ usedAt }) => usedAt !== null)).toHaveLength(accepted.length)
    }),
  )
})
