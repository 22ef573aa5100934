import { Buffer } from 'node:buffer'
import { type Instant, type JourneyEvent, nextStage, type SessionStage, type Stage } from '@enrol/otp'
import { type Statement, sessionIdOf } from '@enrol/store'
import type { Context } from '../context.ts'

const TOKEN_BYTES = 32

export interface NewSession {
  /** For the cookie, and nowhere else. */
  readonly token: string
  readonly open: Statement
}

/**
 * A session with a new random token: one is made after the password, and another after the second factor (ASVS 7.2.4).
 * `provenAt`: when both had been given; null: one of them was not.
 */
export function newSession(ctx: Context, userId: string, stage: SessionStage, provenAt: Instant | null = null): NewSession {
  const { store, clock, randomBytes, request } = ctx
  const token = Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url')
  const { address, userAgent: browser } = request
  return { token, open: store.sessions.open({ id: sessionIdOf(token), userId, stage, provenAt, address, browser, at: clock() }) }
}

/** The stage of the session that follows an event; an event that can't happen in the stage is a mistake of ours. */
export function stageAfter(stage: Stage, event: JourneyEvent): SessionStage {
  const next = nextStage(stage, event)
  if (next === null || next === 'anonymous') throw new Error(`"${event.kind}" in the stage "${stage}" leads to no session`)
  return next
}
