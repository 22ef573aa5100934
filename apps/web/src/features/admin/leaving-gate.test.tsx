import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type ReactNode, useCallback, useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useLocation } from 'wouter'
import { type Go, JourneyProvider, type Session, useJourney } from '../../journey.tsx'
import { createQueryClient } from '../../query-client.ts'
import { createApiClient, TRPCProvider } from '../../trpc.ts'
import { LeavingGate, type Question, useLeaving } from './leaving-gate.tsx'
import { type ListBehind, useListBehind } from './list-behind.ts'
import { ProofGate, useProvenCall } from './proof-gate.tsx'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const GWEN: Session = {
  stage: 'signed-in',
  user: { username: 'gwen', name: 'Gwen Hale', role: 'administrator' },
  organisation: { name: 'Harbour' },
  expiresAt: Date.now() + 600_000,
}

/** From the list that was searched to a page that may be held; nothing that an earlier test left in the history comes before them. */
beforeEach(() => {
  window.history.pushState(null, '', '/start')
  window.history.pushState(null, '', '/admin/people?search=ada')
  window.history.pushState({ listBehind: '?search=ada' } satisfies ListBehind, '', '/admin/held')
})
afterEach(cleanup)

const asks: Question = ({ onLeave, onStay }) => (
  <div role="dialog">
    <button type="button" onClick={() => void onLeave()}>
      Leave
    </button>
    <button type="button" onClick={onStay}>
      Stay
    </button>
  </div>
)

/** What the procedure of the page answers, in turn. */
type Answer = () => Promise<{ readonly kind: 'proof-needed' | 'done' }>

function HeldPage({ answer, onSignOut }: { readonly answer: Answer; readonly onSignOut: Go }): ReactNode {
  const [, navigate] = useLocation()
  const { asksFirst } = useJourney()
  const [changed, setChanged] = useState(false)
  const adding = useProvenCall(useCallback(() => answer(), [answer]))
  useLeaving(changed || adding.busy ? asks : null)
  return (
    <>
      <h1>Held page</h1>
      <a href={useListBehind()}>Back to the list</a>
      <button type="button" onClick={() => setChanged(true)}>
        Change
      </button>
      <button type="button" onClick={() => setChanged(false)}>
        Save
      </button>
      <button type="button" onClick={() => void adding.call(undefined)}>
        Add
      </button>
      <button type="button" onClick={() => navigate('/admin/progress')}>
        Progress
      </button>
      <button type="button" onClick={() => asksFirst.current?.(onSignOut)}>
        Sign out
      </button>
    </>
  )
}

/** As in the pages for those who look after people: the navigation stays in sight while a proof is given. */
function Pages({ answer, onSignOut }: { readonly answer: Answer; readonly onSignOut: Go }): ReactNode {
  const [path, navigate] = useLocation()
  return (
    <>
      <button type="button" onClick={() => navigate('/admin/events')}>
        Audit trail
      </button>
      <p data-testid="place">{path}</p>
      {path === '/admin/held' && (
        <ProofGate>
          <HeldPage answer={answer} onSignOut={onSignOut} />
        </ProofGate>
      )}
    </>
  )
}

function opens(answer: Answer = async () => ({ kind: 'done' })): { readonly signedOut: () => boolean } {
  let isOut = false
  const queries = createQueryClient()
  const api = createApiClient(() => new Promise(() => undefined))
  const tabs = { tell: () => undefined, listen: () => () => undefined }
  render(
    <UiProvider service={SERVICE} words={en} locale="en" clock={Date.now}>
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <JourneyProvider session={GWEN} tabs={tabs}>
            <LeavingGate>
              <Pages
                answer={answer}
                onSignOut={async () => {
                  isOut = true
                  return true
                }}
              />
            </LeavingGate>
          </JourneyProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </UiProvider>,
  )
  return { signedOut: () => isOut }
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }))
}

/** The browser tells of a step only when it is done, and another may follow from it: they are over when it has told of none for a while. */
async function steps(step: () => void): Promise<void> {
  await act(
    () =>
      new Promise<void>((resolve) => {
        let quiet = setTimeout(over, 100)
        function again(): void {
          clearTimeout(quiet)
          quiet = setTimeout(over, 100)
        }
        function over(): void {
          window.removeEventListener('popstate', again)
          resolve()
        }
        window.addEventListener('popstate', again)
        step()
      }),
  )
}
const goesBack = (): Promise<void> => steps(() => window.history.back())
const skipsTo = (fragment: string): Promise<void> => steps(() => window.location.assign(fragment))
const isAsked = (): boolean => screen.queryByRole('dialog') !== null
/** While a proof is given: neither seen nor heard. */
const isPutAway = (): boolean => screen.queryByRole('heading', { name: 'Held page' }) === null
const proofIsAsked = (): Promise<void> => waitFor(() => expect(isPutAway()).toBe(true))
const listBehind = (): string | null => screen.getByRole('link', { name: 'Back to the list' }).getAttribute('href')
const place = (): string | null => screen.getByTestId('place').textContent

