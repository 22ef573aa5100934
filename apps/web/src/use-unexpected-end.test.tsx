import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { act, renderHook } from '@testing-library/react'
import { TRPCClientError } from '@trpc/client'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ANONYMOUS, type Enrolled, type Session } from './journey.tsx'
import { createSessionMemory } from './session-memory.ts'
import { type AskWhyEnded, useUnexpectedEnd } from './use-unexpected-end.ts'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const MINUTE = 60_000
const START = 1_800_000_000_000
const SIGNED_IN: Session = {
  stage: 'signed-in',
  user: { username: 'ada', name: 'Ada Marsh' },
  organisation: { name: 'Harbour' },
  expiresAt: START + 15 * MINUTE,
}
const ENROLLING: Session = { ...SIGNED_IN, stage: 'enrolling' }

let now = START
const clock = (): number => now
beforeEach(() => {
  now = START
  sessionStorage.clear()
  localStorage.clear()
  window.history.replaceState(null, '', '/account')
})

afterEach(() => vi.unstubAllGlobals())

interface Told {
  readonly session: Session
  readonly enrolled?: Enrolled
}

const nobodyKnows: AskWhyEnded = async () => null

/** A page in this tab, from when it is loaded until it is left. */
function page(first: Told, askWhyEnded: AskWhyEnded = nobodyKnows) {
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <UiProvider service={SERVICE} words={en} locale="en" clock={clock}>
      {children}
    </UiProvider>
  )
  const hook = ({ session, enrolled = null }: { session: Session; enrolled?: Enrolled | null }) =>
    useUnexpectedEnd(session, enrolled, askWhyEnded)
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

test('what ended a session before its time is asked once, and said for as long as the page and the tab are there', async () => {
  const ask = vi.fn<AskWhyEnded>(async () => 'mfa-reset')
  const { result, is, leave } = page({ session: SIGNED_IN }, ask)
  now += MINUTE
  expect(ask).not.toHaveBeenCalled()
  is({ session: ANONYMOUS })
  await vi.waitFor(() => expect(result.current.sessionEnded).toBe('mfa-reset'))
  is({ session: ANONYMOUS })
  leave()
  expect(page({ session: ANONYMOUS }, ask).result.current.sessionEnded).toBe('mfa-reset')
  expect(ask).toHaveBeenCalledTimes(1)
})

test('where the service does not know, or does not answer, a session that was cut short is still said to be', async () => {
  for (const ask of [nobodyKnows, () => Promise.reject(new TypeError('no network'))]) {
    page({ session: SIGNED_IN }).leave()
    now += MINUTE
    const { result, leave } = page({ session: ANONYMOUS }, ask)
    await act(async () => {})
    expect(result.current.sessionEnded).toBe('cut-short')
    leave()
  }
})

test.each([
  ['ran-out', {}],
  ['at-limit', { atLimit: true as const }],
])('a page that is loaded again after its session is over says why: %s', (end, more) => {
  page({ session: { ...SIGNED_IN, ...more } }).leave()
  now += 20 * MINUTE
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe(end)
})

test.each([{}, { atLimit: true as const }])(
  'whoever comes back after the time of their session, of which the service knows who ended it, reads that: %o',
  async (more) => {
    const { result, is } = page({ session: { ...SIGNED_IN, ...more } }, async () => 'mfa-reset')
    now += 20 * MINUTE
    is({ session: ANONYMOUS })
    await vi.waitFor(() => expect(result.current.sessionEnded).toBe('mfa-reset'))
  },
)

test('whoever was suspended, and had sent a code that was not answered, reads that they were suspended, for a page that is loaded again too', async () => {
  const ask = async (): Promise<'suspended'> => 'suspended'
  const { result, leave } = page({ session: ENROLLING })
  await expect(result.current.mayEndSession(() => Promise.reject(new TypeError('no network')))).rejects.toThrow()
  leave()
  const again = page({ session: ANONYMOUS }, ask)
  expect(again.result.current.sessionEnded).toBe('perhaps-enrolled')
  await vi.waitFor(() => expect(again.result.current.sessionEnded).toBe('suspended'))
  again.leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('suspended')
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
  const { is, leave } = page({ session: ENROLLING })
  is({
    session: ENROLLING,
    enrolled: { method: 'totp', username: 'sam', tag: '7K', nextCodeAt: now + MINUTE, leavesAt: now + MINUTE },
  })
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBeNull()
})

