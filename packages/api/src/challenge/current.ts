import { type Instant, lockInForce, nextCodeAt } from '@enrol/otp'
import type { SessionContext } from '../context.ts'
import { masked, verifiedAddress } from '../email/email-offer.ts'
import { factorOf } from './factor-of.ts'

export type CurrentChallenge = (
  | {
      readonly method: 'totp'
      readonly tag: string
      /** Only when the newest code is spent: when the first that can be accepted appears. */
      readonly nextCodeAt?: Instant
    }
  | {
      readonly method: 'email'
      /** Masked; empty when there is no verified address any more. */
      readonly address: string
    }
) & {
  /** Only while codes are not looked at; null: until an administrator resets the factor. */
  readonly lockedUntil?: Instant | null
}

export async function currentChallenge(ctx: SessionContext): Promise<CurrentChallenge> {
  const factor = await factorOf(ctx)
  const now = ctx.clock()
  const lock = lockInForce(factor, now, ctx.limits.miss)
  const locked = lock === null ? {} : { lockedUntil: lock.until }
  if (factor.method === 'email') return { method: 'email', address: masked(verifiedAddress(ctx.session) ?? ''), ...locked }
  const next = nextCodeAt(factor.lastStep)
  return { method: 'totp', tag: factor.tag, ...(next > now ? { nextCodeAt: next } : {}), ...locked }
}
