import { type Instant, type SessionStage, sessionEndsAt } from '@enrol/otp'
import type { ListedSession } from '@enrol/store'
import type { SessionContext } from '../context.ts'
import { type Device, deviceOf } from './device-of.ts'

export interface OwnSession {
  /** A digest of the token: it names the session, and opens nothing. */
  readonly id: string
  readonly stage: SessionStage
  readonly device: Device
  /** The network address that it was opened from; null: not known. */
  readonly address: string | null
  /** It was opened from where this request comes from. */
  readonly here: boolean
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly current: boolean
}

/** Those that are still open, also ones in which the password alone was given: they tell the person that somebody has it. */
export async function listSessions(ctx: SessionContext): Promise<readonly OwnSession[]> {
  const { session, request } = ctx
  return (await openSessions(ctx, session.user.id)).map(({ id, stage, browser, address, createdAt, lastSeenAt }) => ({
    id,
    stage,
    device: deviceOf(browser),
    address,
    here: address === request.address,
    createdAt,
    lastSeenAt,
    current: id === session.id,
  }))
}

/** Those of a person that are not over by now, the one that was seen last first. */
export async function openSessions({ store, clock, limits }: SessionContext, userId: string): Promise<ListedSession[]> {
  const now = clock()
  return (await store.sessions.of(userId)).filter((listed) => now < sessionEndsAt(listed, limits.session))
}
