import type { Store } from '@enrol/store'
import type { FastifyInstance } from 'fastify'

/** Alive: the process answers. Ready: so does the database, and its migrations are those of this program. */
export function serveHealth(app: FastifyInstance, store: Store): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }))

  app.get('/readyz', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      if (await store.isCurrent()) return { status: 'ready' }
      return reply.code(503).send({ status: 'migrations are missing' })
    } catch (error) {
      request.log.error({ err: error }, 'the database does not answer')
      return reply.code(503).send({ status: 'the database does not answer' })
    }
  })
}
