import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { ANONYMOUS, type Enrolled, type Session } from './journey.tsx'
import { useUnexpectedEnd } from './use-unexpected-end.ts'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const MINUTE = 60_000
const START = 1_800_000_000_000
const SIGNED_IN: Session = {
  stage: 'signed-in',
  user: { username: 'ada', name: 'Ada Marsh' },
  organisation: { name: 'Harbour' },
  expiresAt: START + 15 * MINUTE,
}

let now = START
beforeEach(() => {
  now = START
  sessionStorage.clear()
  window.history.replaceState(null, '', '/account')
})

interface Told {
  readonly session: Session
  readonly enrolled?: Enrolled
}

/** A page in this tab, from when it is loaded until it is left. */
function page(first: Told) {
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <UiProvider service={SERVICE} words={en} locale="en" clock={() => now}>
      {children}
    </UiProvider>
  )
  const hook = ({ session, enrolled = null }: { session: Session; enrolled?: Enrolled | null }) => useUnexpectedEnd(session, enrolled)
  const { result, rerender, unmount } = renderHook(hook, { wrapper, initialProps: first })
  return { result, is: (told: Told) => rerender(told), leave: unmount }
}

test('a session that is over before its time was cut short, and stays so for whoever then waits, and loads the page again', () => {
  const { result, is, leave } = page({ session: SIGNED_IN })
  now += MINUTE
  is({ session: ANONYMOUS })
  expect(result.current.sessionEnded).toBe('cut-short')
  now += 60 * MINUTE
  act(() => window.history.pushState(null, '', '/sign-in'))
  is({ session: ANONYMOUS })
  expect(result.current.sessionEnded).toBe('cut-short')
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('cut-short')
})

test.each([
  ['ran-out', {}],
  ['at-limit', { atLimit: true as const }],
])('a page that is loaded again after its session is over says why: %s', (end, more) => {
  page({ session: { ...SIGNED_IN, ...more } }).leave()
  now += 20 * MINUTE
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe(end)
})

test('a tab that had no session says nothing of one', () => {
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBeNull()
})

test('nothing is said of a session that ended as it was asked to, then or later', () => {
  const { result, is, leave } = page({ session: SIGNED_IN })
  act(() => result.current.expectEnd())
  is({ session: ANONYMOUS })
  expect(result.current.sessionEnded).toBeNull()
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBeNull()
})

test('an app that was enrolled has ended the session, and a page that is loaded again says nothing else of it', () => {
  const { is, leave } = page({ session: { ...SIGNED_IN, stage: 'enrolling' } })
  is({
    session: { ...SIGNED_IN, stage: 'enrolling' },
    enrolled: { method: 'totp', tag: '7K', nextCodeAt: now + MINUTE, leavesAt: now + MINUTE },
  })
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBeNull()
})

test('nothing that is kept for it says whose session it was', () => {
  page({ session: SIGNED_IN })
  expect(Object.values({ ...sessionStorage }).join()).toBe(JSON.stringify({ expiresAt: SIGNED_IN.expiresAt, atLimit: false, end: null }))
})
