import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeCode } from './judge-code.ts'
import { MISS_LIMIT } from './miss-limit.ts'
import { factor, NOW, RFC_SECRET, strangeCode } from './testing/samples.ts'
import { stepAt } from './time-step.ts'
import { codeOfStep } from './totp-code.ts'

const typing = fc.constantFrom('wrong', 'wrong', 'wrong', 'wrong', 'malformed', 'empty', 'right')
const waiting = fc.oneof(
  { weight: 6, arbitrary: fc.nat(2_000) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 4_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -100_000, max: 0 }) },
)

/** What a person may try, told without looking at the code under test: five looks, then a wait that doubles. */
class Model {
  private missesInARow = 0
  private looksLeft = MISS_LIMIT.missesPerLock
  private nextLockMs = MISS_LIMIT.firstLockMs
  private lockedUntil = Number.NEGATIVE_INFINITY

  expected(what: string, now: number): object {
    if (this.missesInARow >= 100) return { kind: 'locked', until: null }
    if (now < this.lockedUntil) return { kind: 'locked', until: this.lockedUntil }
    if (what === 'malformed') return { kind: 'malformed', reason: 'not-six-digits' }
    if (what === 'empty') return { kind: 'malformed', reason: 'empty' }
    if (what === 'right') return this.forgiven()
    return this.missed(now)
  }

  private forgiven(): object {
    this.missesInARow = 0
    this.looksLeft = MISS_LIMIT.missesPerLock
    this.nextLockMs = MISS_LIMIT.firstLockMs
    return { kind: 'accepted' }
  }

  private missed(now: number): object {
    this.missesInARow++
    const attemptsLeft = --this.looksLeft
    if (attemptsLeft === 0) {
      this.lockedUntil = now + this.nextLockMs
      this.nextLockMs = Math.min(2 * this.nextLockMs, MISS_LIMIT.longestLockMs)
      this.looksLeft = MISS_LIMIT.missesPerLock
    }
    return { kind: 'wrong', attemptsLeft }
  }
}

test('no sequence of guesses and waits gets more looks than the limit gives', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(typing, waiting), { maxLength: 60 }), (sequence) => {
      const model = new Model()
      let read = factor({ lastStep: 0 })
      let now = NOW
      for (const [what, wait] of sequence) {
        now += wait
        const typed = { wrong: strangeCode([RFC_SECRET], now, [read.lastStep]), malformed: '12345x', empty: '  ', right: rightCode(now) }
        // The clock stands still for a second right code; it would be spent, and that is another test's matter.
        const lastStep = what === 'right' ? 0 : read.lastStep
        const { verdict, next } = judgeCode({ ...read, lastStep }, typed[what as keyof typeof typed], now)
        expect(verdict).toEqual(model.expected(what, now))
        read = next
      }
    }),
    { numRuns: 40 },
  )
})

test('a guesser who never errs on the waiting gets a hundred looks, and then none', () => {
  let read = factor({ lastStep: 0 })
  let now = NOW
  let looks = 0
  for (let i = 0; i < 200; i++) {
    const { verdict, next } = judgeCode(read, strangeCode([RFC_SECRET], now, [0]), now)
    if (verdict.kind === 'wrong') looks++
    else if (verdict.kind === 'locked') now = Math.max(now, verdict.until ?? now + 3_600_000)
    read = next
  }
  expect(looks).toBe(100)
  expect(judgeCode(read, rightCode(now), now).verdict).toEqual({ kind: 'locked', until: null })
})

function rightCode(now: number): string {
  return codeOfStep(RFC_SECRET, stepAt(now))
}
