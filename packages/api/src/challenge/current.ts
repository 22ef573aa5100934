import { type Instant, lockInForce, nextCodeAt } from '@enrol/otp'
import { appsOf } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { masked, verifiedAddress } from '../email/email-offer.ts'
import { factorOf } from './factor-of.ts'

export type CurrentChallenge = (
  | {
      readonly method: 'totp'
      readonly tag: string
      /** Only when there are several apps: of all of them, the first one first. */
      readonly tags?: readonly string[]
      /** Only when the newest code of every app is spent: when the first that can be accepted appears. */
      readonly nextCodeAt?: Instant
    }
  | {
      readonly method: 'email'
      /** Masked; empty when there is no verified address any more. */
      readonly address: string
    }
) & {
  /** The person has recovery codes that were never used. */
  readonly recovery: boolean
  /** Only while codes are not looked at; null: until an administrator resets the factor. */
  readonly lockedUntil?: Instant | null
  /** Only while a reset is asked for; `at`: when it is carried out, null: it was not granted so far. */
  readonly reset?: { readonly reference: string; readonly at: Instant | null }
}

export async function currentChallenge(ctx: SessionContext): Promise<CurrentChallenge> {
  const factor = await factorOf(ctx)
  const now = ctx.clock()
  const lock = lockInForce(factor, now, ctx.limits.miss)
  const request = await ctx.store.help.openOf(ctx.session.user.id)
  const recovery = ((await ctx.store.recoveryCodes.leftOf(factor.userId))?.left ?? 0) > 0
  const standing = {
    recovery,
    ...(lock === null ? {} : { lockedUntil: lock.until }),
    ...(request === null ? {} : { reset: { reference: request.reference, at: request.resetAt } }),
  }
  if (factor.method === 'email') return { method: 'email', address: masked(verifiedAddress(ctx.session) ?? ''), ...standing }
  const apps = appsOf(factor)
  const next = Math.min(...apps.map(({ lastStep }) => nextCodeAt(lastStep)))
  return {
    method: 'totp',
    tag: factor.tag,
    ...(apps.length > 1 && { tags: apps.map(({ tag }) => tag) }),
    ...(next > now && { nextCodeAt: next }),
    ...standing,
  }
}
