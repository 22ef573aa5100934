import type { Instant, SessionLife, SessionStage } from '@enrol/otp'
import { isCode, type StoryEvent } from './case.ts'

/** A session before the second factor that was left alone for so long that it must have ended. */
export interface EndedSession {
  readonly idleMs: number
  /** The sign-in that came after it; null: there was none so far. */
  readonly before: StoryEvent | null
}

interface Waiting {
  readonly stage: Extract<SessionStage, 'enrolling' | 'challenge'>
  readonly seenAt: Instant
}

/** Nothing is recorded when a session ends by itself, so that is read from the gaps between what the person did. */
export function endedSessions(events: readonly StoryEvent[], now: Instant, { idleMs }: SessionLife): EndedSession[] {
  const ended: EndedSession[] = []
  let open: Waiting | null = null
  for (const event of events) {
    const { kind, outcome, at } = event
    if (kind === 'sign-in' && (outcome === 'enrolling' || outcome === 'challenge')) {
      if (open !== null && at - open.seenAt >= idleMs[open.stage]) ended.push({ idleMs: idleMs[open.stage], before: event })
      open = { stage: outcome, seenAt: at }
    } else if (endsAllSessions(event)) open = null
    else if (open !== null && isOfSession(kind)) open = { stage: open.stage, seenAt: at }
  }
  if (open !== null && now - open.seenAt >= idleMs[open.stage]) ended.push({ idleMs: idleMs[open.stage], before: null })
  return ended
}

function endsAllSessions({ kind, outcome }: StoryEvent): boolean {
  if (isCode(kind) || kind === 'use-recovery-code') return outcome === 'accepted'
  return kind === 'sign-out' || (outcome === 'done' && ['reset-mfa', 'suspend-user', 'restore-user'].includes(kind))
}

function isOfSession(kind: string): boolean {
  return isCode(kind) || ['use-recovery-code', 'start-enrolment', 'send-email-code', 'ask-for-help', 'trouble'].includes(kind)
}