test('a session that is over after a code was sent and not answered was perhaps ended by that code, for a page that is loaded again too', async () => {
  const { result, leave } = page({ session: ENROLLING })
  await expect(result.current.mayEndSession(() => Promise.reject(new TypeError('no network')))).rejects.toThrow()
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('perhaps-enrolled')
})

test('a code that was answered has not ended it', async () => {
  const { result, leave } = page({ session: ENROLLING })
  await result.current.mayEndSession(() => Promise.resolve('wrong'))
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('cut-short')
})

test.each([401, 403, 429, 503])('a code that was turned away unheard, with %i, has not ended it', async (httpStatus) => {
  const turnedAway = TRPCClientError.from({
    error: { message: 'not now', code: -1, data: { code: 'NOT_NOW', httpStatus, reference: null } },
  })
  const { result, leave } = page({ session: ENROLLING })
  await expect(result.current.mayEndSession(() => Promise.reject(turnedAway))).rejects.toThrow()
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('cut-short')
})

test('whoever has signed in again is told nothing more of a code that was not answered', async () => {
  window.history.replaceState(null, '', '/enrol/code')
  const { result, is, leave } = page({ session: ENROLLING })
  await expect(result.current.mayEndSession(() => Promise.reject(new TypeError('no network')))).rejects.toThrow()
  is({ session: ANONYMOUS })
  expect(result.current.sessionEnded).toBe('perhaps-enrolled')
  is({ session: SIGNED_IN })
  leave()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('cut-short')
})

test.each(['is there', 'is loaded again'])(
  'whoever then enrolled by email is told nothing of a code of an app that was not answered, on a page that %s',
  async (how) => {
    const enrolling = page({ session: ENROLLING })
    await expect(enrolling.result.current.mayEndSession(() => Promise.reject(new TypeError('no network')))).rejects.toThrow()
    if (how === 'is there') enrolling.is({ session: SIGNED_IN })
    enrolling.leave()
    if (how === 'is loaded again') page({ session: SIGNED_IN }).leave()
    now += 20 * MINUTE
    expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('ran-out')
  },
)

test('a page that the person goes to tells this tab nothing of a session that another one has ended on purpose', () => {
  const { result, is } = page({ session: SIGNED_IN })
  now += MINUTE
  createSessionMemory().noteEnd(now)
  now += MINUTE
  act(() => window.history.pushState(null, '', '/account/password'))
  is({ session: SIGNED_IN })
  is({ session: ANONYMOUS })
  expect(result.current.sessionEnded).toBeNull()
})

test('a session that another tab ended on purpose was not cut short, for a page that is loaded again and for one that slept', () => {
  const asleep = page({ session: SIGNED_IN })
  page({ session: SIGNED_IN }).leave()
  now += MINUTE
  createSessionMemory().noteEnd(now)
  now += MINUTE
  asleep.is({ session: ANONYMOUS })
  expect(asleep.result.current.sessionEnded).toBeNull()
  expect(asleep.result.current.lastSeen()).toBeNull()
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBeNull()
})

test('a session that was opened after another one was ended on purpose is cut short like any other', () => {
  createSessionMemory().noteEnd(now)
  now += MINUTE
  page({ session: SIGNED_IN }).leave()
  now += MINUTE
  expect(page({ session: ANONYMOUS }).result.current.sessionEnded).toBe('cut-short')
})

test('where the browser keeps nothing, a session that is over is told of as long as the page is there', () => {
  const denied = {
    getItem: () => {
      throw new DOMException('denied', 'SecurityError')
    },
    setItem: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  }
  vi.stubGlobal('sessionStorage', denied)
  vi.stubGlobal('localStorage', denied)
  const { result, is } = page({ session: SIGNED_IN })
  act(() => result.current.noteEnd())
  now += MINUTE
  is({ session: ANONYMOUS })
  expect(result.current.sessionEnded).toBe('cut-short')
})

test('nothing that is kept for it says whose session it was', () => {
  page({ session: SIGNED_IN })
  expect(Object.values({ ...sessionStorage }).join()).toBe(
    JSON.stringify({ expiresAt: SIGNED_IN.expiresAt, atLimit: false, toldAt: START, end: null }),
  )
})
