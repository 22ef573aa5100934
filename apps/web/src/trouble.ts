import type { Trouble } from '@enrol/ui'
import { type ApiError, isApiError } from './trpc.ts'

/** What a failed call means for the page: trouble to tell of, a session that is over, or a stage that has moved on elsewhere. */
export type Failure =
  | { readonly kind: 'session-over' }
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

const BUSY_MS = 2_000

export function failureOf(error: unknown, now: number, online: boolean): Failure {
  const data = isApiError(error) ? error.data : null
  if (data?.httpStatus === 401) return { kind: 'session-over' }
  if (data?.httpStatus === 403) return { kind: 'moved-on' }
  return { kind: 'trouble', trouble: troubleOf(data ?? null, now, online) }
}

type AnsweredData = Pick<NonNullable<ApiError['data']>, 'httpStatus' | 'reference' | 'busyWith'>

function troubleOf(data: AnsweredData | null, now: number, online: boolean): Trouble {
  if (data === null) return { kind: online ? 'unanswered' : 'offline' }
  if (data.busyWith === 'files') return { kind: 'files-busy' }
  if (data.httpStatus === 503) return { kind: 'busy', tryAgainAt: now + BUSY_MS }
  if (data.httpStatus === 429) return { kind: 'too-fast', tryAgainAt: now + BUSY_MS }
  return { kind: 'server', reference: data.reference }
}
