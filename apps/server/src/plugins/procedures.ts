import { appRouter, Busy, type Context, contextOfRequest, type Deps, PASSIVE_PROCEDURES, recordTrouble } from '@enrol/api'
import { isBusy } from '@enrol/store'
import { type AnyTRPCProcedure, callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RETRY_AFTER_S, refuse } from '../refusal.ts'
import { readBrowserTokens, readSessionToken, writeBrowserTokens, writeSessionToken } from './cookies.ts'

interface Route {
  Params: { path: string }
  Querystring: Readonly<Record<string, unknown>>
}

/** tRPC keeps them flat, by their whole names, which its types do not tell. */
const PROCEDURES = new Map(Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>))

/** How the procedure of this name is called; both ways where there is none. */
export function methodsOfProcedure(name: string): readonly string[] {
  const procedure = PROCEDURES.get(name)
  return procedure === undefined ? ['GET', 'POST'] : [methodOf(procedure)]
}

function methodOf({ _def: { type } }: AnyTRPCProcedure): 'GET' | 'POST' {
  return type === 'query' ? 'GET' : 'POST'
}

/** A file of people is larger than what anybody types: decision 016. */
const WITH_A_FILE = ['admin.previewImport', 'admin.importPeople']
const LARGEST_FILE_BODY_BYTES = 192 * 1024
/** Real ones are shorter; nobody fills our table with theirs. */
const LONGEST_USER_AGENT = 256

/**
 * Serves the procedures at `/trpc/<procedure>`: one call a request, JSON only. They are called here rather than by
 * tRPC's own adapter, which also takes batches, streams and forms, and makes a web request and response of each call.
 */
export async function serveProcedures(app: FastifyInstance, deps: Deps, publicUrl: string): Promise<void> {
  app.removeAllContentTypeParsers()
  // A procedure without input takes no body, which is the same as `{}`.
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    body.length === 0 ? {} : parsed(textOf(body), 'body'),
  )

  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.all<Route>('/trpc/:path', { preValidation: refuseOddCalls }, answer)
  app.all<Route>(
    `/trpc/:path(^(?:${WITH_A_FILE.map((path) => path.replace('.', '\\.')).join('|')})$)`,
    { onRequest: refuseLargeBodyOfStrangers, preValidation: refuseOddCalls, bodyLimit: LARGEST_FILE_BODY_BYTES },
    answer,
  )

  /** Only those who may hand in a file are listened to for so long. */
  async function refuseLargeBodyOfStrangers(request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    if (request.method !== 'POST' || length <= (app.initialConfig.bodyLimit ?? 0)) return undefined
    const { session } = await contextOfRequest(deps, factsOf(request, reply, publicUrl), true)
    if (session?.stage === 'signed-in' && session.user.role === 'administrator') return undefined
    return refuse(request, reply.header('connection', 'close'), 413, 'The request is too large.')
  }

  async function answer(request: FastifyRequest<Route>, reply: FastifyReply): Promise<unknown> {
    const { path } = request.params
    const type = request.method === 'GET' ? 'query' : 'mutation'
    const input = inputOf(request)
    const facts = factsOf(request, reply, publicUrl)
    let ctx: Context = { ...deps, request: facts, session: null }
    try {
      ctx = await contextOfRequest(deps, facts, PASSIVE_PROCEDURES.has(path))
      const call = { router: appRouter, path, type, ctx, getRawInput: async () => input, signal: undefined, batchIndex: 0 } as const
      return { result: { data: await callTRPCProcedure(call) } }
    } catch (cause) {
      // Nothing to do with this procedure; answered as everywhere.
      if (isBusy(cause)) throw cause
      const error = getTRPCErrorFromUnknown(cause)
      if (error.code === 'INTERNAL_SERVER_ERROR') {
        request.log.error({ err: error.cause ?? error, procedure: path }, 'a procedure failed')
        // Not waited for: a database in trouble must not keep the answer back as well.
        void recordTrouble(ctx, path)
      }
      if (error.code === 'SERVICE_UNAVAILABLE' || error.code === 'TOO_MANY_REQUESTS')
        reply.header('retry-after', error.cause instanceof Busy ? error.cause.retryAfterS : RETRY_AFTER_S)
      const shape = getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx })
      return reply.code(shape.data.httpStatus).send({ error: shape })
    }
  }
}

async function refuseOddCalls(request: FastifyRequest<Route>, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { input, ...others } = request.query
  if ('batch' in others || request.params.path.includes(',') || request.headers['trpc-accept'] !== undefined)
    return refuse(request, reply, 400, 'Call one procedure at a time: batches are not taken.')
  const procedure = PROCEDURES.get(request.params.path)
  if (procedure === undefined) return refuse(request, reply, 404, 'There is no procedure of this name.')
  if (Object.keys(others).length > 0) return refuse(request, reply, 400, 'A procedure takes nothing but "input" in its address.')
  if (input !== undefined && typeof input !== 'string') return refuse(request, reply, 400, 'The input is asked for once.')
  const method = methodOf(procedure)
  if (request.method !== method)
    return refuse(request, reply.header('allow', method), 405, `This ${procedure._def.type} is asked with ${method}.`)
  // It would be in logs and histories, and be ignored.
  if (method === 'POST' && input !== undefined) return refuse(request, reply, 400, 'A mutation takes its input in its body alone.')
  return undefined
}

function inputOf({ method, body, query: { input } }: FastifyRequest<Route>): unknown {
  if (method === 'POST') return body === undefined ? {} : body
  return typeof input === 'string' ? parsed(input, 'input') : undefined
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What is not UTF-8 is no JSON (RFC 8259 §8.1), and would be read as other characters than were sent. */
function textOf(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw notJson('body')
  }
}

function notJson(what: 'body' | 'input'): Error {
  return Object.assign(new Error(`The ${what} is not JSON.`), { statusCode: 400 })
}

function parsed(json: string, what: 'body' | 'input'): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw notJson(what)
  }
}

function factsOf(request: FastifyRequest, reply: FastifyReply, publicUrl: string): Parameters<typeof contextOfRequest>[1] {
  return {
    address: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null,
    reference: request.id,
    sessionToken: readSessionToken(request, publicUrl),
    setSessionToken: (token) => writeSessionToken(reply, publicUrl, token),
    browserTokens: readBrowserTokens(request, publicUrl),
    setBrowserTokens: (tokens) => writeBrowserTokens(reply, publicUrl, tokens),
  }
}
