import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useLocation } from 'wouter'
import { ANONYMOUS, JourneyProvider, type Session, useJourney, useSessionQuery } from '../../journey.tsx'
import { createQueryClient } from '../../query-client.ts'
import { createApiClient, TRPCProvider } from '../../trpc.ts'
import { useSignOut } from '../../use-sign-out.ts'
import { LeavingGate } from './leaving-gate.tsx'
import { ProofGate } from './proof-gate.tsx'
import { useAdding } from './use-adding.tsx'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const GWEN: Session = {
  stage: 'signed-in',
  user: { username: 'gwen', name: 'Gwen Hale', role: 'administrator' },
  organisation: { name: 'Harbour' },
  expiresAt: Date.now() + 600_000,
}
const PASSWORD = 'quiet-tide-lantern'
const ADDED = {
  kind: 'imported',
  added: 1,
  unchanged: 0,
  passwords: [{ username: 'sam', name: 'Sam Okafor', password: PASSWORD }],
  until: 1,
}

// jsdom has no modal dialogs.
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  this.open = false
}

beforeEach(() => {
  window.history.pushState(null, '', '/admin/people')
  window.history.pushState(null, '', '/admin/people/add')
})
afterEach(cleanup)

function AddPage(): ReactNode {
  const [, navigate] = useLocation()
  const { signOut } = useSignOut()
  const adding = useAdding()
  return (
    <>
      {adding.answer?.kind === 'imported' && adding.answer.passwords.map(({ password }) => <p key={password}>{password}</p>)}
      <button type="button" onClick={() => void adding.call({ file: '', verified: false })}>
        Add
      </button>
      <button type="button" onClick={() => navigate('/admin/progress')}>
        Progress
      </button>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </>
  )
}

function Pages(): ReactNode {
  const [path] = useLocation()
  const { session, sessionIs, unkept } = useJourney()
  return (
    <>
      <p data-testid="waiting">{unkept?.answer.passwords[0]?.password ?? 'nothing'}</p>
      <button type="button" onClick={() => sessionIs(ANONYMOUS)}>
        End the session
      </button>
      <LeavingGate>
        {path === '/admin/people/add' && session.stage === 'signed-in' && (
          <ProofGate>
            <AddPage />
          </ProofGate>
        )}
      </LeavingGate>
    </>
  )
}

function Tab(): ReactNode {
  const tabs = { tell: () => undefined, listen: () => () => undefined }
  const { data = ANONYMOUS } = useSessionQuery()
  return (
    <JourneyProvider session={data} tabs={tabs}>
      <Pages />
    </JourneyProvider>
  )
}

/** Gwen is on the page for adding people; calls are answered when the test says so, and `fails` is what the network does. */
function opens() {
  const waiting = new Map<string, { readonly answers: (data: unknown) => void; readonly fails: () => void }>()
  const api = createApiClient(
    (url) =>
      new Promise((resolve, reject) => {
        waiting.set(String(url).split(/[/?]/)[2] ?? '', {
          answers: (data) => resolve(new Response(JSON.stringify({ result: { data } }))),
          fails: () => reject(new TypeError('Failed to fetch')),
        })
      }),
  )
  const queries = createQueryClient()
  queries.setQueryData([['session', 'current'], { type: 'query' }], GWEN)
  render(
    <UiProvider service={SERVICE} words={en} locale="en" clock={Date.now}>
      <QueryClientProvider client={queries}>
        <TRPCProvider trpcClient={api} queryClient={queries}>
          <Tab />
        </TRPCProvider>
      </QueryClientProvider>
    </UiProvider>,
  )
  return {
    answers: (procedure: string, data: unknown) => settled(() => waiting.get(procedure)?.answers(data)),
    fails: (procedure: string) => settled(() => waiting.get(procedure)?.fails()),
  }
}

/** What follows from it has followed when other timers have had their turn. */
async function settled(step: () => void): Promise<void> {
  await act(async () => {
    step()
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
}
const press = (name: string): Promise<void> => settled(() => fireEvent.click(screen.getByRole('button', { name })))
const isAsked = (): boolean => screen.queryByRole('dialog') !== null
const waits = (): string | null => screen.getByTestId('waiting').textContent
const isShown = (): boolean => screen.queryAllByText(PASSWORD).length > 1

test('whoever left by Sign out and got no answer still has their passwords: a link asks again, and the end of the session takes none', async () => {
  const service = opens()
  await press('Add')
  await service.answers('admin.importPeople', ADDED)
  await press('Sign out')
  await press('Leave without them')
  await service.fails('session.signOut')
  expect([isShown(), waits()]).toEqual([true, PASSWORD])
  await press('Progress')
  expect(isAsked()).toBe(true)
  await press('Stay')
  await press('End the session')
  expect([isShown(), waits()]).toEqual([false, PASSWORD])
})

test('passwords that come after a sign-out that got no answer are held like any others', async () => {
  const service = opens()
  await press('Add')
  await press('Sign out')
  await press('Leave without them')
  await service.fails('session.signOut')
  await service.answers('admin.importPeople', ADDED)
  expect([isShown(), waits()]).toEqual([true, PASSWORD])
})

test.each([
  ['Sign out', () => ['session.signOut', {}] as const],
  ['Progress', () => null],
])('whoever left by “%s” has left their passwords behind, and those that come later as well', async (way, then) => {
  const service = opens()
  const call = then()
  await press('Add')
  await press(way)
  await press('Leave without them')
  if (call !== null) await service.answers(...call)
  await service.answers('admin.importPeople', ADDED)
  expect([isShown(), waits()]).toEqual([false, 'nothing'])
})

test('whoever left by Sign out has left behind the passwords that were on the page', async () => {
  const service = opens()
  await press('Add')
  await service.answers('admin.importPeople', ADDED)
  await press('Sign out')
  await press('Leave without them')
  await service.answers('session.signOut', {})
  expect([isShown(), waits()]).toEqual([false, 'nothing'])
})

test('passwords that come when the session is over, and the page with it, wait for whoever asked for them', async () => {
  const service = opens()
  await press('Add')
  await press('End the session')
  expect(screen.queryByRole('button', { name: 'Add' })).toBeNull()
  await service.answers('admin.importPeople', ADDED)
  expect([isShown(), waits()]).toEqual([false, PASSWORD])
})
