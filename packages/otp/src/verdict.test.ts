import { expectTypeOf, test } from 'vitest'
import type { Accepted, EmailVerdict, Malformed, NothingToConfirm, TotpEnrolmentVerdict, TotpVerdict } from './verdict.ts'

/** The contract's table, field by field; a new ending or a field renamed does not compile. */
interface Contract {
  accepted: Record<never, never>
  malformed: { reason: 'empty' | 'not-six-digits' }
  wrong: { attemptsLeft: number }
  'already-used': { nextCodeAt: number }
  locked: { until: number | null }
  clock: { secondsOff: number; attemptsLeft: number }
  'older-entry': { tag: string; issuedAt: number; attemptsLeft: number }
  'too-old': { attemptsLeft: number }
  superseded: { number: number; sentAt: number; newest: { number: number; sentAt: number }; attemptsLeft: number }
  expired: { sentAt: number; expiresAt: number }
  'nothing-to-confirm': { reason: 'none' | 'too-long-ago' | 'misses' }
}
type Verdict = TotpVerdict | TotpEnrolmentVerdict | EmailVerdict
type Fields<Kind extends Verdict['kind'], Of extends Verdict = Verdict> = Omit<Extract<Of, { kind: Kind }>, 'kind'>
type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] }

test('the endings are those of the contract, no more and no fewer', () => {
  expectTypeOf<Verdict['kind']>().toEqualTypeOf<keyof Contract>()
})

test('each way of confirming has its own endings', () => {
  type Common = 'accepted' | 'malformed' | 'wrong' | 'already-used' | 'locked'
  expectTypeOf<TotpVerdict['kind']>().toEqualTypeOf<Common | 'too-old'>()
  expectTypeOf<TotpEnrolmentVerdict['kind']>().toEqualTypeOf<Common | 'clock' | 'older-entry' | 'nothing-to-confirm'>()
  expectTypeOf<EmailVerdict['kind']>().toEqualTypeOf<Common | 'superseded' | 'expired' | 'nothing-to-confirm'>()
})

test('each ending has the fields of the contract', () => {
  expectTypeOf<keyof Accepted>().toEqualTypeOf<'kind'>()
  expectTypeOf<Writable<Omit<Malformed, 'kind'>>>().toEqualTypeOf<Contract['malformed']>()
  expectTypeOf<Writable<Omit<NothingToConfirm, 'kind'>>>().toEqualTypeOf<Contract['nothing-to-confirm']>()
  expectTypeOf<Writable<Fields<'wrong'>>>().toEqualTypeOf<Contract['wrong']>()
  expectTypeOf<Writable<Fields<'locked'>>>().toEqualTypeOf<Contract['locked']>()
  expectTypeOf<Writable<Fields<'clock'>>>().toEqualTypeOf<Contract['clock']>()
  expectTypeOf<Writable<Fields<'older-entry'>>>().toEqualTypeOf<Contract['older-entry']>()
  expectTypeOf<Writable<Fields<'too-old'>>>().toEqualTypeOf<Contract['too-old']>()
  expectTypeOf<Writable<Fields<'superseded'>>>().toEqualTypeOf<Contract['superseded']>()
  expectTypeOf<Writable<Fields<'expired'>>>().toEqualTypeOf<Contract['expired']>()
})

test("an app's spent code tells when the next appears; an emailed one has no next", () => {
  expectTypeOf<Writable<Fields<'already-used', TotpVerdict>>>().toEqualTypeOf<Contract['already-used']>()
  expectTypeOf<Writable<Fields<'already-used', TotpEnrolmentVerdict>>>().toEqualTypeOf<Contract['already-used']>()
  expectTypeOf<keyof Extract<EmailVerdict, { kind: 'already-used' }>>().toEqualTypeOf<'kind'>()
})
