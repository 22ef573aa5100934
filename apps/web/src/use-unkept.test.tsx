import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANONYMOUS, type Session } from './journey.tsx'
import { type Unkept, useUnkept } from './use-unkept.ts'

const UNKEPT: Unkept = {
  username: 'gwen',
  answer: {
    kind: 'imported',
    added: 1,
    unchanged: 0,
    passwords: [{ username: 'sam', name: 'Sam Okafor', password: 'quiet-tide-lantern' }],
    until: 1,
  },
}

function sessionOf(username: string, stage: 'challenge' | 'signed-in', role: 'administrator' | 'helpdesk' = 'administrator'): Session {
  return {
    stage,
    user: { username, name: username, ...(stage === 'signed-in' && { role }) },
    organisation: { name: 'Harbour' },
    expiresAt: 1,
  }
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(cleanup)

/** A tab in which Gwen has added somebody, and whose session is over. */
function tabOfGwen() {
  const { result, rerender } = renderHook(useUnkept, { initialProps: sessionOf('gwen', 'signed-in') })
  act(() => result.current.setUnkept(UNKEPT))
  rerender(ANONYMOUS)
  return { result, is: rerender }
}

/** What Gwen gave away would be read in the browser's own files. */
const stored = (): string => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, window.history.state])
const closes = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('passwords that are not kept outlast the session of whoever made them, and nothing writes them down', () => {
  const { result, is } = tabOfGwen()
  expect(result.current.unkept).toBe(UNKEPT)
  is(sessionOf('gwen', 'challenge'))
  is(sessionOf('gwen', 'signed-in'))
  expect(result.current.unkept).toBe(UNKEPT)
  expect(stored()).not.toContain('lantern')
})

test('another person who signs in never has them, nor does the first one afterwards', () => {
  const seen: (Unkept | null)[] = []
  const { result, rerender } = renderHook(
    (session: Session) => {
      const kept = useUnkept(session)
      if (session.stage !== 'anonymous' && session.user.username !== 'gwen') seen.push(kept.unkept)
      return kept
    },
    { initialProps: sessionOf('gwen', 'signed-in') },
  )
  act(() => result.current.setUnkept(UNKEPT))
  rerender(sessionOf('carys', 'challenge'))
  expect(seen.at(-1)).toBeNull()
  rerender(sessionOf('gwen', 'signed-in'))
  expect(result.current.unkept).toBeNull()
})

test('whoever is no administrator any more does not have them', () => {
  const { result, is } = tabOfGwen()
  is(sessionOf('gwen', 'signed-in', 'helpdesk'))
  expect(result.current.unkept).toBeNull()
})

test('the browser asks before a tab with such passwords is closed, with or without a session, and not once they are kept', () => {
  const { result } = tabOfGwen()
  expect(closes()).toBe(false)
  act(() => result.current.setUnkept(null))
  expect(closes()).toBe(true)
})
