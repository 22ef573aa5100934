import type { FastifyReply, FastifyRequest } from 'fastify'

/** The same shape that tRPC gives its errors, so that one reader understands both. */
export interface RefusalBody {
  readonly error: {
    readonly message: string
    readonly code: number
    readonly data: { readonly code: string; readonly httpStatus: number; readonly reference: string }
  }
}

const NAMES: Readonly<Record<number, { readonly code: number; readonly name: string }>> = {
  400: { code: -32600, name: 'BAD_REQUEST' },
  401: { code: -32001, name: 'UNAUTHORIZED' },
  403: { code: -32003, name: 'FORBIDDEN' },
  404: { code: -32004, name: 'NOT_FOUND' },
  405: { code: -32005, name: 'METHOD_NOT_SUPPORTED' },
  408: { code: -32008, name: 'TIMEOUT' },
  413: { code: -32013, name: 'PAYLOAD_TOO_LARGE' },
  415: { code: -32015, name: 'UNSUPPORTED_MEDIA_TYPE' },
  503: { code: -32603, name: 'SERVICE_UNAVAILABLE' },
}

/** How long a client whose request met a full queue or a locked database, or came too fast, should wait, in seconds. */
export const RETRY_AFTER_S = '2'

/** Refuses a request before any procedure runs, or whose procedure could not go on. */
export function refuse(request: FastifyRequest, reply: FastifyReply, httpStatus: number, message: string): FastifyReply {
  if (httpStatus === 503) reply.header('retry-after', RETRY_AFTER_S)
  return reply
    .code(httpStatus)
    .header('cache-control', 'no-store')
    .send(refusalBody(httpStatus, message, request.id))
}

export function refusalBody(httpStatus: number, message: string, reference: string): RefusalBody {
  const { code, name } = NAMES[httpStatus] ?? { code: -32603, name: httpStatus < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR' }
  return { error: { message, code, data: { code: name, httpStatus, reference } } }
}
