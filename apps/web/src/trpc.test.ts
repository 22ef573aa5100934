import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApiClient } from './trpc.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that never answers; the request ends with its signal. */
function neverAnswers(_url: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError'))))
}

async function outcomeOf(call: (api: ReturnType<typeof createApiClient>) => Promise<unknown>, afterMs: number): Promise<string> {
  let outcome = 'waits'
  void call(createApiClient(neverAnswers)).then(
    () => (outcome = 'answered'),
    () => (outcome = 'failed'),
  )
  await vi.advanceTimersByTimeAsync(afterMs)
  return outcome
}

test('nobody waits for longer than half a minute for an answer that does not come', async () => {
  expect(await outcomeOf((api) => api.challenge.submit.mutate({ code: '123456' }), 29_000)).toBe('waits')
  expect(await outcomeOf((api) => api.challenge.submit.mutate({ code: '123456' }), 30_000)).toBe('failed')
  expect(await outcomeOf((api) => api.session.current.query(), 30_000)).toBe('failed')
})

test('hundreds of people take their time to be added', async () => {
  const file = { file: 'username,name\nada,Ada', verified: false }
  expect(await outcomeOf((api) => api.admin.importPeople.mutate(file), 299_000)).toBe('waits')
  expect(await outcomeOf((api) => api.admin.importPeople.mutate(file), 300_000)).toBe('failed')
})

test('what the page no longer waits for is ended at once', async () => {
  const leaving = new AbortController()
  setTimeout(() => leaving.abort(), 1_000)
  expect(await outcomeOf((api) => api.session.current.query(undefined, { signal: leaving.signal }), 1_000)).toBe('failed')
})
