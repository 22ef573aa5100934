import { createHash } from 'node:crypto'
import { ADDRESS_LIMIT, type Instant, NAME_LIMIT, type ThrottleLimit, throttledUntil, withFailedAttempt } from '@enrol/otp'
import { foldedName, type Statement, type StoredAttempts, type User } from '@enrol/store'
import { recorded } from '../audit.ts'
import type { Context } from '../context.ts'
import { networkOf } from './network-of.ts'

/** Failed attempts under one name or from one network, as they were read. */
interface Tally {
  readonly key: string
  readonly limit: ThrottleLimit
  readonly before: StoredAttempts | null
}

/** Where a password is asked for: to sign in, or once more by somebody who is signed in. The trail says which. */
export type Occasion = 'sign-in' | 'prove'

/** Of the network, and of the name. */
export type Tallies = readonly [Tally, Tally]

/** Network first: where both make somebody wait, the answer does not depend on the name. */
export async function tallies({ store, request }: Context, username: string): Promise<Tallies> {
  // Hashed: what strangers type is not kept, however long it is.
  const name = `name:${createHash('sha256').update(foldedName(username)).digest('base64url')}`
  const address = `address:${networkOf(request.address)}`
  const [ofAddress, ofName] = await store.attempts.under(address, name)
  return [
    { key: address, limit: ADDRESS_LIMIT, before: ofAddress },
    { key: name, limit: NAME_LIMIT, before: ofName },
  ]
}

/** Until when no password is looked at. A refusal for this is an event once in each wait: a flood of attempts is no flood of events. */
export async function throttle(ctx: Context, read: Tallies, username: string, occasion: Occasion = 'sign-in'): Promise<Instant | null> {
  for (const { key, before } of read) {
    const until = throttledUntil(before, ctx.clock())
    if (until === null) continue
    const detail = { until, counted: key.startsWith('name:') ? 'name' : 'address' }
    if (before?.refusedUntil !== until) {
      const subject = (await ctx.store.users.byUsername(username))?.user ?? null
      await ctx.store.atomically(
        [ctx.store.attempts.noteRefusal(key, until)],
        [recorded(ctx, { kind: occasion, outcome: 'throttled', subject, detail })],
      )
    }
    return until
  }
  return null
}

/**
 * Counts a failed attempt under the name and from the network, with the event that tells of it. When another process has
 * counted meanwhile and somebody must wait by now, that is the answer, and what the password was worth is not said:
 * it was one guess too many.
 */
export async function countFailure(
  ctx: Context,
  read: Tallies,
  username: string,
  subject: User | null,
  occasion: Occasion = 'sign-in',
): Promise<Instant | null> {
  const { attempts } = ctx.store
  const event = recorded(ctx, { kind: occasion, outcome: 'wrong-credentials', subject })
  for (let tallied = read; ; tallied = await tallies(ctx, username)) {
    const until = tallied === read ? null : await throttle(ctx, tallied, username, occasion)
    if (until !== null) return until
    const counts = tallied.map(({ key, limit, before }) =>
      attempts.saveIfUnchanged(key, before, withFailedAttempt(before, ctx.clock(), limit)),
    )
    if (await ctx.store.atomically(counts, [event])) return null
  }
}

/**
 * Guards of a success: what failed under the name is forgotten, as it was read; a network keeps its count. They refuse
 * when another process has counted meanwhile. Nothing was read: five would have to fail elsewhere in the time of one turn.
 */
export function forgotten({ store }: Context, [, { before }]: Tallies): Statement[] {
  return before === null ? [] : [store.attempts.forgetIfUnchanged(before)]
}
