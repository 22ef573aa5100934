import type { SessionEnd, SessionEndCause } from '@enrol/ui'
import { useUi } from '@enrol/ui/ui-provider'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Enrolled, Session } from './journey.tsx'
import { placeAt } from './places.ts'
import { sessionEnd } from './session-end.ts'
import { createSessionMemory, type SessionMemory } from './session-memory.ts'
import { type Failure, failureOf } from './trouble.ts'

/** What the service says that ended the session; null: it does not know. */
export type AskWhyEnded = () => Promise<SessionEndCause | null>

/** Notices that a session has ended without being asked to, and why, also before the page was loaded, and remembers who was where. */
export function useUnexpectedEnd(session: Session, enrolled: Enrolled | null, askWhyEnded: AskWhyEnded) {
  const [path] = useLocation()
  const { clock } = useUi()
  const [memory] = useState(createSessionMemory)
  const [sessionEnded, setSessionEnded] = useState(() => (session.stage === 'anonymous' ? endOfLast(memory, clock()) : null))
  const seen = useRef<{ username: string; path: string } | null>(null)
  const expected = useRef(false)
  const before = useRef(session.stage)
  const toldAt = useRef(0)

  // Before what follows, and not when the person goes from page to page: that tells this tab nothing.
  useEffect(() => {
    toldAt.current = clock()
    const opened = before.current === 'anonymous' && session.stage !== 'anonymous'
    before.current = session.stage
    if (opened) expected.current = false
    // Either it was signed in after that code, or something else than an app has been enrolled since.
    if (opened || !['anonymous', 'enrolling'].includes(session.stage)) memory.noteUnanswered(false)
  }, [session, clock, memory])

  useEffect(() => {
    if (expected.current) return
    if (session.stage !== 'anonymous') {
      const { stage, user, expiresAt, atLimit = false } = session
      // An app that was enrolled has ended the session already, as was said that it would.
      memory.write(enrolled?.method === 'totp' ? null : { expiresAt, atLimit, toldAt: toldAt.current, end: null })
      if (placeAt(path, stage).kind === 'here') seen.current = { username: user.username, path }
    } else if (seen.current !== null && enrolled === null) {
      const end = endOfLast(memory, clock())
      if (end === null) seen.current = null
      setSessionEnded(end)
    }
  }, [session, path, enrolled, clock, memory])

  useEffect(() => {
    if (sessionEnded === null || !isGuess(sessionEnded)) return
    let asks = true
    const tell = (cause: SessionEndCause | null): void => {
      if (cause === null || !asks) return
      const last = memory.read()
      if (last !== null) memory.write({ ...last, end: cause })
      setSessionEnded(cause)
    }
    // Without an answer there is still something true to say.
    askWhyEnded().then(tell, () => undefined)
    return () => {
      asks = false
    }
  }, [sessionEnded, askWhyEnded, memory])

  const lastSeen = useCallback(() => seen.current, [])
  const goOn = useCallback(() => setSessionEnded(null), [])
  const expectEnd = useCallback(() => {
    expected.current = true
    seen.current = null
    memory.write(null)
    setSessionEnded(null)
  }, [memory])
  const noteEnd = useCallback(() => memory.noteEnd(clock()), [memory, clock])
  const mayEndSession = useCallback(
    async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
      const before = memory.unanswered
      memory.noteUnanswered(true)
      try {
        const answer = await call()
        memory.noteUnanswered(false)
        return answer
      } catch (error) {
        // It has ended nothing; one before it may have.
        if (isUnheard(failureOf(error, clock(), navigator.onLine))) memory.noteUnanswered(before)
        throw error
      }
    },
    [memory, clock],
  )
  return { sessionEnded, lastSeen, expectEnd, noteEnd, goOn, mayEndSession }
}

/** Told by the time alone, or by a code that got no answer: the service may know better, as when it ended while the browser slept. */
function isGuess(end: SessionEnd): boolean {
  switch (end) {
    case 'ran-out':
    case 'at-limit':
    case 'perhaps-enrolled':
    case 'cut-short':
      return true
    case 'mfa-reset':
    case 'suspended':
    case 'password-given':
    case 'elsewhere':
      return false
  }
}

/** The call was turned away before anything was done. */
function isUnheard(failure: Failure): boolean {
  return failure.kind !== 'trouble' || failure.trouble.kind === 'busy' || failure.trouble.kind === 'too-fast'
}

/** Why the session that this tab had is over; null: it had none, or that end was asked for. */
function endOfLast(memory: SessionMemory, now: number): SessionEnd | null {
  const last = memory.read()
  if (last === null) return null
  const end = sessionEnd(last, now, memory.unanswered)
  memory.write({ ...last, end })
  return end
}
