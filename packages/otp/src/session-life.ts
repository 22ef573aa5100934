import type { Stage } from './journey.ts'
import type { Instant } from './time-step.ts'

export type SessionStage = Exclude<Stage, 'anonymous'>

export interface SessionLife {
  /** A session without a request ends after so long, by stage. */
  readonly idleMs: Readonly<Record<SessionStage, number>>
  /** However busy, it ends after so long. */
  readonly inAllMs: number
}

const MINUTE_MS = 60_000

/** NIST SP 800-63B-4 §2.2.3 (12 h in all, reauthentication when idle); shorter before the second factor. */
export const SESSION_LIFE: SessionLife = {
  idleMs: {
    'change-password': 15 * MINUTE_MS,
    enrolling: 30 * MINUTE_MS,
    challenge: 5 * MINUTE_MS,
    'signed-in': 15 * MINUTE_MS,
  },
  inAllMs: 12 * 60 * MINUTE_MS,
}

export interface SessionTimes {
  readonly stage: SessionStage
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

/** When the session ends if nothing more is asked of it. */
export function sessionEndsAt(times: SessionTimes, life: SessionLife = SESSION_LIFE): Instant {
  return Math.min(idleEnd(times, life), limitOf(times, life))
}

/** Whether nothing puts that end off: the session has then lasted as long as any may. */
export function endsAtLimit(times: SessionTimes, life: SessionLife = SESSION_LIFE): boolean {
  return limitOf(times, life) <= idleEnd(times, life)
}

function idleEnd({ stage, lastSeenAt }: SessionTimes, life: SessionLife): Instant {
  return lastSeenAt + life.idleMs[stage]
}

function limitOf({ createdAt }: SessionTimes, life: SessionLife): Instant {
  return createdAt + life.inAllMs
}
