import { createHash } from 'node:crypto'
import { ADDRESS_LIMIT, type Attempts, type Instant, NAME_LIMIT, ruleOnAttempt, type ThrottleLimit } from '@enrol/otp'
import { foldedName, type StoredAttempts, type Write } from '@enrol/store'
import type { Context } from '../context.ts'

interface Go {
  readonly before: StoredAttempts | null
  readonly next: Attempts
}

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

  for (;;) {
    const byAddress = await ruling(ctx, addressKey, ADDRESS_LIMIT)
    if (byAddress.kind === 'throttled') return { kind: 'throttled', until: byAddress.until }
    const byName = await ruling(ctx, nameKey, NAME_LIMIT)
    if (byName.kind === 'throttled') return { kind: 'throttled', until: byName.until }
    // Both or neither: an address that is slowed down must not use up the attempts of names.
    const counted = await ctx.store.atomically([
      attempts.saveIfUnchanged(nameKey, byName.before, byName.next),
      countOfAddress(ctx, addressKey, byAddress),
    ])
    if (counted) break
  }
  return { kind: 'counted', takeBack: [attempts.forget(nameKey), attempts.takeBack(addressKey, ADDRESS_LIMIT.freeAttempts)] }
}

/** Many people share an address: below the limit each adds to whatever the others have counted, and nobody has to read again. */
function countOfAddress({ store: { attempts } }: Context, key: string, { before, next }: Go): Write {
  const hasFreeAttempts = before !== null && before.blockedUntil === null && next.attempts > 1 && next.blockedUntil === null
  if (!hasFreeAttempts) return attempts.saveIfUnchanged(key, before, next)
  const { freeAttempts, windowMs } = ADDRESS_LIMIT
  return attempts.countOneMore(key, { at: next.lastAt, most: freeAttempts - 1, since: next.lastAt - windowMs })
}

async function ruling({ store, clock }: Context, key: string, limit: ThrottleLimit) {
  const before = await store.attempts.under(key)
  return { before, ...ruleOnAttempt(before, clock(), limit) }
}
