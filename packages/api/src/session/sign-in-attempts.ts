import { createHash } from 'node:crypto'
import { ADDRESS_LIMIT, type Instant, NAME_LIMIT, ruleOnAttempt, type ThrottleLimit } from '@enrol/otp'
import { foldedName, type Write } from '@enrol/store'
import type { Context } from '../context.ts'

export interface CountedAttempt {
  readonly kind: 'counted'
  /** To be written with the success: the name's count is forgotten, the address gets its attempt back. */
  readonly takeBack: readonly Write[]
}

/** Counts an attempt under the name and from the address before the password is looked at, so parallel guesses can't outrun the count. */
export async function countAttempt(
  ctx: Context,
  username: string,
): Promise<CountedAttempt | { readonly kind: 'throttled'; readonly until: Instant }> {
  const { attempts } = ctx.store
  // Hashed: what strangers type is not kept, however long it is.
  const nameKey = `name:${createHash('sha256').update(foldedName(username)).digest('base64url')}`
  const addressKey = `address:${ctx.request.address}`

  // The address is asked first and counted last: one that is slowed down must not use up the attempts of names.
  const slowed = await ruling(ctx, addressKey, ADDRESS_LIMIT)
  if (slowed.kind === 'throttled') return { kind: 'throttled', until: slowed.until }
  for (const [key, limit] of [
    [nameKey, NAME_LIMIT],
    [addressKey, ADDRESS_LIMIT],
  ] as const) {
    const until = await count(ctx, key, limit)
    if (until !== null) return { kind: 'throttled', until }
  }
  return { kind: 'counted', takeBack: [attempts.forget(nameKey), attempts.takeBack(addressKey, ADDRESS_LIMIT.freeAttempts)] }
}

async function count(ctx: Context, key: string, limit: ThrottleLimit): Promise<Instant | null> {
  for (;;) {
    const ruled = await ruling(ctx, key, limit)
    if (ruled.kind === 'throttled') return ruled.until
    if (await ctx.store.atomically([ctx.store.attempts.saveIfUnchanged(key, ruled.before, ruled.next)])) return null
  }
}

async function ruling({ store, clock }: Context, key: string, limit: ThrottleLimit) {
  const before = await store.attempts.under(key)
  return { before, ...ruleOnAttempt(before, clock(), limit) }
}
