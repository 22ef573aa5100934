import type { Deps } from '@enrol/api'
import { inBlocks, newReference } from '@enrol/otp'
import { isBusy } from '@enrol/store'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyError, type FastifyInstance, LogController } from 'fastify'
import type { Env } from './env.ts'
import { answerClientError, refuseExpectations, refuseWithoutHost } from './plugins/below-routes.ts'
import { serveHealth } from './plugins/health.ts'
import { serveMailbox } from './plugins/mailbox.ts'
import { refuseOddMethods } from './plugins/odd-methods.ts'
import { serveProcedures } from './plugins/procedures.ts'
import { serveResendWebhook } from './plugins/resend-webhook.ts'
import { refuseCrossSite } from './plugins/same-origin.ts'
import { securityHeadersOf } from './plugins/security-headers.ts'
import { serveWebApp } from './plugins/web-app.ts'
import { refuse } from './refusal.ts'
import { serialiseError } from './serialise-error.ts'

const LARGEST_BODY_BYTES = 16 * 1024
/** A request, headers and body, that is not complete by then is cut off. */
const REQUEST_MS = 10_000

export type ServerOptions = Pick<Env, 'publicUrl' | 'trustProxy' | 'logLevel' | 'resendWebhookSecret' | 'demo' | 'outbox'> & {
  /** Where the built web app lies. */
  readonly webRoot: string
  /** Where the log goes; standard output when it is left out. */
  readonly logTo?: { write(line: string): void }
}

/** Makes the whole server; listening is for the caller, and so is closing what `deps` holds. */
export async function buildServer(deps: Deps, options: ServerOptions): Promise<FastifyInstance> {
  const { publicUrl, trustProxy, logLevel, logTo } = options
  const securityHeaders = securityHeadersOf(publicUrl)
  const bytesOfReferences = inBlocks(deps.randomBytes, 1024)
  const below = { securityHeaders, newReference: () => newReference(bytesOfReferences) }
  const app = Fastify({
    logger: {
      level: logLevel,
      base: null,
      serializers: { err: serialiseError },
      redact: ['req.headers', '*.password', '*.secret', '*.token'],
      ...(logTo === undefined ? {} : { stream: logTo }),
    },
    // One line an answer, of our own making, below.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: below.newReference,
    requestIdHeader: false,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    http: { connectionsCheckingInterval: 1_000, headersTimeout: REQUEST_MS, requestTimeout: REQUEST_MS, requireHostHeader: false },
    clientErrorHandler: answerClientError(below),
    forceCloseConnections: 'idle',
    // Refused below, with our own headers.
    return503OnClosing: false,
    // Fastify asks this before any hook runs, so what the hooks would do is done here.
    frameworkErrors(_error: FastifyError, request, reply) {
      request.log.info({ method: request.method, status: 400, address: request.ip }, 'the address of a request is malformed')
      refuse(request, reply.headers(securityHeaders), 400, 'The address is malformed.')
    },
  })

  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isBusy(error)) {
      request.log.warn({ err: error }, 'the database is locked by another program')
      return refuse(request, reply, 503, 'The service is busy. Try again in a few seconds.')
    }
    const status = error.statusCode ?? 500
    if (status < 500) return refuse(request, reply, status, error.message)
    request.log.error({ err: error }, 'the request failed')
    return refuse(request, reply, status, 'The server could not answer. Try again; if it goes on, tell the helpdesk the reference.')
  })
  app.addHook('onResponse', async (request, reply) => {
    const [path] = request.url.split('?')
    request.log.info(
      { method: request.method, path, status: reply.statusCode, address: request.ip, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })

  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders)
    done()
  })
  takeNothingAtTheEnd(app)
  endErrands(app, deps)
  refuseExpectations(app, below)
  refuseWithoutHost(app)
  await app.register(cookie)
  refuseOddMethods(app)
  refuseCrossSite(app, publicUrl)
  serveHealth(app, deps.store)
  await app.register((scope) => serveProcedures(scope, deps, publicUrl))
  const { resendWebhookSecret, demo, outbox, webRoot } = options
  if (resendWebhookSecret !== null) await app.register((scope) => serveResendWebhook(scope, deps, resendWebhookSecret))
  if (demo) serveMailbox(app, outbox)
  await serveWebApp(app, webRoot, { ...deps.service, publicUrl })
  return app
}

/** What goes on after its answer begins nothing more from then on; the last request may have begun some, so it is waited for at the very end. */
function endErrands(app: FastifyInstance, { errands }: Deps): void {
  app.addHook('preClose', async () => void errands.end())
  app.addHook('onClose', () => errands.end())
}

/** What comes after the end has begun is refused. A browser that keeps its connection open would keep a server that stops from ending. */
function takeNothingAtTheEnd(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  app.addHook('onRequest', async (request, reply) => {
    if (closing) return refuse(request, reply, 503, 'The service is being restarted. Try again in a few seconds.')
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
