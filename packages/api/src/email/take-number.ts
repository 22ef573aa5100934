import { Buffer } from 'node:buffer'
import { type Instant, nextEmailAt } from '@enrol/otp'
import type { EmailPurpose } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { assertStillOpen } from '../session/current-session.ts'

/** A message that may now go out. */
export interface Taken {
  readonly kind: 'taken'
  readonly id: string
  /** Counts the messages since the last success, from 1. */
  readonly number: number
  readonly sentAt: Instant
  readonly expiresAt: Instant
  /** When another can be sent. */
  readonly resendAt: Instant
}

export interface Wait {
  readonly kind: 'wait'
  readonly until: Instant
}

const HOUR_MS = 3_600_000

/** Counts a message to a person before it goes out, so that of parallel requests one sends. */
export async function takeNumber(ctx: SessionContext, userId: string, purpose: EmailPurpose, code: string): Promise<Taken | Wait> {
  const { store, session, limits } = ctx
  for (;;) {
    const now = ctx.clock()
    const sequence = (await store.emailCodes.lastSequence(userId)) + 1
    const to = purpose === 'address-change' ? 'a-new-address' : 'the-address'
    const lastHour = await store.emailCodes.sentSince(userId, now - HOUR_MS, to)
    const until = nextEmailAt(lastHour, now, limits.email)
    if (until > now) return { kind: 'wait', until }

    const newest = await store.emailCodes.newest(userId, purpose)
    const number = newest === null || newest.usedAt !== null ? 1 : newest.number + 1
    const id = Buffer.from(ctx.randomBytes(16)).toString('base64url')
    const expiresAt = now + limits.emailCodeMs
    const taken = await store.atomically(
      // A reset that came meanwhile has ended the session: no code may be under way after it.
      [
        store.sessions.touch(session.id, now),
        store.emailCodes.add({ id, userId, purpose, sequence, number, code, sentAt: now, expiresAt }),
      ],
      [store.emailCodes.addEvent({ id: `${id}:queued`, emailCodeId: id, status: 'queued', at: now })],
    )
    if (taken) return { kind: 'taken', id, number, sentAt: now, expiresAt, resendAt: nextEmailAt([...lastHour, now], now, limits.email) }
    await assertStillOpen(ctx)
  }
}
