import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { refusalBody, refuse } from '../refusal.ts'

/** What an answer needs that is given before there is a request to speak of. */
export interface BelowRoutes {
  readonly securityHeaders: OutgoingHttpHeaders
  newReference(): string
}

interface Refusal {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: string
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The request is malformed.',
  408: 'The request did not come in time.',
  417: 'This expectation is not met here.',
  431: 'The headers are too large.',
}

/** Node's own answers carry none of our headers; these do, and their reference is in the log. */
function refusalOf({ securityHeaders, newReference }: BelowRoutes, log: FastifyBaseLogger, status: number, code: string): Refusal {
  const reference = newReference()
  log.info({ reqId: reference, status, code }, 'a request was refused before it could be read')
  const body = JSON.stringify(refusalBody(status, MESSAGES[status] ?? '', reference))
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  return { status, headers, body }
}

/** For requests that are no HTTP, too large or too slow: there is no response object, only the connection. */
export function answerClientError(below: BelowRoutes) {
  return function onClientError(this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket): void {
    const { code = '' } = error
    if (code === 'ECONNRESET' || socket.destroyed) return
    if (socket.writable) {
      const { status, headers, body } = refusalOf(below, this.log, statusOf(code), code)
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
      socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
    }
    socket.destroy(error)
  }
}

function statusOf(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400
}

/** The expectation of a `100-continue` is Node's to meet; no other is. */
export function refuseExpectations(app: FastifyInstance, below: BelowRoutes): void {
  app.server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = refusalOf(below, app.log, 417, 'EXPECTATION')
    response.writeHead(status, headers).end(body)
  })
}

/** RFC 9112 §3.2: HTTP/1.1 without a Host is malformed. Node is told to leave it to us. */
export function refuseWithoutHost(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.host === undefined && request.raw.httpVersion === '1.1')
      return refuse(request, reply.header('connection', 'close'), 400, 'The request names no host.')
  })
}
