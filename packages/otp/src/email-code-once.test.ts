import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EmailChallenge, judgeEmailCode } from './judge-email-code.ts'
import { MISS_LIMIT, NO_MISSES } from './miss-limit.ts'
import { digitStyles, respelt } from './testing/respelt.ts'
import { NOW } from './testing/samples.ts'
import { isCodeOf, sentCode, type TestCode } from './testing/sent-codes.ts'

const WRONG = '999999'

const action = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('send' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('type' as const), which: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('guess' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: -60_000, max: 1_200_000 }) }) },
)

/** The limits as they are, and with the locks off: the limit of a code holds by itself. */
const LIMITS = [MISS_LIMIT, { ...MISS_LIMIT, firstLockMs: 0, longestLockMs: 0, missesInAll: Number.MAX_SAFE_INTEGER }]

test.each(LIMITS)(
  'a code is accepted at most once, never after five misses, and never when it is not the newest (locks of %o)',
  (limit) => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 5, maxLength: 60 }), fc.infiniteStream(fc.nat(digitStyles - 1)), (actions, styles) => {
        let read: EmailChallenge<TestCode> = { ...NO_MISSES, sent: [] }
        let now = NOW
        const accepted = new Set<string>()
        const missesOf = new Map<string, number>()
        for (const act of actions) {
          if (act.do === 'wait') now += act.ms
          if (act.do === 'send') {
            const number = read.sent.length + 1
            read = { ...read, sent: [sentCode(String(100_000 + number), { number, sentAt: now }), ...read.sent] }
          }
          if (act.do !== 'type' && act.do !== 'guess') continue
          const [newest] = read.sent
          const typed = act.do === 'guess' ? WRONG : (read.sent[act.which % Math.max(1, read.sent.length)]?.code ?? WRONG)
          const { verdict, next } = judgeEmailCode<TestCode, EmailChallenge<TestCode>>(read, respelt(typed, styles), now, isCodeOf, limit)
          if (verdict.kind === 'wrong' || verdict.kind === 'superseded') {
            const code = newest?.code ?? ''
            missesOf.set(code, (missesOf.get(code) ?? 0) + 1)
            expect(missesOf.get(code)).toBeLessThanOrEqual(5)
          }
          if (verdict.kind === 'accepted') {
            expect(typed).toBe(newest?.code)
            expect(accepted).not.toContain(typed)
            expect(missesOf.get(typed) ?? 0).toBeLessThan(5)
            expect(now).toBeLessThan(newest?.expiresAt ?? 0)
            accepted.add(typed)
          }
          read = next
        }
      }),
      { numRuns: 300 },
    )
  },
)
