import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { failureOf } from './trouble.ts'

const NOW = 1_795_500_000_000

function answered(httpStatus: number, code: string): unknown {
  return TRPCClientError.from({ error: { message: 'refused', code: -1, data: { code, httpStatus, reference: '7KQM-3XDA' } } })
}

test('401 means that the session is over, 403 that it has moved on in another tab', () => {
  expect(failureOf(answered(401, 'UNAUTHORIZED'), NOW, true)).toEqual({ kind: 'session-over' })
  expect(failureOf(answered(403, 'FORBIDDEN'), NOW, true)).toEqual({ kind: 'moved-on' })
})

test("the server's trouble comes with the reference that the helpdesk can look up", () => {
  const trouble = { kind: 'server', reference: '7KQM-3XDA' }
  expect(failureOf(answered(500, 'INTERNAL_SERVER_ERROR'), NOW, true)).toEqual({ kind: 'trouble', trouble })
})

test.each([
  [503, 'SERVICE_UNAVAILABLE', 'busy'],
  [429, 'TOO_MANY_REQUESTS', 'too-fast'],
])(
  'a full queue, or too many calls of one person at once, says when to try again, and is not taken for the other (%i)',
  (status, code, kind) => {
    expect(failureOf(answered(status, code), NOW, true)).toEqual({
      kind: 'trouble',
      trouble: { kind, tryAgainAt: NOW + 2_000 },
    })
  },
)

test('files that others have made first are told apart from people who sign in', () => {
  const data = { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, reference: '7KQM-3XDA', busyWith: 'files' }
  const refused = TRPCClientError.from({ error: { message: 'refused', code: -1, data } })
  expect(failureOf(refused, NOW, true)).toEqual({ kind: 'trouble', trouble: { kind: 'files-busy' } })
})

test('no answer at all is the network when the browser says so, and otherwise nobody knows whose fault it is', () => {
  const unanswered = TRPCClientError.from(new TypeError('Failed to fetch'))
  expect(failureOf(unanswered, NOW, false)).toEqual({ kind: 'trouble', trouble: { kind: 'offline' } })
  expect(failureOf(unanswered, NOW, true)).toEqual({ kind: 'trouble', trouble: { kind: 'unanswered' } })
})
