import { Buffer } from 'node:buffer'
import { type JourneyEvent, nextStage, type SessionStage, type Stage } from '@enrol/otp'
import { type Statement, sessionIdOf } from '@enrol/store'
import type { Deps } from '../deps.ts'

const TOKEN_BYTES = 32

export interface NewSession {
  /** For the cookie, and nowhere else. */
  readonly token: string
  readonly open: Statement
}

/** A session with a new random token: one is made after the password, and another after the second factor (ASVS 7.2.4). */
export function newSession({ store, clock, randomBytes }: Deps, userId: string, stage: SessionStage): NewSession {
  const token = Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url')
  return { token, open: store.sessions.open({ id: sessionIdOf(token), userId, stage, at: clock() }) }
}

/** The stage of the session that follows an event; an event that can't happen in the stage is a mistake of ours. */
export function stageAfter(stage: Stage, event: JourneyEvent): SessionStage {
  const next = nextStage(stage, event)
  if (next === null || next === 'anonymous') throw new Error(`"${event.kind}" in the stage "${stage}" leads to no session`)
  return next
}
