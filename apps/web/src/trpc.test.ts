import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApiClient } from './trpc.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that never answers; the request ends with its signal. */
function neverAnswers(_url: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('ended', 'AbortError'))))
}

type Api = ReturnType<typeof createApiClient>

async function outcomeOf(call: (api: Api) => Promise<unknown>, afterMs: number): Promise<string> {
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

test.each<[string, (api: Api) => Promise<unknown>]>([
  ['to be added', (api) => api.admin.importPeople.mutate({ file: 'username,name\nada,Ada', verified: false })],
  ['to be written out', (api) => api.admin.exportPeople.mutate({})],
  ['to be told of in a trail that is written out', (api) => api.admin.exportEvents.mutate({})],
])('hundreds of people take their time %s', async (_what, call) => {
  expect(await outcomeOf(call, 299_000)).toBe('waits')
  expect(await outcomeOf(call, 300_000)).toBe('failed')
})

test('a file that is only looked at is answered as soon as anything else', async () => {
  expect(await outcomeOf((api) => api.admin.previewImport.mutate({ file: 'username,name', verified: false }), 30_000)).toBe('failed')
})

test('once a call is answered, or has failed, nothing waits for its end any more', async () => {
  const stays = new AbortController()
  const removed = vi.spyOn(stays.signal, 'removeEventListener')
  const answers = async (): Promise<Response> => Response.json({ result: { data: { stage: 'anonymous' } } })
  const fails = async (): Promise<Response> => Response.json({ error: { message: 'no', code: -1, data: null } }, { status: 500 })
  await createApiClient(answers).session.current.query(undefined, { signal: stays.signal })
  expect(vi.getTimerCount()).toBe(0)
  await expect(createApiClient(fails).session.current.query(undefined, { signal: stays.signal })).rejects.toThrow()
  expect(vi.getTimerCount()).toBe(0)
  expect(removed).toHaveBeenCalledTimes(2)
})

test('what the page no longer waits for is ended at once', async () => {
  const leaving = new AbortController()
  setTimeout(() => leaving.abort(), 1_000)
  expect(await outcomeOf((api) => api.session.current.query(undefined, { signal: leaving.signal }), 1_000)).toBe('failed')
})