test('nobody is asked on a page that holds nothing, and Back leads off it at once', async () => {
  opens()
  await goesBack()
  expect(place()).toBe('/admin/people')
  expect(isAsked()).toBe(false)
})

test('Back asks on a held page, as often as it is pressed; “Stay” stays, and “Leave” leads to what came before', async () => {
  opens()
  press('Change')
  for (const _ of [1, 2]) {
    await goesBack()
    expect([isAsked(), place()]).toEqual([true, '/admin/held'])
    press('Stay')
    expect([isAsked(), place()]).toEqual([false, '/admin/held'])
  }
  await goesBack()
  await steps(() => press('Leave'))
  await waitFor(() => expect(place()).toBe('/admin/people'))
  expect(window.location.search).toBe('?search=ada')
})

test('Back leads off a page that is held no longer, with one press', async () => {
  opens()
  press('Change')
  press('Save')
  await goesBack()
  expect(place()).toBe('/admin/people')
})

test('a link asks on a held page, and whoever leaves by it comes back to what was there before with two presses of Back', async () => {
  opens()
  press('Change')
  press('Progress')
  expect([isAsked(), place()]).toEqual([true, '/admin/held'])
  press('Stay')
  press('Progress')
  press('Leave')
  expect(place()).toBe('/admin/progress')
  await goesBack()
  expect(place()).toBe('/admin/held')
  await goesBack()
  expect(place()).toBe('/admin/people')
})

test('signing out asks on a held page, and is done when the person leaves', () => {
  const { signedOut } = opens()
  press('Change')
  press('Sign out')
  expect([isAsked(), signedOut()]).toEqual([true, false])
  press('Stay')
  expect(signedOut()).toBe(false)
  press('Sign out')
  press('Leave')
  expect(signedOut()).toBe(true)
})

test('the browser asks before a held page is closed, and no longer when it is held no more', () => {
  opens()
  const closes = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(closes()).toBe(true)
  press('Change')
  expect(closes()).toBe(false)
  press('Save')
  expect(closes()).toBe(true)
})

test.each([['/admin/held'], ['/admin/held#top']])(
  'a step to a place on the held page is not Back: nobody is asked, at %s, and Back asks afterwards as before',
  async (address) => {
    window.history.replaceState(window.history.state, '', address)
    opens()
    press('Change')
    await skipsTo('#top')
    await skipsTo('#main')
    expect([isAsked(), place()]).toEqual([false, '/admin/held'])
    // Over the two steps within the page, and then off it.
    for (const _ of [1, 2]) {
      await goesBack()
      expect(isAsked()).toBe(false)
    }
    await goesBack()
    expect([isAsked(), place()]).toEqual([true, '/admin/held'])
    press('Stay')
    press('Progress')
    press('Stay')
    await goesBack()
    await steps(() => press('Leave'))
    await waitFor(() => expect(place()).toBe('/admin/people'))
  },
)

test('a step to a place on the proof page does not give the proof up, and Back does', async () => {
  opens(async () => ({ kind: 'proof-needed' }))
  press('Add')
  await proofIsAsked()
  await skipsTo('#main')
  expect(isPutAway()).toBe(true)
  await goesBack()
  await goesBack()
  expect(isPutAway()).toBe(false)
  expect(place()).toBe('/admin/held')
})

test('the list that led to a page is known under its guard, and when a proof was given up', async () => {
  opens(async () => ({ kind: 'proof-needed' }))
  expect(listBehind()).toBe('/admin/people?search=ada')
  press('Change')
  press('Save')
  expect(listBehind()).toBe('/admin/people?search=ada')
  press('Add')
  await proofIsAsked()
  await goesBack()
  expect(listBehind()).toBe('/admin/people?search=ada')
})

test('what is not under way while a proof is given holds nobody: a link leads off the proof page unasked', async () => {
  opens(async () => ({ kind: 'proof-needed' }))
  press('Add')
  await proofIsAsked()
  press('Audit trail')
  expect([isAsked(), place()]).toEqual([false, '/admin/events'])
})

test('what was typed before a proof is asked for holds the person on the proof page too', async () => {
  opens(async () => ({ kind: 'proof-needed' }))
  press('Change')
  press('Add')
  await proofIsAsked()
  press('Audit trail')
  expect([isAsked(), place()]).toEqual([true, '/admin/held'])
})

test('a page holds while what it does is under way, and no longer', async () => {
  let answers = (): void => undefined
  opens(
    () =>
      new Promise((resolve) => {
        answers = () => resolve({ kind: 'done' })
      }),
  )
  press('Add')
  press('Audit trail')
  expect(isAsked()).toBe(true)
  press('Stay')
  await act(async () => answers())
  press('Audit trail')
  expect([isAsked(), place()]).toEqual([false, '/admin/events'])
})
