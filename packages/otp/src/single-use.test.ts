import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeCode, type TotpFactor } from './judge-code.ts'
import { judgeEnrolmentCode } from './judge-enrolment-code.ts'
import { digitStyles, respelt } from './testing/respelt.ts'
import { enrolment, factor, NO_LIMIT, NOW, OTHER_SECRET, RFC_SECRET } from './testing/samples.ts'
import { stepAt } from './time-step.ts'
import { codeOfStep } from './totp-code.ts'

/** One try: the clock moves (perhaps back), then a code of a step near the clock, or a replay, is typed in some spelling. */
const tries = fc.array(
  fc.record({
    clockMoves: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 40_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -700_000, max: 0 }) },
    ),
    code: fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((off) => ({ kind: 'near' as const, off })),
      fc.nat(30).map((which) => ({ kind: 'replay' as const, which })),
    ),
    spelling: fc.array(fc.nat(digitStyles - 1), { minLength: 6, maxLength: 6 }),
  }),
  { minLength: 5, maxLength: 40 },
)

describe('no sequence of codes and times, with clocks that go back and spellings that vary,', () => {
  test('accepts the code of one step twice at sign-in', () => {
    fc.assert(
      fc.property(tries, (sequence) => {
        let read = factor()
        let now = NOW
        const typedSoFar: string[] = []
        const spent: number[] = []
        for (const { clockMoves, code, spelling } of sequence) {
          now += clockMoves
          const replayed = code.kind === 'replay' ? typedSoFar[code.which % Math.max(1, typedSoFar.length)] : undefined
          const plain = replayed ?? codeOfStep(RFC_SECRET, stepAt(now) + (code.kind === 'near' ? code.off : 0))
          typedSoFar.push(plain)
          const { verdict, next } = judgeCode(read, respelt(plain, spelling), now, NO_LIMIT)
          if (verdict.kind === 'accepted') {
            expect(codeOfStep(RFC_SECRET, next.lastStep)).toBe(plain)
            expect(Math.abs(next.lastStep - stepAt(now))).toBeLessThanOrEqual(1)
            for (const step of spent) expect(next.lastStep).toBeGreaterThan(step)
            spent.push(next.lastStep)
          } else {
            expect(next.lastStep).toBe(read.lastStep)
          }
          read = next
        }
      }),
      { numRuns: 60 },
    )
  })

  test('accepts the code of one step of one app twice, with several apps', () => {
    const secrets = [RFC_SECRET, OTHER_SECRET]
    const several = tries.chain((sequence) =>
      fc.tuple(fc.constant(sequence), fc.array(fc.nat(1), { minLength: sequence.length, maxLength: sequence.length })),
    )
    fc.assert(
      fc.property(several, ([sequence, whose]) => {
        let read: TotpFactor = { ...factor(), further: [{ secret: OTHER_SECRET, lastStep: 0 }] }
        let now = NOW
        const spent = new Set<string>()
        for (const [index, { clockMoves, code, spelling }] of sequence.entries()) {
          now += clockMoves
          const secret = secrets[whose[index] ?? 0] ?? RFC_SECRET
          const plain = codeOfStep(secret, stepAt(now) + (code.kind === 'near' ? code.off : 0))
          const { verdict, next } = judgeCode(read, respelt(plain, spelling), now, NO_LIMIT)
          if (verdict.kind === 'accepted') {
            expect(spent).not.toContain(plain)
            spent.add(plain)
          }
          read = next
        }
      }),
      { numRuns: 60 },
    )
  })

  test('confirms one secret twice', () => {
    fc.assert(
      fc.property(tries, (sequence) => {
        let read = enrolment()
        let now = NOW
        let accepted = 0
        for (const { clockMoves, code, spelling } of sequence) {
          now += clockMoves
          const plain = codeOfStep(RFC_SECRET, stepAt(now) + (code.kind === 'near' ? code.off : 0))
          const { verdict, next } = judgeEnrolmentCode(read, respelt(plain, spelling), now, NO_LIMIT)
          if (verdict.kind === 'accepted') accepted++
          read = next
        }
        expect(accepted).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })
})

test('whoever waits for the instant that was told is accepted, whatever went before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 1 }), fc.integer({ min: 0, max: 100_000 }), (off, later) => {
      const first = judgeCode(factor(), codeOfStep(RFC_SECRET, stepAt(NOW) + off), NOW)
      expect(first.verdict.kind).toBe('accepted')
      const again = judgeCode(first.next, codeOfStep(RFC_SECRET, first.next.lastStep), NOW + later)
      if (again.verdict.kind !== 'already-used') throw new Error(again.verdict.kind)
      const then = Math.max(NOW + later, again.verdict.nextCodeAt)
      expect(judgeCode(again.next, codeOfStep(RFC_SECRET, stepAt(then)), then).verdict).toEqual({ kind: 'accepted' })
    }),
    { numRuns: 60 },
  )
})
