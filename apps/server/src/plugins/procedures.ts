import { appRouter, contextOfRequest, type Deps, PASSIVE_PROCEDURES } from '@enrol/api'
import type { TRPCError } from '@trpc/server'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../refusal.ts'
import { readSessionToken, writeSessionToken } from './session-cookie.ts'

interface Route {
  Params: { path: string }
  Querystring: Readonly<Record<string, unknown>>
}

const PROCEDURES: ReadonlySet<string> = new Set(Object.keys(appRouter._def.procedures))

/** How long a client whose sign-in met a full queue should wait, in seconds. */
const RETRY_AFTER_S = '2'

/** Serves the procedures at `/trpc/<procedure>`: one call a request, JSON only. */
export async function serveProcedures(app: FastifyInstance, deps: Deps, publicUrl: string): Promise<void> {
  // tRPC parses the body itself; here it is only made sure that it can.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '' || isParsable(body)) done(null, body)
    else done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }))
  })

  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.all<Route>('/trpc/:path', { preValidation: refuseOddCalls }, async (request, reply) => {
    const { path } = request.params
    // Made here, not by tRPC: when the database fails, the refusal still has its reference.
    const context = await contextOfRequest(deps, factsOf(request, reply, publicUrl), PASSIVE_PROCEDURES.has(path))
    await fastifyRequestHandler({
      req: request,
      res: reply,
      path,
      router: appRouter,
      allowBatching: false,
      createContext: async () => context,
      onError: ({ error }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') request.log.error({ err: error.cause ?? error, procedure: path }, 'a procedure failed')
      },
      responseMeta: ({ errors: [error] }) => (error === undefined ? {} : { headers: headersOf(error, request.method) }),
    })
    return reply
  })
}

/** What the client should do instead (RFC 9110 §10.2.3 and §15.5.6). */
function headersOf({ code }: TRPCError, method: string): Headers {
  if (code === 'SERVICE_UNAVAILABLE') return new Headers({ 'retry-after': RETRY_AFTER_S })
  if (code === 'METHOD_NOT_SUPPORTED') return new Headers({ allow: method === 'GET' ? 'POST' : 'GET' })
  return new Headers()
}

async function refuseOddCalls(request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.method === 'HEAD') return refuse(request, reply.header('allow', 'GET, POST'), 405, 'Ask with GET.')
  const { input, ...others } = request.query
  if ('batch' in others || request.params.path.includes(',') || request.headers['trpc-accept'] !== undefined)
    return refuse(request, reply, 400, 'Call one procedure at a time: batches are not taken.')
  // Known by the very name: tRPC would decode it once more.
  if (!PROCEDURES.has(request.params.path)) return refuse(request, reply, 404, 'There is no procedure of this name.')
  if (Object.keys(others).length > 0) return refuse(request, reply, 400, 'A procedure takes nothing but "input" in its address.')
  if (input !== undefined && (typeof input !== 'string' || !isParsable(input))) return refuse(request, reply, 400, 'The input is not JSON.')
  if (!isReadable(request.url, request.headers.host)) return refuse(request, reply, 400, 'The Host header is not an address.')
  // A query has no body; tRPC would choose how to read one by the type that it claims.
  if (request.method === 'GET') delete request.raw.headers['content-type']
  // tRPC reads a body from every POST; a procedure without input takes none, which is the same as `{}`.
  if (request.method === 'POST' && (request.body === undefined || request.body === '')) request.body = '{}'
  return undefined
}

/** tRPC reads the whole address, Host included, and fails on one that holds anything but a name and a port, such as `user@`. */
function isReadable(url: string, host = 'localhost'): boolean {
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(url, `http://${host}`)
}

function isParsable(json: string | Buffer): boolean {
  try {
    JSON.parse(String(json))
    return true
  } catch {
    return false
  }
}

function factsOf(request: FastifyRequest, reply: FastifyReply, publicUrl: string): Parameters<typeof contextOfRequest>[1] {
  return {
    address: request.ip,
    reference: request.id,
    sessionToken: readSessionToken(request, publicUrl),
    setSessionToken: (token) => writeSessionToken(reply, publicUrl, token),
  }
}
