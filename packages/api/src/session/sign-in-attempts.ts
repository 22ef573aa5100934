import { createHash } from 'node:crypto'
import { ADDRESS_LIMIT, type Instant, NAME_LIMIT, type ThrottleLimit, throttledUntil, withFailedAttempt } from '@enrol/otp'
import { foldedName, type Statement, type StoredAttempts, type User } from '@enrol/store'
import { type Happening, recorded } from '../audit.ts'
import type { Context } from '../context.ts'
import { knownBrowser } from './known-browser.ts'
import { networkOf } from './network-of.ts'

/** Failed attempts under one name, from one network or in one browser, as they were read. */
interface Tally {
  readonly of: 'name' | 'address' | 'browser'
  readonly key: string
  readonly limit: ThrottleLimit
  readonly before: StoredAttempts | null
  /** Its wait keeps this attempt waiting. */
  readonly holds: boolean
}

/** Where a password is asked for: to sign in, or once more by somebody who is signed in. The trail says which. */
export type Occasion = 'sign-in' | 'prove'

export type Tallies = readonly Tally[]

/**
 * Network first: where both make somebody wait, the answer does not depend on the name. The browsers in which its person signed in
 * before have a count of their own, and are not kept waiting for what others fail at under the name. It is one for all of them: whoever
 * gets hold of a session could make any number of such browsers.
 */
export async function tallies(ctx: Context, username: string): Promise<Tallies> {
  const { store, request } = ctx
  const browser = knownBrowser(ctx, username)
  const counts: Omit<Tally, 'before'>[] = [
    { of: 'address', key: `address:${networkOf(request.address)}`, limit: ADDRESS_LIMIT, holds: true },
    { of: 'name', key: `name:${hashed(foldedName(username))}`, limit: NAME_LIMIT, holds: browser === null },
  ]
  if (browser !== null) counts.push({ of: 'browser', key: `browsers:${hashed(foldedName(username))}`, limit: NAME_LIMIT, holds: true })
  const before = await store.attempts.under(...counts.map(({ key }) => key))
  return counts.map((count, place) => ({ ...count, before: before[place] ?? null }))
}

/** What strangers type is not kept, however long it is. */
function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** Whoever tries to sign in may be anybody, also where somebody has a session. */
function byWhom(occasion: Occasion): Pick<Happening, 'actor'> {
  return occasion === 'sign-in' ? { actor: null } : {}
}

/** Until when no password is looked at. A refusal for this is an event once in each wait: a flood of attempts is no flood of events. */
export async function throttle(ctx: Context, read: Tallies, username: string, occasion: Occasion = 'sign-in'): Promise<Instant | null> {
  for (const { of: counted, key, before, holds } of read) {
    const until = holds ? throttledUntil(before, ctx.clock()) : null
    if (until === null) continue
    const detail = { until, counted }
    if (before?.refusedUntil !== until) {
      const subject = (await ctx.store.users.byUsername(username))?.user ?? null
      await ctx.store.atomically(
        [ctx.store.attempts.noteRefusal(key, until)],
        [recorded(ctx, { kind: occasion, outcome: 'throttled', subject, detail, ...byWhom(occasion) })],
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
  const event = recorded(ctx, { kind: occasion, outcome: 'wrong-credentials', subject, ...byWhom(occasion) })
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
 * Guards of a success: what failed under the name and in its person's browser is forgotten, as it was read; a network keeps
 * its count. They refuse when another process has counted meanwhile. Nothing was read: five would have to fail elsewhere in
 * the time of one turn.
 */
export function forgotten({ store }: Context, read: Tallies): Statement[] {
  return read.flatMap(({ of, before }) => (of === 'address' || before === null ? [] : [store.attempts.forgetIfUnchanged(before)]))
}
