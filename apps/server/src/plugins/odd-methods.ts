import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from '../refusal.ts'
import { methodsOfProcedure } from './procedures.ts'

/** What is neither a route of its own nor a procedure is a page or a file. */
const OF_PAGES: readonly string[] = ['GET', 'HEAD']

/**
 * A method that is not taken at an address is refused there before anything else is looked at, with those that are
 * (RFC 9110 §15.5.6). To be called before the routes are made, which it notes.
 */
export function refuseOddMethods(app: FastifyInstance): void {
  const routes = new Map<string, readonly string[]>()
  app.addHook('onRoute', ({ url, method }) => {
    routes.set(url, [...(routes.get(url) ?? []), method].flat())
  })

  app.addHook('onRequest', async (request, reply) => {
    const allowed = allowedFor(request, routes)
    if (allowed === null || allowed.includes(request.method)) return
    return refuse(request, reply.header('allow', allowed.join(', ')), 405, `This address is asked with ${allowed.join(' or ')}.`)
  })
}

/** Null where another check has the say: whether a procedure may be called comes before how, and nothing is found by any method. */
function allowedFor(
  { method, url, params, is404 }: FastifyRequest,
  routes: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const [path = ''] = url.split('?')
  // Before the routes: the pattern of the procedures' own is no address.
  if (/^\/trpc(\/|$)/.test(path)) return method === 'GET' || method === 'POST' ? null : methodsOfProcedure(nameIn(path, params))
  const route = routes.get(path)
  if (route !== undefined) return route
  return path.startsWith('/webhooks/') || !is404 ? null : OF_PAGES
}

/** Of a method that Fastify has no routes for the address is not read, and its parts are as they came. */
function nameIn(path: string, params: unknown): string {
  return (params as { readonly path?: string }).path ?? path.slice('/trpc/'.length)
}
