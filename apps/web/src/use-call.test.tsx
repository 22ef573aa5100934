import { UiProvider } from '@enrol/ui/ui-provider'
import { en } from '@enrol/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { TRPCClientError } from '@trpc/client'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { JourneyProvider, type Session, useJourney } from './journey.tsx'
import { createQueryClient } from './query-client.ts'
import type { TabMessage } from './tabs.ts'
import { createApiClient, TRPCProvider } from './trpc.ts'
import { useCall } from './use-call.ts'

const SERVICE = { name: 'CJSM', mailFrom: 'noreply@example.org', helpdesk: { email: 'help@example.org', phone: '0' } }
const ENROLLING: Session = {
  stage: 'enrolling',
  user: { username: 'ada', name: 'Ada Marsh' },
  organisation: { name: 'Harbour' },
  expiresAt: Date.now() + 600_000,
}

/** A browser tab in which Ada is enrolling; `procedure` is what the page calls. */
function tab(procedure: (input: string) => Promise<string>) {
  const told: TabMessage[] = []
  const tabs = { tell: (message: TabMessage) => void told.push(message), listen: () => () => undefined }
  const queries = createQueryClient()
  const api = createApiClient(async () => new Response(JSON.stringify({ result: { data: ENROLLING } })))
  function Providers({ children }: { children: ReactNode }): ReactNode {
    return (
      <UiProvider service={SERVICE} words={en} locale="en" clock={Date.now}>
        <QueryClientProvider client={queries}>
          <TRPCProvider trpcClient={api} queryClient={queries}>
            <JourneyProvider session={ENROLLING} tabs={tabs}>
              {children}
            </JourneyProvider>
          </TRPCProvider>
        </QueryClientProvider>
      </UiProvider>
    )
  }
  const { result } = renderHook(() => ({ call: useCall(procedure), journey: useJourney() }), { wrapper: Providers })
  return { result, queries, told }
}

test('pressed twice, a procedure runs once', async () => {
  let runs = 0
  let finish: (answer: string) => void = () => undefined
  const { result } = tab(() => {
    runs++
    return new Promise((resolve) => {
      finish = resolve
    })
  })
  act(() => {
    void result.current.call.call('123456')
    void result.current.call.call('123456')
  })
  expect(result.current.call.busy).toBe(true)
  await act(async () => finish('accepted'))
  expect(runs).toBe(1)
  expect(result.current.call).toMatchObject({ answer: 'accepted', busy: false, trouble: null })
})

test('the last answer stays on the page while the next is under way', async () => {
  const answers = ['wrong', 'accepted']
  const { result } = tab(async () => answers.shift() ?? '')
  await act(async () => void (await result.current.call.call('111111')))
  act(() => void result.current.call.call('222222'))
  expect(result.current.call.answer).toBe('wrong')
  await waitFor(() => expect(result.current.call.answer).toBe('accepted'))
})

test('trouble is told, and gone with the next answer', async () => {
  const outcomes = [() => Promise.reject(TRPCClientError.from(new TypeError('Failed to fetch'))), () => Promise.resolve('accepted')]
  const { result } = tab(() => outcomes.shift()?.() ?? Promise.resolve(''))
  await act(async () => void (await result.current.call.call('111111')))
  expect(result.current.call.trouble).toEqual({ kind: 'unanswered' })
  await act(async () => void (await result.current.call.call('111111')))
  expect(result.current.call).toMatchObject({ answer: 'accepted', trouble: null })
})

test('a session that is over makes the page anonymous, not broken', async () => {
  const over = TRPCClientError.from({
    error: { message: 'over', code: -32001, data: { code: 'UNAUTHORIZED', httpStatus: 401, reference: 'x' } },
  })
  const { result, queries } = tab(() => Promise.reject(over))
  await act(async () => void (await result.current.call.call('111111')))
  expect(result.current.call.trouble).toBeNull()
  expect(queries.getQueryData([['session', 'current'], { type: 'query' }])).toEqual({ stage: 'anonymous' })
})

test('leaving tells the other tabs, and forgets what was shown to this person', () => {
  const { result, queries, told } = tab(async () => '')
  queries.setQueryData(['entry'], { entry: { secret: 'S' }, renewed: false })
  act(() => result.current.journey.leave())
  expect(told).toEqual([{ kind: 'signed-out', farewell: { reason: 'signed-out', entry: null } }])
  expect(queries.getQueryData(['entry'])).toBeUndefined()
  expect(window.location.pathname).toBe('/signed-out')
})
